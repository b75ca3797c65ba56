import { cutWindow } from '../lists/window.js';
import { alignOutwards, gridFloor } from '../time/time-grid.js';
import { addDays, MS_PER_DAY, type TimeRange } from '../time/time-range.js';

/** A width of the lists' ladder: about a month. */
const WINDOW_DAYS = 32;
/** A range of more windows is read in wider ones. */
const MOST_WINDOWS = 16;
/** Answers about days that ended so long ago are kept longer: they are read apart from days that may still change. */
const CLOSED_AFTER_DAYS = 2;
/** Up to this width a range is not worth two reads. */
const READ_AT_ONCE_DAYS = 14;

/**
 * The windows in which a range is read, in order, at most 18. They lie on a grid, so that questions about
 * other ranges, and the same question tomorrow, ask for mostly the same ones.
 */
export function statsWindows(range: TimeRange, now: Date): TimeRange[] {
  const frame = alignOutwards(range);
  const days = daysOf(frame);
  if (days <= READ_AT_ONCE_DAYS) return [frame];
  let widthDays = WINDOW_DAYS;
  while (days / widthDays > MOST_WINDOWS) widthDays *= 2;
  const closedUntil = addDays(new Date(gridFloor(now.getTime(), MS_PER_DAY)), -CLOSED_AFTER_DAYS);
  const isMixed = frame.from < closedUntil && closedUntil < frame.to;
  const parts = isMixed
    ? [
        { from: frame.from, to: closedUntil },
        { from: closedUntil, to: frame.to },
      ]
    : [frame];
  return parts.flatMap((part) => cutPart(part, widthDays * MS_PER_DAY));
}

function cutPart(part: TimeRange, widthMs: number): TimeRange[] {
  const windows: TimeRange[] = [];
  let rest: TimeRange | null = part;
  while (rest !== null) {
    const cut = cutWindow(rest, widthMs, 'ASC');
    windows.push(cut.window);
    rest = cut.rest;
  }
  return windows;
}

function daysOf({ from, to }: TimeRange): number {
  return (to.getTime() - from.getTime()) / MS_PER_DAY;
}
