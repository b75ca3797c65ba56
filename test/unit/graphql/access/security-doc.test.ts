import { access, readFile } from 'node:fs/promises';
import { isInputObjectType, isObjectType } from 'graphql';
import { SETTING_GROUPS, SETTING_NAMES } from '../../../../src/config/settings.js';
import { ERROR_CODES } from '../../../../src/domain/errors/error-code.js';
import { SCOPES } from '../../../../src/domain/model/scope.js';
import { type Marked, personalKindOf, scopeOf } from '../../../../src/graphql/access/guard-schema.js';
import { PERSONAL_KINDS } from '../../../../src/graphql/access/masks.js';
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

const SECTIONS = text.split(/^## /m).slice(1);
const titleOf = (section: string) => section.slice(0, section.indexOf('\n'));
/** What the page says in code, as often as it does. */
const CODE = [...text.matchAll(/`([^`\n]+)`/g)].map(([, code]) => code ?? '');

test('docs/security.md has each section once, in the order in which a request meets what it promises', () => {
  expect(SECTIONS.map(titleOf)).toEqual([
    'Sign-in',
    'Scopes',
    'Personal data',
    'Locations',
    'Demand',
    'Known attacks',
    'Logs, metrics and errors',
    'Dependencies',
    'What is not promised',
  ]);
});

test.each(SECTIONS.slice(0, -1).map((section) => [titleOf(section), section]))(
  'the section %s of docs/security.md says which tests keep it',
  (_title, section) => {
    expect(section).toMatch(/`test\/[\w./-]+\.test\.ts`/);
  },
);

test('what docs/security.md points to is there', async () => {
  const named = CODE.filter((code) => /^test\/[\w./-]+$/.test(code)).map((path) => new URL(path, ROOT));
  const linked = [...text.matchAll(/\]\(([\w./-]+)\)/g)].map(([, path]) => new URL(path ?? '', new URL('docs/', ROOT)));
  expect(Math.min(named.length, linked.length)).toBeGreaterThan(1);
  await Promise.all([...named, ...linked].map((url) => access(url)));
});

test('the settings, codes and scopes that docs/security.md names are there', () => {
  const known = new Set<string>([...SETTING_NAMES, ...ERROR_CODES, ...PERSONAL_KINDS, ...SCOPES, ...OTHER_WORDS]);
  const words = CODE.filter((code) => /^[A-Z][A-Z0-9_]{3,}$/.test(code) || /^[a-z]+:[a-z]+$/.test(code));
  expect(words.length).toBeGreaterThan(40);
  expect(words.filter((word) => !known.has(word))).toEqual([]);
});

test('the defaults that docs/security.md names are those of the settings', () => {
  const defaults = new Map(
    SETTING_GROUPS.flatMap(({ settings }) => settings).map((one) => [one.name, one.defaultText]),
  );
  const told = [...text.matchAll(/`([A-Z_]+)` (\d+)(?= \||,)/g)].map(([, name = '', value]) => [name, value]);
  expect(told.length).toBeGreaterThan(4);
  expect(told).toEqual(told.map(([name = '']) => [name, defaults.get(name)]));
});

/** Of the project, and neither setting nor code. */
const OTHER_WORDS = ['NOT_DONE', 'VISITGRAPH_FUZZ_SEED'];
