import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const RELEASED = '"""A query.""" type Query { visit(id: ID!): String, host: String }';
const REMOVED = { type: 'FIELD_REMOVED', path: 'Query.host' };

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'visitgraph-released-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

/** Compares `current` with what is released; older versions are there to be passed over. */
function check(current: string, allowed: readonly object[] = []) {
  writeFileSync(join(folder, '0.2.0.graphql'), 'type Query { old: Int }');
  writeFileSync(join(folder, '0.10.0.graphql'), RELEASED);
  writeFileSync(join(folder, 'allowed-changes.json'), JSON.stringify(allowed));
  const schema = join(folder, 'current.txt');
  writeFileSync(schema, current);
  const { status, stderr } = spawnSync(process.execPath, ['scripts/check-breaking.mjs', schema, folder], {
    encoding: 'utf8',
  });
  return { status, stderr };
}

test('what clients cannot notice passes: something new, something deprecated', () => {
  const current = 'type Query { visit(id: ID!): String, host: String @deprecated(reason: "Use visit."), more: Int }';
  expect(check(current)).toEqual({ status: 0, stderr: '' });
});

test.each([
  ['a field that is gone', 'type Query { visit(id: ID!): String }', 'FIELD_REMOVED at Query.host'],
  ['a field of another type', 'type Query { visit(id: ID!): Int, host: String }', 'FIELD_TYPE_CHANGED at Query.visit'],
  [
    'an argument that must be given now',
    'type Query { visit(id: ID!, source: String!): String, host: String }',
    'FIELD_ARGUMENT_ADDED at Query.visit.source',
  ],
])('%s breaks clients', (_what, current, problem) => {
  const { status, stderr } = check(current);
  expect([status, stderr]).toEqual([1, expect.stringContaining(problem)]);
});

test('a change that is listed with a reason passes', () => {
  const allowed = [{ ...REMOVED, reason: 'Nobody has used it since spring.' }];
  expect(check('type Query { visit(id: ID!): String }', allowed)).toEqual({ status: 0, stderr: '' });
});

test('a change that is listed without a reason does not', () => {
  const { status, stderr } = check('type Query { visit(id: ID!): String }', [{ ...REMOVED, reason: ' ' }]);
  expect([status, stderr]).toEqual([1, expect.stringContaining('without a reason')]);
});

test('an entry that allows what has not happened is refused, so that the list does not outlive its release', () => {
  const { status, stderr } = check(RELEASED, [{ ...REMOVED, reason: 'Gone soon.' }]);
  expect([status, stderr]).toEqual([1, expect.stringContaining('has not happened')]);
});
