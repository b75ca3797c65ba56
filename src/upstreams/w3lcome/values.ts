import { DateTime } from 'luxon';
import type { W3lcomeConfig } from '../../config/sources.js';
import type { Location } from '../../domain/model/location.js';
import type { AssumeLeft } from '../../domain/model/stay-end.js';
import type { TimeRange } from '../../domain/time/time-range.js';
import { endOfDay, startOfDay } from '../../domain/time/time-zone.js';

const FULL_ISO = /^\d{4}-\d{2}-(\d{2})[Tt ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?([Zz]|[+-]\d{2}:\d{2})$/;
/** Every month has these days, so such a date cannot roll over into the next month. */
const DAYS_OF_EVERY_MONTH = 28;

/**
 * Parses ISO 8601. The vendor's object pages show a numeric offset and no fraction; other forms of ISO are accepted, and a
 * time without an offset is in the account's zone. Null for everything else.
 */
export function parseInstant(text: string, timeZone: string): Date | null {
  const trimmed = text.trim();
  const day = FULL_ISO.exec(trimmed)?.[1];
  if (day !== undefined && Number(day) <= DAYS_OF_EVERY_MONTH) {
    const fast = new Date(trimmed);
    if (!Number.isNaN(fast.getTime())) return fast;
  }
  const parsed = DateTime.fromISO(trimmed.replace(' ', 'T'), { zone: timeZone });
  return parsed.isValid ? parsed.toJSDate() : null;
}

/**
 * How the time of a filter is written. The vendor does not document it: a sibling key (`readAt` of the QR codes) takes ISO
 * with offset, and the one documented time in a query (`date` of the check-out) is Unix seconds.
 */
export function formatQueryTime(
  instant: Date,
  { timeZone, queryTimeFormat }: Pick<W3lcomeConfig, 'timeZone' | 'queryTimeFormat'>,
): string {
  if (queryTimeFormat === 'unix-seconds') return String(toUnixSeconds(instant));
  return queryTimeFormat === 'iso-utc'
    ? formatInstant(instant, 'UTC').replace('+00:00', 'Z')
    : formatInstant(instant, timeZone);
}

/** W3lcome's times have no fractions. */
export function toUnixSeconds(instant: Date): number {
  return Math.floor(instant.getTime() / 1_000);
}

/** ISO 8601 with numeric offset and whole seconds, in the account's zone: how the vendor's samples write times. */
export function formatInstant(instant: Date, timeZone: string): string {
  return DateTime.fromJSDate(instant, { zone: timeZone }).toFormat("yyyy-MM-dd'T'HH:mm:ssZZ");
}

/** The local days that overlap a range. */
export function wholeDays({ from, to }: TimeRange, timeZone: string): TimeRange {
  return { from: startOfDay(from, timeZone), to: endOfDay(new Date(to.getTime() - 1), timeZone) };
}

/** What every mapper needs beside the record. */
export interface Mapping {
  /** The one location of the account; days begin and end in its zone. */
  readonly account: Location;
  readonly assumeLeft: AssumeLeft;
  /** E.164, with the configured default country; null for what cannot be parsed. */
  toE164(phone: string): string | null;
  /** The country calling code of a number in E.164, without the plus. */
  countryCallingCode(e164: string): string | null;
}

/** A text that can be one id in a path; no call is made for another. */
const ID = /^[a-z0-9][a-z0-9_-]*$/i;

/**
 * The id as the source wrote it, or null for a text that cannot be one. The vendor's samples show ids in upper and in lower
 * case and do not say whether look-ups compare the case, so ids are sent as they came.
 */
export function toUpstreamId(sourceId: string, prefix = ''): string | null {
  const id = sourceId.slice(prefix.length);
  return sourceId.startsWith(prefix) && ID.test(id) ? id : null;
}

/** The normalized id, for comparisons only: it is never sent. */
export function toIdKey(id: string): string {
  return id.toLowerCase();
}
