import type { DeskBooking } from './desk-booking.js';
import type { SandboxLocation } from './directory.js';
import type { SpacebringState } from './spacebring-state.js';
import type { SandboxUser } from './user-accounts.js';
import type { VisitRecord } from './visit-record.js';

export const CHECK_IN_STATUSES = ['checkedIn', 'checkedOut', 'scheduled', 'expired'] as const;
export type CheckInStatus = (typeof CHECK_IN_STATUSES)[number];

export const CHECK_IN_TYPES = ['deskBooking', 'roomBooking', 'eventTicket', 'visit', 'subscription'] as const;

/** A visit or a desk booking as the Check-ins API sees it. */
export type CheckInView =
  | { readonly type: 'visit'; readonly visit: VisitRecord }
  | { readonly type: 'deskBooking'; readonly booking: DeskBooking };

export function orderOf(view: CheckInView, { visits }: SpacebringState): number {
  return view.type === 'visit' ? visits.orderOf(view.visit.index) : view.booking.order;
}

/** In ms; 0 = has not happened. */
export interface CheckInTimes {
  readonly checkedInAt: number;
  readonly checkedOutAt: number;
  readonly startsAt: number;
}

/** Arrival, or the planned start of those who have not arrived. */
export function arrivalOf(view: CheckInView): number {
  return timesOf(view).checkedInAt || startOf(view);
}

export function startOf(view: CheckInView): number {
  return view.type === 'visit' ? view.visit.date : view.booking.startsAt;
}

export function timesOf(view: CheckInView): Omit<CheckInTimes, 'startsAt'> {
  return view.type === 'visit' ? view.visit : view.booking;
}

/** `today`: the first instant of the location's day; a check-in planned before it without an arrival is over. */
export function statusOf(view: CheckInView, today: number): CheckInStatus {
  return statusAt({ ...timesOf(view), startsAt: startOf(view) }, today);
}

export function statusAt(times: CheckInTimes, today: number): CheckInStatus {
  if (times.checkedOutAt !== 0) return 'checkedOut';
  if (times.checkedInAt !== 0) return 'checkedIn';
  return times.startsAt < today ? 'expired' : 'scheduled';
}

/** A cancelled visit has a check-in only when the visitor arrived before the cancellation. */
export function hasCheckIn({ deletedAt, checkedInAt }: Pick<VisitRecord, 'deletedAt' | 'checkedInAt'>): boolean {
  return deletedAt === 0 || checkedInAt !== 0;
}

export function placeOf(
  view: CheckInView,
  { directory }: SpacebringState,
): { location: SandboxLocation; user: SandboxUser } {
  if (view.type === 'deskBooking') return view.booking.member;
  const { location } = directory.memberAt(view.visit.host);
  return { location, user: directory.userAt(view.visit.visitor) };
}

/** Null for an unknown id. */
export function checkInById(id: string, { visits, desks }: SpacebringState): CheckInView | null {
  const visit = visits.byCheckInId(id);
  if (visit !== null) return hasCheckIn(visit) ? { type: 'visit', visit } : null;
  const booking = desks.bookings.find((candidate) => candidate.id === id.toLowerCase());
  return booking === undefined ? null : { type: 'deskBooking', booking };
}
