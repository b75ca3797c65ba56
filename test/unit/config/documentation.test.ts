import { readFileSync } from 'node:fs';
import { renderConfigurationTable, renderEnvExample } from '../../../src/config/render-settings.js';
import { SETTING_GROUPS, SETTING_NAMES } from '../../../src/config/settings.js';

const settings = SETTING_GROUPS.flatMap((group) => group.settings);
const namesAndDefaults = settings.map(({ name, defaultText }) => [name, defaultText]);

function read(file: string): string {
  return readFileSync(new URL(`../../../${file}`, import.meta.url), 'utf8');
}

/** Name and default of each row of the table under `## Configuration`. */
function configurationRows(markdown: string): (string | null)[][] {
  const section = /^## Configuration\n([\s\S]*?)(?=^## |(?![\s\S]))/m.exec(markdown)?.[1] ?? '';
  return [...section.matchAll(/^\| `([A-Z0-9_]+)` \| (?:`([^`]*)`|-) \|/gm)].map(([, name, value]) => [
    name ?? '',
    value ?? null,
  ]);
}

test('every variable of the schema is documented once, in one group', () => {
  expect(settings.map(({ name }) => name)).toEqual(SETTING_NAMES);
});

test.each(settings)('$name is described in a sentence', ({ description }) => {
  expect(description).toMatch(/^.{10,}\.$/);
});

test('.env.example has every variable with its default, commented out', () => {
  const lines = [...read('.env.example').matchAll(/^# ([A-Z0-9_]+)=(.*)$/gm)].map(([, name, value]) => [
    name,
    value === '' ? null : value,
  ]);
  expect(lines).toEqual(namesAndDefaults);
  expect(read('.env.example')).toBe(renderEnvExample());
});

test('.env.example changes nothing when it is copied as it is', () => {
  expect(
    read('.env.example')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#')),
  ).toEqual([]);
});

test('the README lists every variable with its default', () => {
  expect(configurationRows(read('README.md'))).toEqual(namesAndDefaults);
});

test('the comparison of the README notices a missing row and a changed default', () => {
  const table = `## Configuration\n\n${renderConfigurationTable()}\n## Next\n`;
  expect(configurationRows(table)).toEqual(namesAndDefaults);
  expect(configurationRows(table.replace(/^\| `PORT`.*\n/m, ''))).not.toEqual(namesAndDefaults);
  expect(configurationRows(table.replace('`4000`', '`4001`'))).not.toEqual(namesAndDefaults);
});
