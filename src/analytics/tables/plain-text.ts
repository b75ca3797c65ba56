import { DateTime } from 'luxon';

/**
 * Text of a source as one line for a terminal: control characters, which could control the terminal, become spaces, and several
 * spaces become one.
 */
export function toPlainText(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** An instant in the zone's local form; empty for none. */
export function toLocalTime(instant: string | null, timeZone: string, format = 'yyyy-MM-dd HH:mm'): string {
  return instant === null ? '' : DateTime.fromISO(instant, { zone: timeZone }).toFormat(format);
}

/** Like `toLocalTime`; only the day when the time of day is unknown. */
export function toKnownTime(instant: string | null, timeZone: string, precision: 'DAY' | 'MINUTE'): string {
  return toLocalTime(instant, timeZone, precision === 'DAY' ? 'yyyy-MM-dd' : undefined);
}
