import { z } from 'zod';
import type { Human } from './world.js';

const text = z.string().nullable();

/** A human as the state file holds one. */
export const humanSchema = z.object({
  index: z.number(),
  givenName: z.string(),
  familyName: z.string(),
  ...{ email: text, phone: text, company: text, document: text, licensePlate: text, vehicleColor: text },
}) satisfies z.ZodType<Human>;
