import { MS_PER_DAY } from '../../domain/time/time-range.js';
import { parseWrittenDate, toUtcInstant, type WrittenDate } from './written-date.js';
import { zonedInstant } from './zoned-instant.js';

/** When somebody comes or goes, as the residents' service has it written down. */
export interface ResidentMoment {
  /** A time of day, or the start of a calendar day: what is shown and sorted by. */
  readonly at: Date;
  /** From when on it counts as having happened: the time itself, or the end of the calendar day. */
  readonly reachedAt: Date;
  readonly isCalendarDay: boolean;
}

export interface ResidentDates {
  /**
   * Reads the free text of `arrivalDate` and `departureDate`; null where it is absent, empty or cannot be read in one
   * way only. A date alone or exactly midnight in UTC, which the vendor's own web client writes for a chosen day, is a
   * calendar day in the configured zone. A time without a zone is in that zone too.
   */
  parseMoment(text: string | null | undefined): ResidentMoment | null;
}

/** Is given each text that is written and cannot be read, as often as it is parsed. */
export type OnUnreadable = (text: string) => void;

/** Free text can hold any day; more than this many are not worth remembering. */
const REMEMBERED_DAYS = 5_000;

/** `timeZone`: IANA name. Placed days are remembered, since a list of visits names few days many times. */
export function createResidentDates(timeZone: string, onUnreadable: OnUnreadable = () => undefined): ResidentDates {
  const days = new Map<number, ResidentMoment>();

  function placeDay(wallDayMs: number): ResidentMoment {
    const known = days.get(wallDayMs);
    if (known !== undefined) return known;
    const placed = toCalendarDay(wallDayMs, timeZone);
    if (days.size >= REMEMBERED_DAYS) days.clear();
    days.set(wallDayMs, placed);
    return placed;
  }

  /** On a day of 24 hours a time of day is as far from midnight as it says; only other days need the zone's rules. */
  function placeTime({ wallTimeMs, wallDayMs }: WrittenDate): Date {
    const day = placeDay(wallDayMs);
    const isPlainDay = day.reachedAt.getTime() - day.at.getTime() === MS_PER_DAY;
    return isPlainDay ? new Date(day.at.getTime() + wallTimeMs - wallDayMs) : zonedInstant(wallTimeMs, timeZone);
  }

  return {
    parseMoment(text) {
      const date = parseWrittenDate(text ?? '');
      if (date === null) {
        if (text?.trim()) onUnreadable(text);
        return null;
      }
      if (!date.hasTime || (date.isMidnight && date.zone === 'utc')) return placeDay(date.wallDayMs);
      const at = date.zone === null ? placeTime(date) : toUtcInstant(date);
      return Object.freeze({ at, reachedAt: at, isCalendarDay: false });
    },
  };
}

function toCalendarDay(wallDayMs: number, timeZone: string): ResidentMoment {
  return Object.freeze({
    at: zonedInstant(wallDayMs, timeZone),
    reachedAt: zonedInstant(wallDayMs + MS_PER_DAY, timeZone),
    isCalendarDay: true,
  });
}

/** Reads a time the server itself wrote: UTC, although the zone is missing on every read but the first. Null if unreadable. */
export function parseServerTime(text: string | null | undefined): Date | null {
  const date = parseWrittenDate(text ?? '');
  return date === null ? null : toUtcInstant(date);
}
