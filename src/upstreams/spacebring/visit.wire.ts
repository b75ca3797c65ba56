import { z } from 'zod';
import { embedded, id, instant, instantOrNull, text, titledWire, userWire } from './spacebring.wire.js';

export const visitorWire = z.object({ name: text, surname: text, email: text, phoneNumber: text });
export type VisitorWire = z.infer<typeof visitorWire>;

const NO_VISITOR: VisitorWire = { name: null, surname: null, email: null, phoneNumber: null };

const visitor = embedded(visitorWire).transform((value) => value ?? NO_VISITOR);

const placeWire = z.object({ id, title: text, timezoneId: text, address: text });

/** GET /visitors/visits/v1 and /{id}. Older answers have no `customer`, the oldest page marks nothing as required. */
export const visitWire = z.object({
  id,
  code: text,
  date: instant,
  createDate: instantOrNull,
  checkInDate: instantOrNull,
  checkOutDate: instantOrNull,
  deleteDate: instantOrNull,
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

/** GET /check_ins/v1. A check-in whose visit is not named cannot be followed to it. */
export const visitCheckInWire = z.object({
  id,
  status: text,
  type: text,
  startDate: instantOrNull,
  checkInDate: instantOrNull,
  visit: z.object({ id, userHost: embedded(z.object({ id })) }),
});
export type VisitCheckInWire = z.infer<typeof visitCheckInWire>;
