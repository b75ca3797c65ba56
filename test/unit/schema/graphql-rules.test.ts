import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '..', '..', '..');
const BAD = join(ROOT, 'test', 'fixtures', 'graphql');

/** The rules as `npm run check:graphql` has them, on the schema and the operations of a folder. */
function lint(folder: string): Record<string, string[]> {
  const { stdout } = spawnSync(
    process.execPath,
    [
      join(ROOT, 'node_modules', 'eslint', 'bin', 'eslint.js'),
      ...['--config', join(ROOT, 'eslint.config.mjs')],
      ...['--format', 'json'],
      'schema/schema.graphql',
      'schema/operations',
    ],
    { cwd: folder, encoding: 'utf8' },
  );
  const files = JSON.parse(stdout) as { filePath: string; messages: { ruleId: string }[] }[];
  return Object.fromEntries(
    files.map(({ filePath, messages }) => [
      filePath.split('/').at(-1),
      [...new Set(messages.map(({ ruleId }) => ruleId.replace('@graphql-eslint/', '')))].sort(),
    ]),
  );
}

test('the rules fire on a schema and an operation that are deliberately bad', () => {
  expect(lint(BAD)).toEqual({
    'schema.graphql': [
      'naming-convention',
      'relay-arguments',
      'relay-connection-types',
      'relay-edge-types',
      'relay-page-info',
      'require-deprecation-reason',
      'require-description',
      'strict-id-in-types',
    ],
    'bad.graphql': [
      'fields-on-correct-type',
      'known-type-names',
      'naming-convention',
      'no-deprecated',
      'no-unused-fragments',
      'no-unused-variables',
    ],
  });
});

test('the rules are kept by the schema and the committed operations', () => {
  const broken = Object.entries(lint(ROOT)).filter(([, rules]) => rules.length > 0);
  expect(broken).toEqual([]);
});
