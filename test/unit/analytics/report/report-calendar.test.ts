import {
  choosePeriod,
  countWeekdays,
  listPeriods,
  readCalendarRange,
} from '../../../../src/analytics/report/report-calendar.js';

const range = (from: string, to: string, timeZone = 'UTC') => readCalendarRange({ from, to, timeZone });

describe('the calendar of a report', () => {
  test('a day is a day where the clocks change, too', () => {
    const days = listPeriods(range('2026-03-28', '2026-03-31', 'Europe/Lisbon'), 'DAY');
    expect(days.map(({ start }) => start)).toEqual(['2026-03-28', '2026-03-29', '2026-03-30']);
  });

  test('a day that does not begin at midnight is there once', () => {
    const days = listPeriods(range('2018-11-03', '2018-11-06', 'America/Sao_Paulo'), 'DAY');
    expect(days.map(({ key }) => key)).toEqual(['2018-11-03', '2018-11-04', '2018-11-05']);
    expect(days.every(({ isWhole }) => isWhole)).toBe(true);
  });

  test('a day that has midnight twice begins with the first', () => {
    const days = range('2026-10-25', '2026-10-26', 'Atlantic/Azores');
    expect([days.from.toMillis(), days.to.toMillis()]).toEqual([
      Date.parse('2026-10-25T00:00:00Z'),
      Date.parse('2026-10-26T01:00:00Z'),
    ]);
    const whole = range('2026-10-25T00:00:00Z', '2026-10-26T01:00:00Z', 'Atlantic/Azores');
    expect(listPeriods(whole, 'DAY')).toEqual([
      { key: '2026-10-25', start: '2026-10-25', end: '2026-10-26', isWhole: true },
    ]);
  });

  test('a day that a zone has skipped is not there', () => {
    const days = listPeriods(range('2011-12-29', '2012-01-01', 'Pacific/Apia'), 'DAY');
    expect(days.map(({ key }) => key)).toEqual(['2011-12-29', '2011-12-31']);
  });

  test('instants are read as they are, and a day that they cut is not whole', () => {
    const days = listPeriods(range('2026-06-01T12:00:00Z', '2026-06-02T12:00:00Z', 'America/Sao_Paulo'), 'DAY');
    expect(days).toMatchObject([
      { start: '2026-06-01', isWhole: false },
      { start: '2026-06-02', isWhole: false },
    ]);
  });

  test('weeks carry the numbers of ISO, at the turn of the year as well', () => {
    const weeks = listPeriods(range('2026-12-28', '2027-01-11'), 'WEEK');
    expect(weeks.map(({ key }) => key)).toEqual(['2026-W53', '2027-W01']);
  });

  test('120 days are days, one more makes weeks', () => {
    expect(choosePeriod(range('2026-01-01', '2026-05-01'))).toBe('DAY');
    expect(choosePeriod(range('2026-01-01', '2026-05-02'))).toBe('WEEK');
  });

  test('days of the week are counted from Monday', () => {
    expect(countWeekdays(range('2026-06-01', '2026-06-10'))).toEqual([2, 2, 1, 1, 1, 1, 1]);
  });
});
