import { DateTime, IANAZone } from 'luxon';

export function isTimeZone(name: string): boolean {
  return IANAZone.isValidZone(name);
}

/** First instant of the calendar day that holds `instant` in `timeZone`. */
export function startOfDay(instant: Date, timeZone: string): Date {
  return DateTime.fromJSDate(instant, { zone: timeZone }).startOf('day').toJSDate();
}

/** First instant of the next calendar day in `timeZone`; days of 23 and 25 hours are taken into account. */
export function endOfDay(instant: Date, timeZone: string): Date {
  return DateTime.fromJSDate(instant, { zone: timeZone }).plus({ days: 1 }).startOf('day').toJSDate();
}

/** `YYYY-MM-DD` of `instant` in `timeZone`. */
export function localDay(instant: Date, timeZone: string): string {
  return DateTime.fromJSDate(instant, { zone: timeZone }).toFormat('yyyy-MM-dd');
}
