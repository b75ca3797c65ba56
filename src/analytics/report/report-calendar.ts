import { DateTime } from 'luxon';
import { createLocalCalendar } from '../../domain/time/local-calendar.js';
import { MS_PER_DAY } from '../../domain/time/time-range.js';
import { startOfLocalDay } from '../../domain/time/time-zone.js';

/** More days than this are drawn as weeks. */
const MAX_DAYS = 120;
const DAYS_PER_WEEK = 7;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
/** A bound for the loops below; a gateway accepts some hundred days. */
const MAX_PERIODS = 4_000;

/** The requested range. */
export interface CalendarRange {
  readonly from: DateTime;
  readonly to: DateTime;
}

/** One day or week of the range, without figures. */
export interface CalendarPeriod {
  /** The gateway's key: `2026-06-15` or `2026-W25`. */
  readonly key: string;
  readonly start: string;
  readonly end: string;
  readonly isWhole: boolean;
}

/**
 * Reads both ends: an RFC 3339 instant, or a day `YYYY-MM-DD`, which begins at the zone's midnight.
 * @throws RangeError with one line about the malformed end
 */
export function readCalendarRange(ends: { from: string; to: string; timeZone: string }): CalendarRange {
  const [from, to] = [ends.from, ends.to].map((text) => {
    const time = DateTime.fromISO(text, { zone: ends.timeZone, locale: 'en-GB' });
    if (time.isValid) return DAY.test(text) ? atStartOfDay(text, time) : time;
    throw new RangeError(
      `"${text}" in ${ends.timeZone} is not a time: ${time.invalidExplanation ?? time.invalidReason}`,
    );
  });
  if (from === undefined || to === undefined || from >= to) {
    throw new RangeError(`The range must end after it begins: ${ends.from} to ${ends.to}.`);
  }
  return { from, to };
}

/** Days when the picture has space for them, else weeks. */
export function choosePeriod(range: CalendarRange): 'DAY' | 'WEEK' {
  const { first, last } = daysOf(range);
  return last - first >= MAX_DAYS ? 'WEEK' : 'DAY';
}

/** All days or ISO weeks that overlap the range, in order. */
export function listPeriods(range: CalendarRange, period: 'DAY' | 'WEEK'): CalendarPeriod[] {
  const { calendar, first, last } = daysOf(range);
  const length = period === 'DAY' ? 1 : DAYS_PER_WEEK;
  const format = period === 'DAY' ? 'yyyy-MM-dd' : "kkkk-'W'WW";
  const periods: CalendarPeriod[] = [];
  let day = period === 'DAY' ? first : first - (asDate(first).weekday - 1);
  while (day <= last && periods.length < MAX_PERIODS) {
    const next = day + length;
    const [startMs, endMs] = [calendar.startOfDay(day), calendar.startOfDay(next)];
    // A zone that moves across the date line skips a day.
    if (startMs < endMs)
      periods.push({
        key: asDate(day).toFormat(format),
        start: asDate(day).toISODate(),
        end: asDate(next).toISODate(),
        isWhole: startMs >= range.from.toMillis() && endMs <= range.to.toMillis(),
      });
    day = next;
  }
  return periods;
}

/** The number of days in the range for each day of the week, from Monday. */
export function countWeekdays(range: CalendarRange): number[] {
  const counts = new Array<number>(7).fill(0);
  for (const { start } of listPeriods(range, 'DAY')) {
    const index = DateTime.fromISO(start, { zone: 'utc' }).weekday - 1;
    counts[index] = (counts[index] ?? 0) + 1;
  }
  return counts;
}

function atStartOfDay(day: string, { zoneName, locale }: DateTime<true>): DateTime {
  return DateTime.fromJSDate(startOfLocalDay(day, zoneName), { zone: zoneName }).setLocale(locale);
}

/** The local days of the first and the last instant of the range. */
function daysOf({ from, to }: CalendarRange) {
  const calendar = createLocalCalendar(from.zoneName ?? 'UTC');
  return { calendar, first: calendar.dayAt(from.toMillis()), last: calendar.dayAt(to.toMillis() - 1) };
}

function asDate(day: number): DateTime<true> {
  const date = DateTime.fromMillis(day * MS_PER_DAY, { zone: 'utc' });
  if (!date.isValid) throw new RangeError(`Day ${day} is not a date`);
  return date;
}
