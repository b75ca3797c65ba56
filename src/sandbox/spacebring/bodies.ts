import { z } from 'zod';
import { invalidRequest } from './api-error.js';
import { toInstant } from './query.js';
import { TICKET_STATUSES, TICKET_TYPES } from './state/ticket-record.js';

const uuid = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i, 'must be a uuid');
const dateTime = z.string().transform((value) => toInstant(value, 'date') ?? 0);

const visitor = z.object({
  email: z.string().min(1),
  name: z.string().min(1),
  phoneNumber: z.string().optional(),
  surname: z.string().optional(),
});

/** Request bodies as documented; undocumented members are ignored. Dates come out in milliseconds. */
export const BODIES = {
  visit: z.object({
    visit: z.object({ date: dateTime, locationRef: uuid, visitor, comment: z.string().optional() }),
  }),
  visitChange: z.object({ visit: z.object({ date: dateTime, comment: z.string().optional() }) }),
  code: z.object({ code: z.string(), locationRef: uuid }),
  checkIn: z.object({
    checkInId: uuid.optional(),
    code: z.string().optional(),
    locationRef: uuid.optional(),
    customerRef: uuid.optional(),
  }),
  visitRequest: z.object({ request: z.object({ locationRef: uuid, userRefHost: uuid, visitor }) }),
  contact: z.object({ contact: z.object({ locationRef: uuid, visitor }) }),
  ticket: z.object({
    ticket: z.object({
      locationRef: uuid,
      text: z.string().min(1),
      type: z.enum(TICKET_TYPES).optional(),
      userRefRequester: uuid.optional(),
    }),
  }),
  assignee: z.object({
    ticket: z.object({ userRefAssignee: uuid.nullish(), membershipRefAssignee: uuid.nullish() }),
  }),
  status: z.object({ ticket: z.object({ status: z.enum(TICKET_STATUSES) }) }),
  type: z.object({ ticket: z.object({ type: z.enum(TICKET_TYPES) }) }),
  comment: z.object({
    activity: z.object({
      ticketRef: uuid,
      text: z.string().min(1).optional(),
      attachments: z
        .array(z.object({ key: z.string() }))
        .max(1)
        .optional(),
    }),
  }),
  transaction: z.object({
    transaction: z.object({
      amount: z.number().positive(),
      locationRef: uuid,
      type: z.string(),
      customerRef: uuid.optional(),
      membershipRef: uuid.optional(),
      companyRef: uuid.optional(),
      description: z.string().optional(),
      expirationDate: z.string().optional(),
    }),
  }),
} as const;

/** The body as `schema` parses it. @throws ApiError 400 that names the first malformed member */
export function readBody<T>(schema: z.ZodType<T>, body: unknown): T {
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw invalidRequest(`${issue?.path.join('.') || 'body'}: ${issue?.message ?? 'is wrong'}`);
}
