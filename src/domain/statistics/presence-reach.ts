import { presenceEndOf } from '../model/stay-end.js';
import type { Visit } from '../model/visit.js';
import { addDays, type TimeRange } from '../time/time-range.js';

/** Visitors who arrive more than so many days before or after `scheduledAt` count as present from or until those moments. */
const EARLY_DAYS = 1;
const LATE_DAYS = 7;
const BEGINNING = new Date(0);

/**
 * The range of `scheduledAt` in which all visits lie that can count as presence within `span`. The same bounds cut the
 * presence of each visit, so that a moment has one number, whatever span it is seen in.
 * @param longestStayDays null: a stay has no bound, and the whole list is read
 */
export function presenceReach({ from, to }: TimeRange, longestStayDays: number | null): TimeRange {
  return {
    from: longestStayDays === null ? BEGINNING : addDays(from, -(LATE_DAYS + longestStayDays)),
    to: addDays(to, EARLY_DAYS),
  };
}

/**
 * When the visit counts as presence, half-open; null: never. Times that contradict each other are no presence. Who came on
 * a day at no known time is present from its end on, as in the roll call.
 */
export function presenceOf(visit: Visit, longestStayDays: number | null): TimeRange | null {
  const { checkedInAt, arrivalDayEndsAt, scheduledAt } = visit;
  const end = presenceEndOf(visit);
  if (checkedInAt === null || end === null) return null;
  const start = arrivalDayEndsAt ?? checkedInAt;
  const earliest = addDays(scheduledAt, -EARLY_DAYS);
  const latest = longestStayDays === null ? end : addDays(scheduledAt, LATE_DAYS + longestStayDays);
  const from = start < earliest ? earliest : start;
  const to = latest < end ? latest : end;
  return from < to ? { from, to } : null;
}
