/**
 * Compares the schema with the last released one: what would break a client fails, unless schema/released/allowed-changes.json
 * lists it with a reason. At a release, copy schema.graphql to released/<version>.graphql and empty the list.
 *
 *   node scripts/check-breaking.mjs [schema.graphql] [folder of the released ones]
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CriticalityLevel, diff } from '@graphql-inspector/core';
import { buildSchema } from 'graphql';

const [current = 'schema/schema.graphql', released = 'schema/released'] = process.argv.slice(2);

const read = (file) => buildSchema(readFileSync(file, 'utf8'));
const changes = await diff(read(join(released, newestOf(released))), read(current));
const breaking = changes.filter(({ criticality }) => criticality.level === CriticalityLevel.Breaking);

/** `[{ "type": "FIELD_REMOVED", "path": "Query.visit", "reason": "why clients can live with it" }]` */
const allowed = JSON.parse(readFileSync(join(released, 'allowed-changes.json'), 'utf8'));
const isSame = (one, other) => one.type === other.type && one.path === other.path;

const problems = [
  ...breaking
    .filter((change) => !allowed.some((entry) => isSame(entry, change)))
    .map(({ type, path, message }) => `breaks clients: ${message} (${type} at ${path})`),
  ...allowed
    .filter(({ reason }) => typeof reason !== 'string' || reason.trim() === '')
    .map(({ type, path }) => `is allowed without a reason: ${type} at ${path}`),
  ...allowed
    .filter((entry) => !breaking.some((change) => isSame(entry, change)))
    .map(({ type, path }) => `is allowed, but has not happened: ${type} at ${path}`),
];
for (const problem of problems) console.error(problem);
process.exit(problems.length === 0 ? 0 : 1);

function newestOf(folder) {
  const files = readdirSync(folder).filter((file) => file.endsWith('.graphql'));
  const newest = files.sort((one, other) => one.localeCompare(other, 'en', { numeric: true })).at(-1);
  if (newest === undefined) throw new Error(`There is no released schema in ${folder}`);
  return newest;
}
