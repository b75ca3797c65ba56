import { alignOutwards, gridCeil, gridFloor, MS_PER_HOUR } from '../time/time-grid.js';
import type { TimeRange } from '../time/time-range.js';
import type { OrderDirection } from './connection.js';
import type { SortKey } from './sort-key.js';

/** Widths of windows; above a day they double. Each is a multiple of the one before, so that narrow windows tile wide ones. */
const HOURS = [1, 3, 6, 12, 24];
/** The maximum ratio of a window's width to that of the previous one. */
const STEP = 4;
/** After a window with this many times the records of a page, windows narrow. */
const OVERFULL = 4;
/** A rest not much wider than the window is read with it. */
const SLACK = 1.5;

/** The part of `range` after the position in `direction`, including the position's own millisecond. */
export function remainderOf(range: TimeRange, direction: OrderDirection, after: SortKey | null): TimeRange | null {
  if (after === null) return range;
  const timeMs = Number(after[0]);
  // A key of only a time is the end of a window.
  const endMs = after.length === 1 ? timeMs : timeMs + 1;
  const passed =
    direction === 'ASC' ? { from: new Date(timeMs), to: range.to } : { from: range.from, to: new Date(endMs) };
  return intersectRanges(range, passed);
}

/** The part of `range` before `rest` in the order; null when there is none. */
export function passedPart(range: TimeRange, rest: TimeRange | null, direction: OrderDirection): TimeRange | null {
  if (rest === null) return range;
  const passed = direction === 'ASC' ? { from: range.from, to: rest.from } : { from: rest.to, to: range.to };
  return passed.to > passed.from ? passed : null;
}

/** Null when they do not overlap. */
export function intersectRanges(left: TimeRange, right: TimeRange): TimeRange | null {
  const from = left.from > right.from ? left.from : right.from;
  const to = left.to < right.to ? left.to : right.to;
  return to > from ? { from, to } : null;
}

/**
 * Cuts the next window off the first end of an aligned rest: at least as wide, up to a multiple of its width in UTC, so
 * that lists with other starts soon read the same windows. A width outside the ladder is used unchanged.
 */
export function cutWindow(
  rest: TimeRange,
  widthMs: number,
  direction: OrderDirection,
): { window: TimeRange; rest: TimeRange | null } {
  const [fromMs, toMs] = [rest.from.getTime(), rest.to.getTime()];
  if (toMs - fromMs <= widthMs * SLACK) return { window: rest, rest: null };
  const stepMs = gridWidth(widthMs) === widthMs ? widthMs : MS_PER_HOUR;
  const cutMs = direction === 'ASC' ? gridCeil(fromMs + widthMs, stepMs) : gridFloor(toMs - widthMs, stepMs);
  if (cutMs <= fromMs || cutMs >= toMs) return { window: rest, rest: null };
  const [before, behind] = [
    { from: rest.from, to: new Date(cutMs) },
    { from: new Date(cutMs), to: rest.to },
  ];
  return direction === 'ASC' ? { window: before, rest: behind } : { window: behind, rest: before };
}

/** The width at which the next window is likely to have the wanted number of records, by the number in this one. */
export function nextWidthMs(widthMs: number, { found, wanted }: { found: number; wanted: number }): number {
  const fittingMs = (widthMs * Math.max(wanted, 1)) / Math.max(found, 1);
  return gridWidth(found === 0 ? widthMs * STEP : Math.min(widthMs * STEP, fittingMs));
}

/**
 * The window in which a list that stopped at `timeMs`, inside `window`, continues: the same one unless it has too many
 * records.
 */
export function windowToResume(
  window: TimeRange,
  timeMs: number,
  { found, wanted }: { found: number; wanted: number },
): TimeRange {
  const widthMs = window.to.getTime() - window.from.getTime();
  if (found <= wanted * OVERFULL) return window;
  const narrowMs = nextWidthMs(widthMs, { found, wanted });
  const fromMs = gridFloor(timeMs, narrowMs);
  return intersectRanges(window, { from: new Date(fromMs), to: new Date(fromMs + narrowMs) }) ?? window;
}

/** The part of an aligned range after a position that no known window covers. */
export function alignedRest(frame: TimeRange, rest: TimeRange): TimeRange | null {
  return intersectRanges(frame, alignOutwards(rest));
}

/** The position at which a list that stops before `rest` continues. */
export function startOf(rest: TimeRange, direction: OrderDirection): SortKey {
  return [direction === 'ASC' ? rest.from.getTime() : rest.to.getTime()];
}

/** The narrowest width of the ladder that is at least as wide. */
function gridWidth(widthMs: number): number {
  const hours = widthMs / MS_PER_HOUR;
  return (HOURS.find((step) => step >= hours) ?? 24 * 2 ** Math.ceil(Math.log2(hours / 24))) * MS_PER_HOUR;
}
