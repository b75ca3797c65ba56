import { z } from 'zod';

/** The residents' service writes nulls; a missing member is read the same way. Members not named here are left out. */
const optionalText = z.string().nullish();

export const residentVisitWire = z.object({
  id: z.string().min(1),
  residentId: z.string().min(1),
  residentName: optionalText,
  visitorName: optionalText,
  /** Not range-checked by the server: 0 and negative numbers occur. */
  totalPeople: z.number().nullish(),
  vehicleColor: optionalText,
  licensePlate: optionalText,
  subject: optionalText,
  /** Free text, returned as it was sent; may be empty. */
  arrivalDate: optionalText,
  departureDate: optionalText,
  /** .NET round-trip format in UTC; without the `Z` on every read after the creation. */
  createdAt: optionalText,
});
export type ResidentVisitWire = z.infer<typeof residentVisitWire>;

/**
 * The body of POST and PUT. A member that is left out is emptied, and only the nullable ones may be null. A text longer than
 * LONGEST_TEXTS fails in the database with a 500.
 */
export interface ResidentVisitBody {
  readonly residentId: string;
  readonly visitorName: string;
  readonly totalPeople: number;
  readonly vehicleColor: string | null;
  readonly licensePlate: string | null;
  readonly subject: string;
  readonly arrivalDate: string;
  readonly departureDate: string | null;
}

/** Column widths, in UTF-16 code units. */
export const LONGEST_TEXTS = { visitorName: 100, vehicleColor: 30, licensePlate: 20, subject: 200 } as const;

export const residentWire = z.object({
  id: z.string().min(1),
  communityId: optionalText,
  /** None or one id. */
  communityIds: z.array(z.string()).nullish(),
  fullName: optionalText,
  email: optionalText,
  phone: optionalText,
  /** House or flat. */
  number: optionalText,
  address: optionalText,
});
export type ResidentWire = z.infer<typeof residentWire>;

export const communityWire = z.object({
  id: z.string().min(1),
  nombre: optionalText,
  descripcion: optionalText,
  direccion: optionalText,
});
export type CommunityWire = z.infer<typeof communityWire>;

export const loginWire = z.object({
  token: z.string().min(1),
  /** Now plus 60 minutes, whatever the lifetime of the token. */
  expiresAt: optionalText,
});
export type LoginWire = z.infer<typeof loginWire>;

/** The records of a list are decoded one by one, so that a bad record is dropped alone. */
export const listWire = z.array(z.unknown());
