import { DateTime, IANAZone } from 'luxon';
import { usageError } from '../analytics-error.js';

/** @throws AnalyticsError unless `timeZone` is an IANA zone. */
export function assertTimeZone(timeZone: string): void {
  // Luxon also takes offsets, which know no daylight saving.
  if (/^[A-Za-z]/.test(timeZone) && IANAZone.isValidZone(timeZone)) return;
  throw usageError(`--time-zone: "${timeZone}" is not an IANA zone such as America/Sao_Paulo or UTC`);
}

/**
 * A day is its first moment in `timeZone`; a time without an offset is in `timeZone` too.
 * @throws AnalyticsError naming `option` for anything else.
 */
export function parseMoment(text: string, timeZone: string, option: string): Date {
  const isMoment = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})?)?$/.test(text);
  const moment = DateTime.fromISO(text, { zone: timeZone });
  if (isMoment && moment.isValid) return moment.toJSDate();
  throw usageError(`${option}: "${text}" is neither a day such as 2026-06-15 nor a time such as 2026-06-15T09:00:00Z`);
}
