import {
  writeCount,
  writeCounted,
  writeDay,
  writeMean,
  writeMinutes,
  writeMoment,
  writeShare,
  writeWeekday,
} from '../../../../src/analytics/report/write-figures.js';

describe('figures in words', () => {
  test.each([
    ['counts have separators', writeCount(1_234_567), '1,234,567'],
    ['one is one', writeCounted(1, 'visit'), '1 visit'],
    ['none are many', writeCounted(0, 'person', 'people'), '0 people'],
    ['small means have a tenth', writeMean(4.25), '4.3'],
    ['large means have none', writeMean(123.4), '123'],
    ['shares are per cent', writeShare(0.1234), '12.3%'],
    ['no share is a dash', writeShare(null), '–'],
    ['minutes below an hour', writeMinutes(54.4), '54 min'],
    ['minutes of full hours', writeMinutes(119.6), '2 h'],
    ['hours and minutes', writeMinutes(95), '1 h 35 min'],
    ['nobody stayed', writeMinutes(null), '–'],
    ['days have a day of the week', writeDay('2026-06-09'), 'Tue 9 Jun 2026'],
    [
      'moments are those of the zone',
      writeMoment('2026-06-09T02:30:00Z', 'America/Sao_Paulo'),
      'Mon 8 Jun 2026, 23:30',
    ],
    ['weeks begin with Monday', writeWeekday(1), 'Monday'],
    ['weeks end with Sunday', writeWeekday(7), 'Sunday'],
  ])('%s', (_what, written, expected) => {
    expect(written).toBe(expected);
  });
});
