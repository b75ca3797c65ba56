import { DateTime } from 'luxon';

const FULL_ISO = /^\d{4}-\d{2}-(\d{2})[Tt ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?([Zz]|[+-]\d{2}:\d{2})$/;
/** Every month has them: such a date cannot roll over into the next month. */
const DAYS_OF_EVERY_MONTH = 28;

/**
 * Reads ISO 8601. The vendor's object pages show a numeric offset and no fraction; other forms of ISO are accepted, and
 * one without an offset is read in the account's zone. Null for everything else.
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
 * ISO 8601 with numeric offset and whole seconds, in the account's zone: how the vendor's samples write times. The format
 * that filters want is not documented; a sibling key (`readAt` of the QR codes) takes this one.
 */
export function formatInstant(instant: Date, timeZone: string): string {
  return DateTime.fromJSDate(instant, { zone: timeZone }).toFormat("yyyy-MM-dd'T'HH:mm:ssZZ");
}
