import { access, readFile } from 'node:fs/promises';
import { isInputObjectType, isObjectType } from 'graphql';
import { SCOPES } from '../../../../src/domain/access/scope.js';
import { type Marked, personalKindOf, scopeOf } from '../../../../src/graphql/access/field-access.js';
import { PERSONAL_KINDS } from '../../../../src/graphql/access/personal-kind.js';
import { schema } from '../graph-harness.js';

const ROOT = new URL('../../../../', import.meta.url);
const text = await readFile(new URL('docs/security.md', ROOT), 'utf8');

/** Rows of tables whose first cell is a code word: `| \`word\` | … | \`Type.field\`, … |`. */
const rows = [...text.matchAll(/^\| `(?<word>[A-Za-z:]+)` \|(?:.*\|)?(?<fields>[^|]*)\|$/gm)].map(
  ({ groups }): [string, string[]] => [
    groups?.['word'] ?? '',
    [...(groups?.['fields'] ?? '').matchAll(/`(\w+\.\w+)`/g)].map(([, field]) => field ?? '').sort(),
  ],
);
const documented = new Map(rows);

/** Coordinates of everything with a mark, in the order of the alphabet. */
function markedAs(isMarked: (marked: Marked) => boolean): string[] {
  return Object.values(schema.getTypeMap())
    .flatMap((type) =>
      isObjectType(type) || isInputObjectType(type)
        ? Object.values(type.getFields()).flatMap((field) => (isMarked(field) ? `${type.name}.${field.name}` : []))
        : [],
    )
    .sort();
}

test.each(SCOPES)('docs/security.md says what needs the scope %s, and nothing else', (scope) => {
  expect(documented.get(scope)).toEqual(markedAs((marked) => scopeOf(marked) === scope));
});

test.each(PERSONAL_KINDS)('docs/security.md says what is masked as %s, and nothing else', (kind) => {
  expect(documented.get(kind)).toEqual(markedAs((marked) => personalKindOf(marked) === kind));
});

test('the tests that docs/security.md names are there', async () => {
  const named = [...text.matchAll(/`(test\/[\w./-]+)`/g)].map(([, path]) => path ?? '');
  expect(named.length).toBeGreaterThan(3);
  await Promise.all(named.map((path) => access(new URL(path, ROOT))));
});
