import { statsWindows } from '../../../../src/domain/statistics/read-counted-visits.js';
import { addDays, MS_PER_DAY } from '../../../../src/domain/time/time-range.js';

const now = new Date('2026-06-15T12:34:00Z');
const widths = (windows: ReturnType<typeof statsWindows>) =>
  windows.map(({ from, to }) => (to.getTime() - from.getTime()) / MS_PER_DAY);

describe('the windows of statistics', () => {
  test.each([1, 13, 30, 60, 400, 3_000, 36_500])('tile %p days without gap, few in number', (days) => {
    const range = { from: addDays(now, -days + 2), to: addDays(now, 2) };
    const windows = statsWindows(range, now);
    expect(windows.length).toBeLessThanOrEqual(18);
    expect(windows.slice(1).map(({ from }) => from)).toEqual(windows.slice(0, -1).map(({ to }) => to));
    expect(windows[0]?.from.getTime()).toBeLessThanOrEqual(range.from.getTime());
    expect(windows.at(-1)?.to.getTime()).toBeGreaterThanOrEqual(range.to.getTime());
  });

  test('keep days that are over apart from those that may change', () => {
    const windows = statsWindows({ from: addDays(now, -29), to: addDays(now, 1) }, now);
    expect(windows.map(({ to }) => to.toISOString())).toEqual(['2026-06-13T00:00:00.000Z', '2026-06-17T00:00:00.000Z']);
  });

  test('are mostly the same for the same question tomorrow', () => {
    const today = statsWindows({ from: addDays(now, -200), to: now }, now);
    const tomorrow = statsWindows({ from: addDays(now, -199), to: addDays(now, 1) }, addDays(now, 1));
    const shared = tomorrow.filter(({ from, to }) => today.some((one) => +one.from === +from && +one.to === +to));
    expect(shared.length).toBeGreaterThanOrEqual(today.length - 3);
  });

  test('of a week are one', () => {
    expect(widths(statsWindows({ from: addDays(now, -5), to: addDays(now, 2) }, now))).toEqual([8]);
  });
});
