import fc from 'fast-check';
import { alignOutwards } from '../../../../src/domain/time/time-grid.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

function aligned(from: string, to: string): string[] {
  const range = alignOutwards({ from: new Date(from), to: new Date(to) });
  return [range.from.toISOString(), range.to.toISOString()];
}

describe('a range on the grid', () => {
  test.each([
    ['an hour', '2026-06-15T14:10:00Z', '2026-06-15T15:10:00Z', '2026-06-15T14:00:00.000Z', '2026-06-15T16:00:00.000Z'],
    [
      'a local day',
      '2026-06-15T03:00:00Z',
      '2026-06-16T03:00:00Z',
      '2026-06-15T03:00:00.000Z',
      '2026-06-16T03:00:00.000Z',
    ],
    [
      'a day of 25 hours in a zone of half hours',
      '2026-04-04T13:30:00Z',
      '2026-04-05T14:30:00Z',
      '2026-04-04T13:00:00.000Z',
      '2026-04-05T15:00:00.000Z',
    ],
    ['a week', '2026-06-15T03:00:00Z', '2026-06-22T03:00:00Z', '2026-06-15T00:00:00.000Z', '2026-06-23T00:00:00.000Z'],
  ])('that is %s is read by hours up to a day, by UTC days above', (_what, from, to, gridFrom, gridTo) => {
    expect(aligned(from, to)).toEqual([gridFrom, gridTo]);
  });

  test('holds the range, is less than a step wider on each side, and stays as it is', () => {
    const instant = fc.integer({ min: -5e11, max: 2e12 });
    fc.assert(
      fc.property(instant, fc.integer({ min: 1, max: 100 * DAY_MS }), (start, length) => {
        const range = { from: new Date(start), to: new Date(start + length) };
        const grid = alignOutwards(range);
        const stepMs = length > DAY_MS ? DAY_MS : HOUR_MS;
        const before = start - grid.from.getTime();
        const behind = grid.to.getTime() - start - length;
        expect(Math.min(before, behind)).toBeGreaterThanOrEqual(0);
        expect(Math.max(before, behind)).toBeLessThan(stepMs);
        expect(alignOutwards(grid)).toEqual(grid);
      }),
    );
  });
});
