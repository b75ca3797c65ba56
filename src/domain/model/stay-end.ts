import { MS_PER_DAY } from '../time/time-range.js';
import { endOfDay } from '../time/time-zone.js';
import type { Visit } from './visit.js';

const MS_PER_HOUR = MS_PER_DAY / 24;

/** How long a visitor counts as present at most: to the end of the local day, so many hours after arrival, or for ever. */
export type AssumeLeft = 'end-of-day' | 'never' | { readonly hours: number };

/** When a stay ends that nobody closes; null: it does not. */
export function assumedEndOf(arrivedAt: Date, policy: AssumeLeft, timeZone: string): Date | null {
  if (policy === 'never') return null;
  if (policy === 'end-of-day') return endOfDay(arrivedAt, timeZone);
  return new Date(arrivedAt.getTime() + policy.hours * MS_PER_HOUR);
}

/** The longest stay under the policy in whole days, a day of 25 hours included; null: there is no longest. */
export function longestStayDays(policy: AssumeLeft): number | null {
  if (policy === 'never') return null;
  return policy === 'end-of-day' ? 2 : Math.ceil(policy.hours / 24);
}

/** Whether a visitor of whom the source says that they are inside still counts as present at `now`. */
export function isStayOpen(stayEndsBy: Date | null, now: Date): boolean {
  return stayEndsBy === null || now < stayEndsBy;
}

/** The visitor arrived, no check-out was noted, and the assumed end of the stay is reached. */
export function isNeverCheckedOut(
  visit: Pick<Visit, 'checkedInAt' | 'checkedOutAt' | 'stayEndsBy' | 'evaluatedAt'>,
): boolean {
  const { checkedInAt, checkedOutAt, stayEndsBy, evaluatedAt } = visit;
  return checkedInAt !== null && checkedOutAt === null && !isStayOpen(stayEndsBy, evaluatedAt);
}

/**
 * When the presence of a visit ends: at the check-out, or the end of its day where that is all that is known (which the
 * source gives as the assumed end), at the assumed end, or for who is on site at the moment of the
 * evaluation, whichever comes first. Null for a visitor who left at an unknown time.
 */
export function presenceEndOf(
  visit: Pick<Visit, 'checkedInAt' | 'checkedOutAt' | 'departurePrecision' | 'isOnSite' | 'stayEndsBy' | 'evaluatedAt'>,
): Date | null {
  const { checkedOutAt, departurePrecision, isOnSite, stayEndsBy, evaluatedAt } = visit;
  if (checkedOutAt === null) return isOnSite ? evaluatedAt : isNeverCheckedOut(visit) ? stayEndsBy : null;
  if (departurePrecision === 'DAY') return stayEndsBy;
  return isStayOpen(stayEndsBy, checkedOutAt) ? checkedOutAt : stayEndsBy;
}
