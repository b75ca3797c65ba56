/**
 * Puts what /explorer serves into one folder, dist/explorer: GraphiQL and React as they are published, our page around
 * them, and the committed operations. So a production install needs none of those packages.
 */
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse, print } from 'graphql';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const require = createRequire(import.meta.url);

const graphiql = dirname(require.resolve('graphiql/package.json'));
const page = join(root, 'src', 'server', 'explorer', 'page');
const operations = join(root, 'schema', 'operations');

const FILES = {
  'graphiql.js': join(graphiql, 'graphiql.min.js'),
  'graphiql.css': join(graphiql, 'graphiql.min.css'),
  'react.js': join(dirname(require.resolve('react/package.json')), 'umd', 'react.production.min.js'),
  'react-dom.js': join(dirname(require.resolve('react-dom/package.json')), 'umd', 'react-dom.production.min.js'),
  'explorer.html': join(page, 'explorer.html'),
  'explorer.css': join(page, 'explorer.css'),
  'explorer.js': join(page, 'explorer.js'),
};

/** Each file appears whole or not at all: a gateway may be serving the folder. */
export function copyExplorer(folder) {
  mkdirSync(folder, { recursive: true });
  const write = (name, content) => {
    const draft = join(folder, `.${name}.${process.pid}`);
    writeFileSync(draft, content);
    renameSync(draft, join(folder, name));
  };
  // The maps that the published files name are not served, and are half of GraphiQL's size.
  for (const [name, from] of Object.entries(FILES)) {
    write(name, readFileSync(from, 'utf8').replace(/\n\/\/# sourceMappingURL=\S+\s*$/, '\n'));
  }
  write('operations.json', JSON.stringify(readOperations()));
}

/** What most people come for stands in the first tab. */
const FIRST = 'front-desk-today.graphql';

/** The committed documents; then those that run as they are, last those that change something. */
function readOperations() {
  return readdirSync(operations)
    .filter((file) => file.endsWith('.graphql'))
    .sort((one, other) => Number(other === FIRST) - Number(one === FIRST) || one.localeCompare(other))
    .map((file) => toTab(readFileSync(join(operations, file), 'utf8')))
    .sort((one, other) => rankOf(one) - rankOf(other));
}

function toTab(query) {
  const found = parse(query).definitions.filter(({ kind }) => kind === 'OperationDefinition');
  // Only what has no default needs a value to start from.
  const variables = found.flatMap(({ variableDefinitions = [] }) => variableDefinitions.filter(isWithoutDefault));
  return {
    query,
    isWrite: found.some(({ operation }) => operation === 'mutation'),
    variables: Object.fromEntries(variables.map(({ variable, type }) => [variable.name.value, print(type)])),
  };
}

function isWithoutDefault({ defaultValue }) {
  return defaultValue === undefined;
}

function rankOf({ isWrite, variables }) {
  if (isWrite) return 2;
  return Object.values(variables).some((type) => type.endsWith('!') && type !== 'DateTime!') ? 1 : 0;
}
