import { collect, parseChoices, parseWholeNumber } from '../../../../src/analytics/options/choice-options.js';
import { readLocationIds } from '../../../../src/analytics/options/location-option.js';
import { assertTimeZone, parseMoment } from '../../../../src/analytics/options/parse-moment.js';
import { type RangeOptions, readRange } from '../../../../src/analytics/options/range-options.js';

const NOW = new Date('2026-06-15T15:00:00Z');
const ZONE = 'America/Sao_Paulo';

test.each([
  ['2026-06-15', '2026-06-15T03:00:00.000Z'],
  ['2026-06-15T09:30', '2026-06-15T12:30:00.000Z'],
  ['2026-06-15T09:30:15.5', '2026-06-15T12:30:15.500Z'],
  ['2026-06-15T09:30:00Z', '2026-06-15T09:30:00.000Z'],
  ['2026-06-15T09:30:00+02:00', '2026-06-15T07:30:00.000Z'],
])('%s is %s to somebody in São Paulo', (text, instant) => {
  expect(parseMoment(text, ZONE, '--from').toISOString()).toBe(instant);
});

test.each(['', 'yesterday', '2026-6-1', '2026-02-30', '15/06/2026', '2026-06-15T25:00', '1781535600', '2026-W25'])(
  '"%s" is no moment',
  (text) => {
    expect(() => parseMoment(text, ZONE, '--from')).toThrow(/^--from: ".*" is neither a day such as/);
  },
);

test.each(['Mars/Olympus', '+03:00', 'local', 'system', '', 'UTC+3'])('"%s" is no time zone', (zone) => {
  expect(() => assertTimeZone(zone)).toThrow('is not an IANA zone such as');
});

test('without ends the range is the last 30 days, today included, of the zone', () => {
  const { from, to } = readRange({ timeZone: ZONE }, NOW);
  expect([from.toISOString(), to.toISOString()]).toEqual(['2026-05-17T03:00:00.000Z', '2026-06-16T03:00:00.000Z']);
});

test.each<[RangeOptions, string, string]>([
  [{ last: 7, timeZone: ZONE }, '2026-06-09T03:00:00.000Z', '2026-06-16T03:00:00.000Z'],
  [{ today: true, timeZone: ZONE }, '2026-06-15T03:00:00.000Z', '2026-06-16T03:00:00.000Z'],
  [{ month: true, timeZone: ZONE }, '2026-06-01T03:00:00.000Z', '2026-07-01T03:00:00.000Z'],
  [{ month: '2025-12', timeZone: ZONE }, '2025-12-01T03:00:00.000Z', '2026-01-01T03:00:00.000Z'],
  [{ month: '2026-03', timeZone: 'Europe/Lisbon' }, '2026-03-01T00:00:00.000Z', '2026-03-31T23:00:00.000Z'],
])('%j is from %s to %s', (options, start, end) => {
  const { from, to } = readRange(options, NOW);
  expect([from.toISOString(), to.toISOString()]).toEqual([start, end]);
});

test('the month of today is that of the zone', () => {
  const { from } = readRange({ month: true, timeZone: ZONE }, new Date('2026-07-01T01:00:00Z'));
  expect(from.toISOString()).toBe('2026-06-01T03:00:00.000Z');
});

test('days begin with their first instant, where midnight is there twice, too', () => {
  const { from, to } = readRange({ from: '2026-10-25', to: '2026-10-26', timeZone: 'Atlantic/Azores' }, NOW);
  expect([from.toISOString(), to.toISOString()]).toEqual(['2026-10-25T00:00:00.000Z', '2026-10-26T01:00:00.000Z']);
  const late = readRange({ timeZone: 'America/Havana' }, new Date('2026-11-01T12:00:00Z'));
  expect(late.to.toISOString()).toBe('2026-11-02T05:00:00.000Z');
  expect(readRange({ from: '2026-11-01', timeZone: 'America/Havana' }, new Date('2026-11-01T12:00:00Z')).from).toEqual(
    new Date('2026-11-01T04:00:00Z'),
  );
});

test('days follow daylight saving', () => {
  const { from, to } = readRange({ from: '2026-03-29', to: '2026-03-30', timeZone: 'Europe/Lisbon' }, NOW);
  expect(to.getTime() - from.getTime()).toBe(23 * 3_600_000);
});

test.each([
  ['2026-06-15', '2026-06-14'],
  ['2026-06-15', '2026-06-15'],
])('a range from %s to %s is refused', (from, to) => {
  expect(() => readRange({ from, to, timeZone: ZONE }, NOW)).toThrow(
    `--from ${from} is not before --to ${to}: the end is not included`,
  );
});

test('choices are read in any case, separated or repeated, once each', () => {
  const parse = parseChoices(['DAY', 'DAY_OF_WEEK', 'HOST']);
  expect(parse('day-of-week, Host', parse('day,host', undefined))).toEqual(['DAY', 'HOST', 'DAY_OF_WEEK']);
  expect(() => parse('day,year', undefined)).toThrow('Expected day, day-of-week, host.');
});

test('whole numbers keep to their bounds', () => {
  const parse = parseWholeNumber(1, 60);
  expect(parse('60')).toBe(60);
  for (const text of ['0', '61', '1.5', '-1', 'x', '']) expect(() => parse(text)).toThrow('from 1 to 60');
});

describe('places', () => {
  const locations = [
    { id: 'id-1', source: 'SPACEBRING', name: 'São Bento', timeZone: 'UTC' },
    { id: 'id-2', source: 'RESIDENT', name: 'São Bento', timeZone: 'UTC' },
    { id: 'id-3', source: 'W3LCOME', name: 'Chiado', timeZone: 'UTC' },
  ];
  const client = { request: async <T>() => ({ locations }) as T };

  test.each([
    [['chiado'], ['id-3']],
    [['sao bento'], ['id-1', 'id-2']],
    [
      ['id-2', 'Chiado', 'id-2'],
      ['id-2', 'id-3'],
    ],
  ])('%j are %j', async (location, ids) => {
    await expect(readLocationIds(client, { location })).resolves.toEqual(ids);
  });

  test('none asked for means all, and nothing is asked', async () => {
    const request = () => Promise.reject(new Error('was asked'));
    await expect(readLocationIds({ request }, {})).resolves.toBeNull();
  });

  test('an unknown one is refused with the names there are', async () => {
    await expect(readLocationIds(client, { location: collect('Bento', undefined) })).rejects.toThrow(
      '--location: there is no location "Bento". There are: São Bento, Chiado',
    );
  });
});
