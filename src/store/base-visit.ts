import { isStayOpen } from '../domain/model/stay-end.js';
import { toEvaluatedVisit, type Visit, type VisitState } from '../domain/model/visit.js';

/**
 * A visit before it is asked for an hour: what its source says, and the instants at which that changes by itself.
 * `status`, `expectedAt`, `checkedInAt`, `checkedOutAt` and `stayEndsBy` are what holds until one of the instants below is
 * reached; those count only while `status` is EXPECTED.
 */
export interface BaseVisit extends Omit<Visit, 'evaluatedAt' | 'isOnSite'> {
  /** The source says that the visitor is inside, whatever the status. */
  readonly isInside: boolean;
  /** From then on a visitor who has not come is a no-show; null: never. */
  readonly noShowAt: Date | null;
  /** A written arrival that counts as check-in once it is reached, where the source notes none; null: none is written. */
  readonly arrivesAt: Date | null;
  /** When `arrivesAt` counts as reached: its own instant, or the end of its day. */
  readonly arrivalReachedAt: Date | null;
  /** As `arrivesAt`, of the departure. */
  readonly leavesAt: Date | null;
  /** As `arrivalReachedAt`, of the departure. */
  readonly departureReachedAt: Date | null;
}

/** The visit as it stands at `now`. */
export function evaluateVisit(base: BaseVisit, now: Date): Visit {
  return toEvaluatedVisit(base, stateAt(base, now));
}

function stateAt(base: BaseVisit, now: Date): VisitState {
  const isExpected = base.status === 'EXPECTED';
  const hasArrived = isExpected && isReached(base.arrivalReachedAt, now);
  const hasLeft = isExpected && isReached(base.departureReachedAt, now);
  const isArrivalAhead = isExpected && base.arrivalReachedAt !== null && !hasArrived;
  const stayEndsBy = isArrivalAhead ? null : base.stayEndsBy;
  const isNoShow = isExpected && isReached(base.noShowAt, now);
  return {
    evaluatedAt: now,
    authorization: base.authorization,
    wasExpected: base.wasExpected,
    status: hasLeft ? 'CHECKED_OUT' : hasArrived ? 'CHECKED_IN' : isNoShow ? 'NO_SHOW' : base.status,
    isOnSite: (base.isInside || hasArrived) && !hasLeft && isStayOpen(base.stayEndsBy, now),
    stayEndsBy,
    expectedAt: isArrivalAhead ? base.arrivesAt : base.expectedAt,
    checkedInAt: hasArrived ? base.arrivesAt : base.checkedInAt,
    checkedOutAt: hasLeft ? base.leavesAt : base.checkedOutAt,
  };
}

function isReached(instant: Date | null, now: Date): boolean {
  return instant !== null && instant <= now;
}
