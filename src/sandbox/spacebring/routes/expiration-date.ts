import { DateTime } from 'luxon';
import { invalidRequest } from '../api-error.js';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/**
 * The vendor names no format: a date-time is taken as it is, a date alone lasts to the end of that day in the location's
 * zone. Null for no date; milliseconds otherwise.
 */
export function readExpiry(value: string | undefined, timeZone: string): number | null {
  if (value === undefined) return null;
  const read = DateTime.fromISO(value, { zone: timeZone });
  if (!read.isValid) throw invalidRequest('transaction.expirationDate must be an ISO 8601 date or date-time');
  return (DAY.test(value) ? read.endOf('day') : read).toMillis();
}
