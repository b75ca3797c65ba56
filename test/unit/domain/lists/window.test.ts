import fc from 'fast-check';
import {
  cutWindow,
  nextWidthMs,
  passedPart,
  remainderOf,
  windowToResume,
} from '../../../../src/domain/lists/window.js';
import type { TimeRange } from '../../../../src/domain/time/time-range.js';

const HOUR_MS = 3_600_000;
const range = { from: new Date(0), to: new Date(1_000) };
const direction = fc.constantFrom('ASC' as const, 'DESC' as const);
const widthHours = fc.constantFrom(1, 3, 6, 12, 24, 48, 96, 192, 384);

function hours(from: number, to: number): TimeRange {
  return { from: new Date(from * HOUR_MS), to: new Date(to * HOUR_MS) };
}

function cutAll(frame: TimeRange, widthMs: number, order: 'ASC' | 'DESC'): TimeRange[] {
  const windows = [];
  let rest: TimeRange | null = frame;
  while (rest !== null) {
    const cut = cutWindow(rest, widthMs, order);
    windows.push(cut.window);
    rest = cut.rest;
  }
  return order === 'ASC' ? windows : windows.reverse();
}

describe('windows', () => {
  test('tile the range without gap or overlap, from the wanted end', () => {
    const span = fc.tuple(fc.integer({ min: -5_000, max: 5_000 }), fc.integer({ min: 1, max: 5_000 }));
    fc.assert(
      fc.property(direction, widthHours, span, (order, width, [start, length]) => {
        const frame = hours(start, start + length);
        const windows = cutAll(frame, width * HOUR_MS, order);
        expect(windows[0]?.from).toEqual(frame.from);
        expect(windows.at(-1)?.to).toEqual(frame.to);
        for (const [index, window] of windows.slice(1).entries()) expect(window.from).toEqual(windows[index]?.to);
        for (const { from, to } of windows) {
          expect(to.getTime() - from.getTime()).toBeLessThan(2 * width * HOUR_MS);
        }
      }),
    );
  });

  test('are the same for lists with other starts, except for the first and the last', () => {
    fc.assert(
      fc.property(direction, widthHours, fc.integer({ min: 0, max: 200 }), (order, width, shift) => {
        const inner = (frame: TimeRange) =>
          cutAll(frame, width * HOUR_MS, order)
            .slice(2, -2)
            .map(({ from }) => from.getTime());
        const all = new Set(cutAll(hours(0, 9_000), width * HOUR_MS, order).map(({ from }) => from.getTime()));
        expect(inner(hours(shift, 9_000 - shift)).every((start) => all.has(start))).toBe(true);
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

  test('grow up to four times when they were empty, and shrink to what fills the page when they were full', () => {
    expect(nextWidthMs(6 * HOUR_MS, { found: 0, wanted: 26 })).toBe(24 * HOUR_MS);
    expect(nextWidthMs(24 * HOUR_MS, { found: 0, wanted: 26 })).toBe(96 * HOUR_MS);
    expect(nextWidthMs(24 * HOUR_MS, { found: 400, wanted: 40 })).toBe(3 * HOUR_MS);
    expect(nextWidthMs(48 * HOUR_MS, { found: 40, wanted: 20 })).toBe(24 * HOUR_MS);
  });

  test('are gone on with where a page stopped, and by parts when they hold many pages', () => {
    const day = hours(24, 48);
    const at = 31 * HOUR_MS;
    expect(windowToResume(day, at, { found: 100, wanted: 26 })).toEqual(day);
    expect(windowToResume(day, at, { found: 200, wanted: 26 })).toEqual(hours(30, 36));
  });
});
