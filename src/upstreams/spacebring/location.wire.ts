import { z } from 'zod';
import { embedded, id, instantOrNull, text, userWire } from './wire.js';

/** GET /locations/v1 and /{locationId}. */
export const locationWire = z.object({ id, title: text, address: text, timezoneId: text, currencyCode: text });
export type LocationWire = z.infer<typeof locationWire>;

/** GET /networks/v1. */
export const networkWire = z.object({ id });

/** GET /community/memberships/v1 and /{id}. */
export const membershipWire = z.object({
  id,
  locationRef: text,
  userRef: text,
  user: embedded(userWire),
  status: text,
  companyRef: text,
  deleteDate: instantOrNull,
});
export type MembershipWire = z.infer<typeof membershipWire>;

/** GET /community/companies/v1/{id}. */
export const companyWire = z.object({ id, title: text, locationRef: text });
export type CompanyWire = z.infer<typeof companyWire>;
