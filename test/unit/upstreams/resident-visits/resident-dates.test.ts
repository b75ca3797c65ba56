import { createResidentDates, parseServerTime } from '../../../../src/upstreams/resident-visits/values.js';

const MEXICO = 'America/Mexico_City';
const read = (text: string | null | undefined, timeZone: string = MEXICO) =>
  createResidentDates(timeZone).parseMoment(text);

describe('a calendar day is placed at its start in the zone and counts as reached when it ends', () => {
  test.each([
    ['a date alone', '2026-03-15'],
    ['what the web client writes', '2026-03-15T00:00:00.000Z'],
    ['midnight without fraction', '2026-03-15T00:00:00Z'],
    ['the .NET round-trip form with seven digits', '2026-03-15T00:00:00.0000000Z'],
    ['midnight without seconds', '2026-03-15T00:00Z'],
    ['lower-case marks', '2026-03-15t00:00:00z'],
    ['the text of toUTCString', 'Sun, 15 Mar 2026 00:00:00 GMT'],
    ['slashes with the year first', '2026/03/15'],
    ['figures without leading zeros', '2026-3-15'],
    ['an English month', '15 March 2026'],
    ['an English month first', 'Mar 15, 2026'],
    ['the text of toDateString', 'Sun Mar 15 2026'],
    ['day first, as only days go beyond 12', '15/03/2026'],
    ['month first, as only days go beyond 12', '03/15/2026'],
    ['dots', '15.3.2026'],
    ['a Spanish month', 'domingo, 15 de marzo de 2026'],
    ['a Portuguese month', '15 de março de 2026'],
    ['an accented day of the week', 'sábado 15 mar 2026'],
    ['hyphens around a month', '15-Mar-2026'],
    ['surrounding spaces', '  2026-03-15 '],
  ])('%s: %s', (_form, text) => {
    expect(read(text)).toEqual({
      at: new Date('2026-03-15T06:00:00Z'),
      reachedAt: new Date('2026-03-16T06:00:00Z'),
      isCalendarDay: true,
    });
  });
});

