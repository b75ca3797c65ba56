import type { TimeRange } from '../../domain/time/time-range.js';
import { endOfDay, startOfDay } from '../../domain/time/time-zone.js';

/** The local days that a range touches. */
export function wholeDays({ from, to }: TimeRange, timeZone: string): TimeRange {
  return { from: startOfDay(from, timeZone), to: endOfDay(new Date(to.getTime() - 1), timeZone) };
}
