import { DateTime, IANAZone } from 'luxon';
import { MS_PER_DAY } from './time-range.js';

/** Every zone has been a multiple of this off UTC since 1972, and changes at such a time. */
const QUARTER_HOUR_MS = MS_PER_DAY / 96;
const FIRST_EVEN_TIME_MS = Date.UTC(1972, 0, 1);
/** Far more than the quarters of an hour that one range touches. */
const MAX_KEPT_QUARTERS = 100_000;

export function isTimeZone(name: string): boolean {
  return IANAZone.isValidZone(name);
}

/** First instant of the calendar day that holds `instant` in `timeZone`. */
export function startOfDay(instant: Date, timeZone: string): Date {
  return new Date(daysOf(timeZone).startOf(instant));
}

/** First instant of the next calendar day in `timeZone`; days of 23 and 25 hours are taken into account. */
export function endOfDay(instant: Date, timeZone: string): Date {
  return new Date(daysOf(timeZone).endOf(instant));
}

/** `YYYY-MM-DD` of `instant` in `timeZone`. */
export function localDay(instant: Date, timeZone: string): string {
  return daysOf(timeZone).nameOf(instant);
}

interface LocalDay {
  readonly name: string;
  readonly startMs: number;
  readonly endMs: number;
}

interface LocalDays {
  startOf(instant: Date): number;
  endOf(instant: Date): number;
  nameOf(instant: Date): string;
}

const zones = new Map<string, LocalDays>();

function daysOf(timeZone: string): LocalDays {
  const known = zones.get(timeZone) ?? createLocalDays(timeZone);
  zones.set(timeZone, known);
  return known;
}

/** Zone arithmetic is slow, and lists ask it of the same few days again and again: worked out once per quarter of an hour. */
function createLocalDays(timeZone: string): LocalDays {
  const kept = new Map<number, LocalDay>();
  const dayOf = (instant: Date): LocalDay => {
    const timeMs = instant.getTime();
    if (!(timeMs >= FIRST_EVEN_TIME_MS)) return workOut(instant, timeZone);
    const quarter = Math.floor(timeMs / QUARTER_HOUR_MS);
    const known = kept.get(quarter);
    if (known !== undefined) return known;
    if (kept.size >= MAX_KEPT_QUARTERS) kept.clear();
    const day = workOut(instant, timeZone);
    kept.set(quarter, day);
    return day;
  };
  return {
    startOf: (instant) => dayOf(instant).startMs,
    endOf: (instant) => dayOf(instant).endMs,
    nameOf: (instant) => dayOf(instant).name,
  };
}

function workOut(instant: Date, timeZone: string): LocalDay {
  const local = DateTime.fromJSDate(instant, { zone: timeZone });
  return {
    name: local.toFormat('yyyy-MM-dd'),
    startMs: local.startOf('day').toMillis(),
    endMs: local.plus({ days: 1 }).startOf('day').toMillis(),
  };
}
