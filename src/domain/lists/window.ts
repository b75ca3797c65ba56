import { MS_PER_DAY, type TimeRange } from '../time/time-range.js';
import type { OrderDirection } from './connection.js';
import type { SortKey } from './sort-key.js';

const NARROWEST_MS = MS_PER_DAY / 24;
/** How much wider or narrower one window may be than the one before it. */
const STEP = 4;
/** Room above the width at which the window would just fill the page, so that it does fill it more often than not. */
const HEADROOM = 1.3;

/** The part of `range` that a walk in `direction` has not passed yet; the position's own millisecond belongs to it. */
export function remainderOf(range: TimeRange, direction: OrderDirection, after: SortKey | null): TimeRange | null {
  const timeMs = after === null ? null : Number(after[0]);
  if (timeMs === null) return range;
  const rest =
    direction === 'ASC'
      ? { from: latest(range.from, new Date(timeMs)), to: range.to }
      : { from: range.from, to: earliest(range.to, new Date(timeMs + 1)) };
  return rest.to > rest.from ? rest : null;
}

/** The part of `range` that lies before `rest` in the walk; null when there is none. */
export function passedPart(range: TimeRange, rest: TimeRange | null, direction: OrderDirection): TimeRange | null {
  if (rest === null) return range;
  const passed = direction === 'ASC' ? { from: range.from, to: rest.from } : { from: rest.to, to: range.to };
  return passed.to > passed.from ? passed : null;
}

/** Cuts the next window off the wanted end. */
export function cutWindow(
  rest: TimeRange,
  widthMs: number,
  direction: OrderDirection,
): { window: TimeRange; rest: TimeRange | null } {
  if (rest.to.getTime() - rest.from.getTime() <= widthMs) return { window: rest, rest: null };
  if (direction === 'ASC') {
    const cut = new Date(rest.from.getTime() + widthMs);
    return { window: { from: rest.from, to: cut }, rest: { from: cut, to: rest.to } };
  }
  const cut = new Date(rest.to.getTime() - widthMs);
  return { window: { from: cut, to: rest.to }, rest: { from: rest.from, to: cut } };
}

/** The width at which the next window should hold what is wanted, judged by what this one held. */
export function nextWidthMs(widthMs: number, { found, wanted }: { found: number; wanted: number }): number {
  if (found === 0) return widthMs * STEP;
  const fittingMs = (widthMs * HEADROOM * Math.max(wanted, 1)) / found;
  return Math.round(Math.max(NARROWEST_MS, widthMs / STEP, Math.min(widthMs * STEP, fittingMs)));
}

/** Where a walk that stops before `rest` goes on. */
export function startOf(rest: TimeRange, direction: OrderDirection): SortKey {
  return [direction === 'ASC' ? rest.from.getTime() : rest.to.getTime()];
}

function earliest(left: Date, right: Date): Date {
  return left < right ? left : right;
}

function latest(left: Date, right: Date): Date {
  return left > right ? left : right;
}
