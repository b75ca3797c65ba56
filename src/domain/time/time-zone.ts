import { createLocalCalendar, type LocalCalendar } from './local-calendar.js';
import { MS_PER_DAY } from './time-range.js';

/** Offsets start with a sign. Newer runtimes accept them, but an offset has no daylight saving time. */
const ZONE_NAME = /^[A-Za-z][\w+/-]{0,63}$/;

/**
 * The runtime's name of an IANA zone in any spelling, so that memos have one entry per zone. Null for text that is not
 * a zone.
 */
export function canonicalTimeZone(name: string): string | null {
  if (!ZONE_NAME.test(name)) return null;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
}

export function isTimeZone(name: string): boolean {
  return canonicalTimeZone(name) !== null;
}

/** First instant of the calendar day that holds `instant` in `timeZone`, or of the day some days later. */
export function startOfDay(instant: Date, timeZone: string, days = 0): Date {
  const calendar = calendarOf(timeZone);
  return new Date(calendar.startOfDay(calendar.dayAt(instant.getTime()) + days));
}

/** First instant of the next calendar day in `timeZone`; days of 23 and 25 hours are taken into account. */
export function endOfDay(instant: Date, timeZone: string): Date {
  return startOfDay(instant, timeZone, 1);
}

/** First instant of the day `YYYY-MM-DD` in `timeZone`. */
export function startOfLocalDay(day: string, timeZone: string): Date {
  return new Date(calendarOf(timeZone).startOfDay(Date.parse(`${day}T00:00:00Z`) / MS_PER_DAY));
}

/** `YYYY-MM-DD` of `instant` in `timeZone`. */
export function localDay(instant: Date, timeZone: string): string {
  return toDayName(calendarOf(timeZone).dayAt(instant.getTime()));
}

/** By the names in settings and sources, which are few. */
const calendars = new Map<string, LocalCalendar>();

function calendarOf(timeZone: string): LocalCalendar {
  const known = calendars.get(timeZone) ?? createLocalCalendar(timeZone);
  calendars.set(timeZone, known);
  return known;
}

function toDayName(dayNumber: number): string {
  return new Date(dayNumber * MS_PER_DAY).toISOString().slice(0, 10);
}
