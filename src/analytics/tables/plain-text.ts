import { DateTime } from 'luxon';

/**
 * Text of a source as one line for a terminal: control characters, which could move the cursor or worse, become spaces,
 * and spaces in a row one.
 */
export function toPlainText(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** An instant as people of the zone write it; empty for none. */
export function toLocalTime(instant: string | null, timeZone: string, format = 'yyyy-MM-dd HH:mm'): string {
  return instant === null ? '' : DateTime.fromISO(instant, { zone: timeZone }).toFormat(format);
}

/** As `toLocalTime`; by its day where no more than that is known. */
export function toKnownTime(instant: string | null, timeZone: string, precision: 'DAY' | 'MINUTE'): string {
  return toLocalTime(instant, timeZone, precision === 'DAY' ? 'yyyy-MM-dd' : undefined);
}
