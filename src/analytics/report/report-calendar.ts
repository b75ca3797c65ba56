import { DateTime } from 'luxon';

/** More days than this are drawn as weeks. */
const MAX_DAYS = 120;
/** A bound for the loops below; the widest range that a gateway answers is some hundred days. */
const MAX_PERIODS = 4_000;

/** The range as it was asked for. */
export interface CalendarRange {
  readonly from: DateTime;
  readonly to: DateTime;
}

/** One day or week of the range, without figures. */
export interface CalendarPeriod {
  /** The gateway's word for it: `2026-06-15` or `2026-W25`. */
  readonly key: string;
  readonly start: string;
  readonly end: string;
  readonly isWhole: boolean;
}

/**
 * Reads both ends: an RFC 3339 instant, or a day `YYYY-MM-DD`, which begins at the zone's midnight.
 * @throws RangeError with one line about what cannot be read.
 */
export function readCalendarRange(ends: { from: string; to: string; timeZone: string }): CalendarRange {
  const [from, to] = [ends.from, ends.to].map((text) => {
    const time = DateTime.fromISO(text, { zone: ends.timeZone, locale: 'en-GB' });
    if (time.isValid) return time;
    throw new RangeError(`"${text}" in ${ends.timeZone} is no time: ${time.invalidExplanation ?? time.invalidReason}`);
  });
  if (from === undefined || to === undefined || from >= to) {
    throw new RangeError(`The range must end after it begins: ${ends.from} to ${ends.to}.`);
  }
  return { from, to };
}

/** Days where they can be told apart in a picture, else weeks. */
export function choosePeriod({ from, to }: CalendarRange): 'DAY' | 'WEEK' {
  return to.diff(from.startOf('day'), 'days').days > MAX_DAYS ? 'WEEK' : 'DAY';
}

/** All days or ISO weeks that the range touches, in order. */
export function listPeriods({ from, to }: CalendarRange, period: 'DAY' | 'WEEK'): CalendarPeriod[] {
  const unit = period === 'DAY' ? 'day' : 'week';
  const format = period === 'DAY' ? 'yyyy-MM-dd' : "kkkk-'W'WW";
  const periods: CalendarPeriod[] = [];
  let start = from.startOf(unit);
  while (start < to && periods.length < MAX_PERIODS) {
    // The start of the next one, and not a sum: where the clocks change at midnight a day does not begin at 0:00.
    const end = start.plus({ [unit]: 1 }).startOf(unit);
    periods.push({
      key: start.toFormat(format),
      start: start.toFormat('yyyy-MM-dd'),
      end: end.toFormat('yyyy-MM-dd'),
      isWhole: start >= from && end <= to,
    });
    start = end;
  }
  return periods;
}

/** How many days of each day of the week the range touches, from Monday. */
export function countWeekdays(range: CalendarRange): number[] {
  const counts = new Array<number>(7).fill(0);
  for (const { start } of listPeriods(range, 'DAY')) {
    const index = DateTime.fromISO(start, { zone: 'utc' }).weekday - 1;
    counts[index] = (counts[index] ?? 0) + 1;
  }
  return counts;
}
