import { isStayOpen } from '../../domain/model/stay-end.js';
import type { Visit } from '../../domain/model/visit.js';
import { addDays } from '../../domain/time/time-range.js';
import type { ResidentMoment } from './resident-dates.js';

/** The times of one visit; null = absent or unreadable. */
export interface VisitTimes {
  readonly arrival: ResidentMoment | null;
  readonly departure: ResidentMoment | null;
  readonly createdAt: Date | null;
}

export type ResidentPresence = Pick<
  Visit,
  'status' | 'isOnSite' | 'stayEndsBy' | 'expectedAt' | 'checkedInAt' | 'checkedOutAt'
>;

/**
 * Where a visit stands at `now`. The service knows no check-in: reaching the written arrival is one. Who came
 * `assumeLeftDays` ago (0 = never) and has no departure written counts as gone, as never checked out.
 */
export function evaluatePresence(times: VisitTimes, now: Date, assumeLeftDays: number): ResidentPresence {
  const { arrival, departure } = times;
  const hasArrived = arrival !== null && arrival.reachedAt <= now;
  const hasLeft = departure !== null && departure.reachedAt <= now;
  const stayEndsBy = hasArrived ? endOfStay(arrival, departure, assumeLeftDays) : null;
  const status = hasLeft ? 'CHECKED_OUT' : hasArrived ? 'CHECKED_IN' : 'EXPECTED';
  return {
    status,
    isOnSite: status === 'CHECKED_IN' && isStayOpen(stayEndsBy, now),
    stayEndsBy,
    expectedAt: isAnnounced(times, now) && arrival !== null ? arrival.at : null,
    checkedInAt: hasArrived ? arrival.at : null,
    checkedOutAt: hasLeft ? toDepartureTime(departure, arrival) : null,
  };
}

/** Of a departure whose day alone is written, the end of that day; without one, so many days after the arrival. */
function endOfStay(arrival: ResidentMoment, departure: ResidentMoment | null, assumeLeftDays: number): Date | null {
  if (departure !== null) return departure.isCalendarDay ? departure.reachedAt : null;
  return assumeLeftDays > 0 ? addDays(arrival.at, assumeLeftDays) : null;
}

/** Whether the arrival was still ahead when it was written down, or is so now. A calendar day is ahead until it ends. */
function isAnnounced({ arrival, createdAt }: VisitTimes, now: Date): boolean {
  if (arrival === null) return false;
  return arrival.reachedAt > now || (createdAt !== null && arrival.reachedAt > createdAt);
}

/** A calendar day is placed at its start, but nobody leaves before they came. */
function toDepartureTime(departure: ResidentMoment, arrival: ResidentMoment | null): Date {
  const isBeforeArrival = arrival !== null && departure.at < arrival.at && arrival.at < departure.reachedAt;
  return departure.isCalendarDay && isBeforeArrival ? arrival.at : departure.at;
}
