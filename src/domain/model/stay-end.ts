import { MS_PER_DAY } from '../time/time-range.js';
import { endOfDay } from '../time/time-zone.js';
import type { Visit } from './visit.js';

const MS_PER_HOUR = MS_PER_DAY / 24;

/**
 * How long a visitor counts as present at most: to the end of the local day, a number of hours after the arrival, or
 * without a limit.
 */
export type AssumeLeft = 'end-of-day' | 'never' | { readonly hours: number };

/** The assumed end of a stay without a check-out; null: none. */
export function assumedEndOf(arrivedAt: Date, policy: AssumeLeft, timeZone: string): Date | null {
  if (policy === 'never') return null;
  if (policy === 'end-of-day') return endOfDay(arrivedAt, timeZone);
  return new Date(arrivedAt.getTime() + policy.hours * MS_PER_HOUR);
}

/** The longest stay under the policy in whole days, for days of 25 hours too; null: no limit. */
export function longestStayDays(policy: AssumeLeft): number | null {
  if (policy === 'never') return null;
  return policy === 'end-of-day' ? 2 : Math.ceil(policy.hours / 24);
}

/** Whether a visitor whom the source reports as inside still counts as present at `now`. */
export function isStayOpen(stayEndsBy: Date | null, now: Date): boolean {
  return stayEndsBy === null || now < stayEndsBy;
}

/** Whether the visitor arrived, has no check-out, and the assumed end of the stay is reached. */
export function isNeverCheckedOut(
  visit: Pick<Visit, 'checkedInAt' | 'checkedOutAt' | 'stayEndsBy' | 'evaluatedAt'>,
): boolean {
  const { checkedInAt, checkedOutAt, stayEndsBy, evaluatedAt } = visit;
  return checkedInAt !== null && checkedOutAt === null && !isStayOpen(stayEndsBy, evaluatedAt);
}

/**
 * When the presence of a visit ends: the earliest of the check-out (or the end of its day, when only the day is known),
 * the assumed end, and for a visitor on site the time of the evaluation. Null for a visitor who left at an unknown
 * time.
 */
export function presenceEndOf(
  visit: Pick<Visit, 'checkedInAt' | 'checkedOutAt' | 'departurePrecision' | 'isOnSite' | 'stayEndsBy' | 'evaluatedAt'>,
): Date | null {
  const { checkedOutAt, departurePrecision, isOnSite, stayEndsBy, evaluatedAt } = visit;
  if (checkedOutAt === null) return isOnSite ? evaluatedAt : isNeverCheckedOut(visit) ? stayEndsBy : null;
  if (departurePrecision === 'DAY') return stayEndsBy;
  return isStayOpen(stayEndsBy, checkedOutAt) ? checkedOutAt : stayEndsBy;
}
