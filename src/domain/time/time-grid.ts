import { MS_PER_DAY, type TimeRange } from './time-range.js';

export const MS_PER_HOUR = MS_PER_DAY / 24;

/** A local day, up to 25 hours, with both ends moved out to full hours. */
const WIDEST_BY_HOUR_MS = 26 * MS_PER_HOUR;

/**
 * The range with its ends moved out to full UTC hours, or, when wider than a day, to UTC days, so that similar requests
 * become equal ones. A narrow range by days would need several times its pages. Aligned ranges do not change.
 */
export function alignOutwards(range: TimeRange): TimeRange {
  const hours = alignTo(range, MS_PER_HOUR);
  return hours.to.getTime() - hours.from.getTime() > WIDEST_BY_HOUR_MS ? alignTo(range, MS_PER_DAY) : hours;
}

/** The last multiple of `stepMs`, counted from 1970 in UTC, that is not after `timeMs`. */
export function gridFloor(timeMs: number, stepMs: number): number {
  return Math.floor(timeMs / stepMs) * stepMs;
}

/** The first multiple of `stepMs` that is not before `timeMs`. */
export function gridCeil(timeMs: number, stepMs: number): number {
  return Math.ceil(timeMs / stepMs) * stepMs;
}

function alignTo({ from, to }: TimeRange, stepMs: number): TimeRange {
  return { from: new Date(gridFloor(from.getTime(), stepMs)), to: new Date(gridCeil(to.getTime(), stepMs)) };
}
