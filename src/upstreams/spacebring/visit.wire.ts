import { z } from 'zod';
import { embedded, id, instant, instantOrNull, text, titledWire, userWire } from './wire.js';

export const visitorWire = z.object({ name: text, surname: text, email: text, phoneNumber: text });
export type VisitorWire = z.infer<typeof visitorWire>;

const NO_VISITOR: VisitorWire = { name: null, surname: null, email: null, phoneNumber: null };

const visitor = embedded(visitorWire).transform((value) => value ?? NO_VISITOR);

const placeWire = z.object({ id, title: text, timezoneId: text, address: text });

/** GET /visitors/visits/v1 and /{id}. Older answers have no `customer`; the oldest page marks no member as required. */
export const visitWire = z.object({
  id,
  code: text,
  date: instant,
  createDate: instantOrNull,
  checkInDate: instantOrNull,
  checkOutDate: instantOrNull,
  deleteDate: instantOrNull,
  checkInRef: text,
  comment: text,
  location: embedded(placeWire),
  locationRef: text,
  customer: embedded(z.object({ id, user: embedded(userWire), company: embedded(titledWire) })),
  userRefHost: text,
  userRefVisitor: text,
  membershipRefHost: text,
  userHost: embedded(userWire),
  visitor,
});
export type VisitWire = z.infer<typeof visitWire>;

/**
 * A visit, or null for a request: newer answers list requests among the visits, which have no access code while they are open
 * and after they were rejected.
 */
export function visitOrNone(wire: VisitWire): VisitWire | null {
  const { code, checkInDate, checkOutDate, deleteDate } = wire;
  return (code ?? checkInDate ?? checkOutDate ?? deleteDate) ? wire : null;
}

/** GET /visitors/requests/v1 and /{id}. */
export const visitRequestWire = z.object({
  id,
  createDate: instant,
  locationRef: text,
  membershipRefHost: text,
  userRefHost: text,
  userRefVisitor: text,
  userHost: embedded(userWire),
  visitor,
});
export type VisitRequestWire = z.infer<typeof visitRequestWire>;

/** GET /check_ins/v1. A check-in that names no visit is dropped. */
export const visitCheckInWire = z.object({
  id,
  status: text,
  type: text,
  startDate: instantOrNull,
  checkInDate: instantOrNull,
  code: text,
  user: embedded(userWire),
  visit: z.object({ id, userHost: embedded(userWire) }),
});
export type VisitCheckInWire = z.infer<typeof visitCheckInWire>;

/** The answer to a check-in or check-out by id: times, and the visitor where it names one. */
export const passedCheckInWire = z.object({
  checkInDate: instantOrNull,
  checkOutDate: instantOrNull,
  visit: embedded(z.object({ id })),
});
export type PassedCheckInWire = z.infer<typeof passedCheckInWire>;

/** The visit as its check-in describes it; null where that is not enough for a visit. */
export function toVisitOfCheckIn(checkIn: VisitCheckInWire): VisitWire | null {
  const { startDate, checkInDate, code, user, visit } = checkIn;
  const date = startDate ?? checkInDate;
  if (date === null || user === null) return null;
  const { name = null, surname = null, email = null, phoneNumber = null } = user;
  return {
    ...{ id: visit.id, code, date, createDate: null, checkInDate: checkInDate ?? date, checkOutDate: null },
    ...{ deleteDate: null, checkInRef: checkIn.id, comment: null, location: null, locationRef: null, customer: null },
    ...{ userRefHost: visit.userHost?.id ?? null, userHost: visit.userHost, membershipRefHost: null },
    ...{ userRefVisitor: user.id, visitor: { name, surname, email, phoneNumber } },
  };
}
