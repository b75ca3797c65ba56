import { z } from 'zod';
import type { Journal } from '../kit/journal.js';
import { persistRecords } from '../kit/persist-records.js';
import { humanSchema } from '../world/human.schema.js';
import type { ResidentsState, StoredVisit } from './residents-state.js';

const text = z.string().nullable();

const content = z.union([
  z.object({
    ...{ human: humanSchema, style: z.number(), arrivesAt: z.number(), leavesAt: z.number().nullable() },
    ...{ totalPeople: z.number(), subject: z.string() },
  }),
  z.object({
    ...{ visitorName: z.string(), totalPeople: z.number(), vehicleColor: text, licensePlate: text },
    ...{ subject: z.string(), arrivalDate: z.string(), departureDate: text },
  }),
]);

const visit = z.object({
  ...{ id: z.string(), residentId: z.string(), content, createdAt: z.number(), isActive: z.boolean() },
}) satisfies z.ZodType<StoredVisit>;

/** Puts back what earlier runs wrote, and notes every write from now on. Visits are all that this server writes. */
export function persistResidents(state: ResidentsState, journal: Journal): void {
  persistRecords(journal, { kind: 'visit', store: state.visits, schema: visit });
}
