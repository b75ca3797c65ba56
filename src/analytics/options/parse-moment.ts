import { DateTime } from 'luxon';
import { isTimeZone, startOfLocalDay } from '../../domain/time/time-zone.js';
import { usageError } from '../analytics-error.js';

/** @throws AnalyticsError unless `timeZone` is an IANA zone. */
export function assertTimeZone(timeZone: string): void {
  if (isTimeZone(timeZone)) return;
  throw usageError(`--time-zone: "${timeZone}" is not an IANA zone such as America/Sao_Paulo or UTC`);
}

/**
 * A day is its first moment in `timeZone`; a time without an offset is in `timeZone` too.
 * @throws AnalyticsError naming `option` for anything else.
 */
export function parseMoment(text: string, timeZone: string, option: string): Date {
  const isMoment = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})?)?$/.test(text);
  const moment = DateTime.fromISO(text, { zone: timeZone });
  if (isMoment && moment.isValid) return text.includes('T') ? moment.toJSDate() : startOfLocalDay(text, timeZone);
  throw usageError(`${option}: "${text}" is neither a day such as 2026-06-15 nor a time such as 2026-06-15T09:00:00Z`);
}
