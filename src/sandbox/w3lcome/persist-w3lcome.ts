import { z } from 'zod';
import type { Journal } from '../kit/journal.js';
import { persistRecords } from '../kit/persist-records.js';
import { humanSchema } from '../world/human.schema.js';
import {
  INVITEE_STATUSES,
  type StoredBlockedPerson,
  type StoredHost,
  type StoredInvitee,
  type StoredVisit,
  type W3lcomeState,
} from './w3lcome-state.js';

const text = z.string().nullable();

const host = z.object({
  ...{ id: z.string(), name: z.string(), email: z.string(), isActive: z.boolean(), role: z.string() },
  ...{ pictureUrl: text, position: text, sector: text, company: text, phone: text, countryCode: text, message: text },
  metadata: z.record(z.string(), z.unknown()),
}) satisfies z.ZodType<StoredHost>;

const content = z.union([
  z.object({ human: humanSchema, style: z.number() }),
  z.object({
    ...{ name: text, phone: text, email: text, address: text, company: text, position: text, sector: text },
    ...{ document: text, cpf: text, rg: text, pictureUrl: text, notes: text },
    customFields: z.array(z.unknown()),
  }),
]);

const visit = z.object({
  ...{ id: z.string(), host, content, checkinAt: z.number(), checkoutAt: z.number().nullable() },
  authorizationStatus: z.enum(['waiting', 'allowed', 'denied']).nullable(),
}) satisfies z.ZodType<StoredVisit>;

const invitee = z.object({
  ...{ id: z.string(), host, content, expectedAt: z.number(), status: z.enum(INVITEE_STATUSES) },
  ...{ cardNumber: z.number(), requiresAuthorization: z.boolean(), visitId: text },
}) satisfies z.ZodType<StoredInvitee>;

const blockedPerson = z.object({
  id: z.string(),
  ...{ name: text, reason: text, phone: text, email: text, document: text, cpf: text, rg: text },
}) satisfies z.ZodType<StoredBlockedPerson>;

/** Puts back what earlier runs wrote, and notes every write from now on. */
export function persistW3lcome(state: W3lcomeState, journal: Journal): void {
  persistRecords(journal, { kind: 'host', store: state.hosts, schema: host });
  persistRecords(journal, { kind: 'visit', store: state.visits, schema: visit });
  persistRecords(journal, { kind: 'invitee', store: state.invitees, schema: invitee });
  persistRecords(journal, { kind: 'blockedPerson', store: state.blocked, schema: blockedPerson });
}
