import type { TimeRange } from '../../domain/time/time-range.js';
import { endOfDay, localDay, startOfDay } from '../../domain/time/time-zone.js';

/** Every zone of our time is a multiple of this off UTC, so one quarter of an hour never spans two local days. */
const QUARTER_HOUR_MS = 900_000;

/** `YYYY-MM-DD` in one zone for many instants: worked out once per quarter of an hour. */
export function createLocalDays(timeZone: string): (instant: Date) => string {
  const days = new Map<number, string>();
  return (instant) => {
    const quarter = Math.floor(instant.getTime() / QUARTER_HOUR_MS);
    const known = days.get(quarter);
    if (known !== undefined) return known;
    const day = localDay(instant, timeZone);
    days.set(quarter, day);
    return day;
  };
}

/** The local days that a range touches. */
export function wholeDays({ from, to }: TimeRange, timeZone: string): TimeRange {
  return { from: startOfDay(from, timeZone), to: endOfDay(new Date(to.getTime() - 1), timeZone) };
}
