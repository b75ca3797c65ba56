import { DateTime } from 'luxon';

const LOCALE = 'en-GB';
const COUNT = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const MEAN = new Intl.NumberFormat('en', { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const SHARE = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 1 });
const MINUTES_PER_HOUR = 60;
export const NOTHING = '–';

/** `12,345` */
export function writeCount(count: number): string {
  return COUNT.format(count);
}

/** `1 visit`, `12,345 visits` */
export function writeCounted(count: number, one: string, many = `${one}s`): string {
  return `${writeCount(count)} ${count === 1 ? one : many}`;
}

/** `12.3`; without tenths from a hundred on. */
export function writeMean(mean: number): string {
  return mean >= 100 ? COUNT.format(mean) : MEAN.format(mean);
}

/** `12.3%`, or a dash for null. */
export function writeShare(share: number | null): string {
  return share === null ? NOTHING : SHARE.format(share);
}

/** `1 h 35 min`, or a dash for null. */
export function writeMinutes(minutes: number | null): string {
  if (minutes === null) return NOTHING;
  const whole = Math.round(minutes);
  const [hours, rest] = [Math.floor(whole / MINUTES_PER_HOUR), whole % MINUTES_PER_HOUR];
  if (hours === 0) return `${rest} min`;
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
}

/** `Tue 9 Jun 2026` of a local day `2026-06-09`. */
export function writeDay(day: string): string {
  return toUtcDay(day).toFormat('ccc d LLL yyyy');
}

/** `Tue 9 Jun 2026, 11:40` in the zone, or a dash. */
export function writeMoment(instant: string | null, zone: string): string {
  if (instant === null) return NOTHING;
  return DateTime.fromISO(instant, { zone, locale: LOCALE }).toFormat('ccc d LLL yyyy, HH:mm');
}

/** `10:00` */
export function writeHour(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`;
}

/** `Tuesday` for 2: Monday is 1. */
export function writeWeekday(dayOfWeek: number): string {
  // 1 January 2024 was a Monday.
  return DateTime.utc(2024, 1, dayOfWeek, { locale: LOCALE }).toFormat('cccc');
}

/** Milliseconds of the day's start as if its zone were UTC, because drawings have no zones. */
export function dayMs(day: string): number {
  return toUtcDay(day).toMillis();
}

function toUtcDay(day: string): DateTime {
  return DateTime.fromISO(day, { zone: 'utc', locale: LOCALE });
}
