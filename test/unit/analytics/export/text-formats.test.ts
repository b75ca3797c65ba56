import { createCsvFormat, jsonFormat, ndjsonFormat } from '../../../../src/analytics/export/text-formats.js';

const COLUMNS = [
  { name: 'name', type: 'text' },
  { name: 'amount', type: 'decimal' },
  { name: 'minutes', type: 'number' },
  { name: 'isOnSite', type: 'flag' },
] as const;

const row = (name: string | null, amount: string | null = null) => ({ name, amount, minutes: -1.5, isOnSite: false });

describe('csv', () => {
  const csv = createCsvFormat(COLUMNS);

  test('begins with the names of the columns', () => {
    expect(csv.head).toBe('name,amount,minutes,isOnSite\n');
  });

  test.each(['=1+1', '+5511999990000', '-2+3', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1+1', '－1'])(
    'shows %j instead of running it',
    (name) => {
      expect(csv.encode([row(name)], true).replace(/^"/, '')).toMatch(/^'/);
    },
  );

  test('leaves numbers numbers, whatever their sign, and null empty', () => {
    expect(csv.encode([row(null, '-12.50')], false)).toBe(',-12.50,-1.5,false\n');
  });

  test('quotes what needs quotes', () => {
    expect(csv.encode([row('a "b", c\nd')], false)).toBe('"a ""b"", c\nd",,-1.5,false\n');
  });

  test('writes nothing for a page without rows', () => {
    expect(csv.encode([], true)).toBe('');
  });
});

test('ndjson is one object a line', () => {
  expect(ndjsonFormat.encode([row('a\nb'), row('=c')], true)).toBe(
    '{"name":"a\\nb","amount":null,"minutes":-1.5,"isOnSite":false}\n{"name":"=c","amount":null,"minutes":-1.5,"isOnSite":false}\n',
  );
});

test.each([
  [[], []],
  [[[row('a')]], [row('a')]],
  [
    [[], [row('a'), row('b')], [row('c')]],
    [row('a'), row('b'), row('c')],
  ],
])('json is one array, however the rows come', (pages, rows) => {
  let count = 0;
  const parts = pages.map((page) => {
    const part = jsonFormat.encode(page, count === 0);
    count += page.length;
    return part;
  });
  expect(JSON.parse([jsonFormat.head, ...parts, jsonFormat.tail].join(''))).toEqual(rows);
});

test.each([
  ['Ana;=1+2;x', "Ana;'=1+2;x"],
  ['Ana\t@SUM(A1)', "Ana\t'@SUM(A1)"],
  ['Ana, "=1+2"', `Ana, "'=1+2"`],
  ['a\n+1', "a\n'+1"],
  ['Rua A-1; casa 2', 'Rua A-1; casa 2'],
])('%j runs nothing, whatever sign its file is split at', (text, written) => {
  const format = createCsvFormat([{ name: 'text', type: 'text' }]);
  expect(format.encode([{ text }], true)).toBe(
    `${/[,"\n]/.test(written) ? `"${written.replaceAll('"', '""')}"` : written}\n`,
  );
});

test('csv for Excel has a byte order mark and semicolons', () => {
  const format = createCsvFormat(
    [
      { name: 'a', type: 'text' },
      { name: 'b', type: 'text' },
    ],
    true,
  );
  expect(format.head + format.encode([{ a: '1;2', b: '3' }], true)).toBe('\uFEFFa;b\n"1;\'2";3\n'.replace("'", ''));
});