describe('a time of day is an instant', () => {
  test.each([
    ['.NET round-trip form', '2026-03-15T14:30:00.1239999Z', '2026-03-15T14:30:00.123Z'],
    ['the browser form', '2026-03-15T14:30:00.250Z', '2026-03-15T14:30:00.250Z'],
    ['an offset', '2026-03-15T14:30:00-03:00', '2026-03-15T17:30:00Z'],
    ['an offset without colon', '2026-03-15T14:30:00+0530', '2026-03-15T09:00:00Z'],
    ['an offset of hours', '2026-03-15T14:30+02', '2026-03-15T12:30:00Z'],
    ['no zone: the configured one', '2026-03-15T14:30:00', '2026-03-15T20:30:00Z'],
    ['a space and no seconds', '2026-03-15 14:30', '2026-03-15T20:30:00Z'],
    ['slashes with the year first', '2026/03/15 14:30:05', '2026-03-15T20:30:05Z'],
    ['the afternoon', '2026-03-15 2:30 PM', '2026-03-15T20:30:00Z'],
    ['noon', '2026-03-15 12:05 p.m.', '2026-03-15T18:05:00Z'],
    ['day first with a time', '15/03/2026 14:30', '2026-03-15T20:30:00Z'],
    ['a spaced half of the day', '2026-03-15 2:30\u00a0p.\u00a0m.', '2026-03-15T20:30:00Z'],
    ['figures that are the same in both orders', '03/03/2026 14:30', '2026-03-03T20:30:00Z'],
    ['past midnight', '2026-03-15 12:05 am', '2026-03-15T06:05:00Z'],
    ['the text of toUTCString', 'Sun, 15 Mar 2026 14:30:00 GMT', '2026-03-15T14:30:00Z'],
    ['the text of toString', 'Sun Mar 15 2026 14:30:00 GMT-0600 (hora estándar central)', '2026-03-15T20:30:00Z'],
    ['midnight elsewhere than in UTC', '2026-03-15T00:00:00-06:00', '2026-03-15T06:00:00Z'],
    ['midnight in UTC written as an offset', '2026-03-15T00:00:00+00:00', '2026-03-15T00:00:00Z'],
    ['local midnight written as a time', '2026-03-15T00:00:00', '2026-03-15T06:00:00Z'],
    ['a moment after midnight', '2026-03-15T00:00:00.0000001Z', '2026-03-15T00:00:00Z'],
    ['a millisecond after midnight', '2026-03-15T00:00:00.001Z', '2026-03-15T00:00:00.001Z'],
    ['a zone beside its offset', '2026-11-20T09:30:00-03:00[America/Sao_Paulo]', '2026-11-20T12:30:00Z'],
    ['a zone beside UTC', '2026-11-20T09:30:00Z[America/Sao_Paulo]', '2026-11-20T09:30:00Z'],
    ['midnight in UTC beside a zone', '2026-11-20T00:00:00Z[America/Sao_Paulo]', '2026-11-20T00:00:00Z'],
    ['a zone in place of an offset', '2026-11-20T09:30[America/Sao_Paulo]', '2026-11-20T12:30:00Z'],
    ['the later of two equal wall times', '2026-10-25T02:30:00+01:00[Europe/Madrid]', '2026-10-25T01:30:00Z'],
    ['an offset for a zone', '2026-11-20T09:30:00-03:00[-03:00]', '2026-11-20T12:30:00Z'],
    ['a zone that must be heeded', '2026-11-20T09:30:00-03:00[!America/Sao_Paulo]', '2026-11-20T12:30:00Z'],
    ['a zone that nobody knows', '2026-11-20T09:30:00-03:00[Atlantis/Center]', '2026-11-20T12:30:00Z'],
    ['a calendar', '2026-11-20T09:30:00-03:00[America/Sao_Paulo][u-ca=hebrew]', '2026-11-20T12:30:00Z'],
    ['the calendar that must be heeded', '2026-11-20T09:30:00-03:00[!u-ca=gregory]', '2026-11-20T12:30:00Z'],
  ])('%s: %s', (_form, text, instant) => {
    expect(read(text)).toEqual({ at: new Date(instant), reachedAt: new Date(instant), isCalendarDay: false });
  });
});

test.each([
  [undefined],
  [null],
  [''],
  ['   '],
  ['mañana por la tarde'],
  ['tomorrow'],
  ['05/03/2026 14:30'],
  ['13/13/2026'],
  ['31/02/2026'],
  ['15/03-2026'],
  ['05-03-2026'],
  ['2026'],
  ['2026-03'],
  ['14:30'],
  ['2026-W12'],
  ['1773585000000'],
  ['2026-02-30'],
  ['2026-02-29T10:00:00Z'],
  ['2026-13-01'],
  ['2026-00-10'],
  ['2026-03-00'],
  ['2026-03-15T25:00:00Z'],
  ['2026-03-15T24:00:00Z'],
  ['2026-03-15T10:60:00Z'],
  ['2026-03-15T10:00:61Z'],
  ['2026-03-15 13:30 PM'],
  ['2026-03-15 0:30 AM'],
  ['2026-03-15T10:00:00+15:00'],
  ['2026-03/15'],
  ['2026-03-15T10:00:00Zulu'],
  ['2026-03-15 a las 10'],
  ['0001-01-01T00:00:00'],
  ['15 Foo 2026'],
  ['15 Ma 2026'],
  ['2026-11-20T09:30:00-02:00[America/Sao_Paulo]'],
  ['2026-11-20T09:30:00-03:00[!Atlantis/Center]'],
  ['2026-11-20T09:30:00[Atlantis/Center]'],
  ['2026-11-20T09:30:00-03:00[!u-ca=hebrew]'],
  ['2026-11-20T09:30:00-03:00[!x-y=z]'],
  ['2026-11-20T09:30:00-03:00[America/Sao_Paulo][Europe/Lisbon]'],
  ['2026-11-20T09:30:00-03:00[u-ca=gregory][America/Sao_Paulo]'],
  ['2026-11-20T09:30:00-03:00[]'],
  ['2026-11-20T09:30:00-03:00[America/Sao_Paulo'],
  ['2026-11-20[America/Sao_Paulo]'],
  [`2026-03-15${' '.repeat(50_000)}x`],
  [`Mar 15 2026 (${'('.repeat(50_000)}`],
])('text that cannot be read in one way only is nothing: %p', (text) => {
  expect(read(text)).toBeNull();
});

