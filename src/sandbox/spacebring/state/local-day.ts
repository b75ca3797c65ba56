import { DateTime } from 'luxon';

/** Milliseconds since the epoch, half-open, as everywhere in this sandbox's state. */
export interface LocalDay {
  readonly from: number;
  readonly to: number;
}

/** The calendar day that holds `instant` in `timeZone`; days of 23 and 25 hours included. */
export function localDayOf(instant: number, timeZone: string): LocalDay {
  const start = DateTime.fromMillis(instant, { zone: timeZone }).startOf('day');
  return { from: start.toMillis(), to: start.plus({ days: 1 }).startOf('day').toMillis() };
}
