import fc from 'fast-check';
import { cutWindow, nextWidthMs, passedPart, remainderOf } from '../../../../src/domain/lists/window.js';

const range = { from: new Date(0), to: new Date(1_000) };
const direction = fc.constantFrom('ASC' as const, 'DESC' as const);

describe('windows', () => {
  test('tile the range without gap or overlap, from the wanted end', () => {
    fc.assert(
      fc.property(direction, fc.integer({ min: 1, max: 1_500 }), (order, widthMs) => {
        const windows = [];
        let rest: typeof range | null = range;
        while (rest !== null) {
          const cut = cutWindow(rest, widthMs, order);
          windows.push(cut.window);
          rest = cut.rest;
        }
        const sorted = order === 'ASC' ? windows : windows.reverse();
        expect(sorted[0]?.from).toEqual(range.from);
        expect(sorted.at(-1)?.to).toEqual(range.to);
        for (const [index, window] of sorted.slice(1).entries()) expect(window.from).toEqual(sorted[index]?.to);
      }),
    );
  });

  test('of what is left and what is passed make up the whole range', () => {
    fc.assert(
      fc.property(direction, fc.integer({ min: 0, max: 999 }), (order, at) => {
        const rest = remainderOf(range, order, [at, 'W3LCOME', '1']);
        const passed = passedPart(range, rest, order);
        const parts = [rest, passed].filter((part) => part !== null);
        const covered = parts.reduce((sum, { from, to }) => sum + to.getTime() - from.getTime(), 0);
        expect(covered).toBe(1_000);
        expect(rest !== null && at >= rest.from.getTime() && at < rest.to.getTime()).toBe(true);
      }),
    );
  });

  test('grow four times when they were empty, and shrink to what fills the page when they were full', () => {
    expect(nextWidthMs(10 * 3_600_000, { found: 0, wanted: 26 })).toBe(40 * 3_600_000);
    expect(nextWidthMs(40 * 3_600_000, { found: 400, wanted: 25 })).toBe(10 * 3_600_000);
    expect(nextWidthMs(40 * 3_600_000, { found: 40, wanted: 20 })).toBe(26 * 3_600_000);
  });
});