test('a leap day is a day', () => {
  expect(read('2028-02-29', 'UTC')?.at).toEqual(new Date('2028-02-29T00:00:00Z'));
});

describe('daylight saving', () => {
  test.each([
    ['a day of 23 hours', '2026-03-29', 'Europe/Madrid', '2026-03-28T23:00:00Z', '2026-03-29T22:00:00Z'],
    ['a day of 25 hours', '2026-10-25', 'Europe/Madrid', '2026-10-24T22:00:00Z', '2026-10-25T23:00:00Z'],
    ['a day that begins at 01:00', '2018-11-04', 'America/Sao_Paulo', '2018-11-04T03:00:00Z', '2018-11-05T02:00:00Z'],
    [
      'a day whose midnight comes twice',
      '2025-11-02',
      'America/Havana',
      '2025-11-02T04:00:00Z',
      '2025-11-03T05:00:00Z',
    ],
    ['a day that was left out', '2011-12-30', 'Pacific/Apia', '2011-12-30T10:00:00Z', '2011-12-30T10:00:00Z'],
    ['half-hour zones', '2026-03-15', 'Asia/Kolkata', '2026-03-14T18:30:00Z', '2026-03-15T18:30:00Z'],
  ])('%s', (_case, text, timeZone, start, end) => {
    expect(read(text, timeZone)).toMatchObject({ at: new Date(start), reachedAt: new Date(end) });
  });

  test.each([
    ['a wall time that was skipped is as long after the jump', '2026-03-29T02:30:00', '2026-03-29T01:30:00Z'],
    ['a wall time shown twice is the first of the two', '2026-10-25T02:30:00', '2026-10-25T00:30:00Z'],
    ['summer', '2026-07-01T12:00:00', '2026-07-01T10:00:00Z'],
    ['winter', '2026-01-01T12:00:00', '2026-01-01T11:00:00Z'],
  ])('%s', (_case, text, instant) => {
    expect(read(text, 'Europe/Madrid')?.at).toEqual(new Date(instant));
  });
});

test('days are remembered without mixing them up', () => {
  const dates = createResidentDates(MEXICO);
  const first = dates.parseMoment('2026-03-15');
  expect(dates.parseMoment('2026-03-16')?.at).toEqual(new Date('2026-03-16T06:00:00Z'));
  expect(dates.parseMoment('2026-03-15T00:00:00.000Z')).toBe(first);
});

describe('times the server wrote', () => {
  test.each([
    ['with Z, right after the creation', '2026-03-15T14:30:00.1234567Z', '2026-03-15T14:30:00.123Z'],
    ['without Z, on every later read', '2026-03-15T14:30:00.1234567', '2026-03-15T14:30:00.123Z'],
    ['midnight is no calendar day', '2026-03-15T00:00:00.0000000', '2026-03-15T00:00:00Z'],
    ['an offset counts', '2026-03-15T14:30:00-06:00', '2026-03-15T20:30:00Z'],
  ])('%s', (_form, text, instant) => {
    expect(parseServerTime(text)).toEqual(new Date(instant));
  });

  test.each([[null], [undefined], [''], ['0001-01-01T00:00:00'], ['ayer']])('%p is no time', (text) => {
    expect(parseServerTime(text)).toBeNull();
  });
});

test('reports texts that cannot be read, and neither empty ones nor dates', () => {
  const told: string[] = [];
  const { parseMoment } = createResidentDates(MEXICO, (text) => told.push(text));
  for (const text of [undefined, null, '', '  ', '2026-03-15', '05/03/2026', 'luego']) parseMoment(text);
  expect(told).toEqual(['05/03/2026', 'luego']);
});
