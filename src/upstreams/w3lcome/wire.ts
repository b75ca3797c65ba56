import { z } from 'zod';
import { parseInstant } from './values.js';

/*
 * What W3lcome sends, as its object pages document it. Only ids and the time that orders a record are demanded: the pages
 * mark few members as required and do not say whether an absent one is omitted or null, so both decode to null.
 */

/** As the source writes it; compared without case, see `toIdKey`. */
const id = z.string().trim().min(1);

const text = z.unknown().optional().transform(toText);
const flag = z
  .unknown()
  .optional()
  .transform((value): boolean | null => (typeof value === 'boolean' ? value : null));
const word = text.transform((value) => value?.toLowerCase() ?? null);

function toText(value: unknown): string | null {
  if (typeof value === 'number') return String(value);
  const trimmed = typeof value === 'string' ? value.trim() : '';
  return trimmed === '' ? null : trimmed;
}

function instant(timeZone: string) {
  return z.string().transform((value, context): Date => {
    const parsed = parseInstant(value, timeZone);
    if (parsed !== null) return parsed;
    context.addIssue({ code: 'custom', message: 'is not an ISO 8601 time' });
    return z.NEVER;
  });
}

/** Null: has not left. An unreadable time still says that the visitor has left: `at` is null then. */
function departure(timeZone: string) {
  return text.transform((value): { readonly at: Date | null } | null =>
    value === null ? null : { at: parseInstant(value, timeZone) },
  );
}

const hostMembers = {
  name: text,
  email: text,
  pictureUrl: text,
  position: text,
  sector: text,
  phone: text,
  countryCode: text,
  isActive: flag,
};

/** GET /hosts, GET /host/:id. */
export const hostSchema = z.object({ id, ...hostMembers });
export type HostWire = z.infer<typeof hostSchema>;

/** The subset that visits and invitees embed; its members differ from sample to sample. */
const embeddedHost = hostSchema
  .nullish()
  .catch(null)
  .transform((host) => host ?? null);

const customFieldSchema = z.object({ id: z.string().min(1), name: text, type: text, value: z.unknown().optional() });
export type CustomFieldWire = z.infer<typeof customFieldSchema>;

const customFields = z
  .unknown()
  .optional()
  .transform((value): CustomFieldWire[] => {
    const items: readonly unknown[] = Array.isArray(value) ? value : [];
    return items.flatMap((item) => customFieldSchema.safeParse(item).data ?? []);
  });

const visitorMembers = {
  name: text,
  phone: text,
  email: text,
  company: text,
  position: text,
  document: text,
  cpf: text,
  rg: text,
  pictureUrl: text,
};

/** The members of the visitor in visits and invitees. */
export type VisitorWire = { readonly id: string } & { readonly [Member in keyof typeof visitorMembers]: string | null };

/** GET /visits, GET /visit/:id. `timeZone`: the account's, for times without an offset. */
export const visitSchema = perZone((timeZone) =>
  z.object({
    id,
    ...visitorMembers,
    checkinAt: instant(timeZone),
    checkoutAt: departure(timeZone),
    isInsideCompany: flag,
    authorizationStatus: word,
    host: embeddedHost,
    ndaUrl: text,
    notes: text,
    customFields,
  }),
);
export type VisitWire = z.infer<ReturnType<typeof visitSchema>>;

/** GET /invitees, GET /invitee/:id. `timeZone`: the account's, for times without an offset. */
export const inviteeSchema = perZone((timeZone) =>
  z.object({
    id,
    ...visitorMembers,
    expectedAt: instant(timeZone),
    status: word,
    host: embeddedHost,
    notes: text,
    customFields,
    requiresAuthorization: flag,
  }),
);
export type InviteeWire = z.infer<ReturnType<typeof inviteeSchema>>;

/** GET /blockedlist, GET /blockedlist/:id. */
export const blockedPersonSchema = z.object({
  id,
  name: text,
  reason: text,
  phone: text,
  email: text,
  document: text,
  cpf: text,
  rg: text,
});
export type BlockedPersonWire = z.infer<typeof blockedPersonSchema>;

/** GET /company/fields. The id is a key of custom fields and keeps its case. */
export const companyFieldSchema = z.object({
  id: z.string().min(1),
  type: z.string().min(1),
  name: text,
  required: flag,
  sort: z
    .unknown()
    .optional()
    .transform((value): number | null => (typeof value === 'number' ? value : null)),
  options: z
    .unknown()
    .optional()
    .transform((value): string[] | null =>
      Array.isArray(value) ? value.flatMap((option) => toText(option) ?? []) : null,
    ),
});
export type CompanyFieldWire = z.infer<typeof companyFieldSchema>;

/** The single member of an error body, an UPPER_SNAKE word. */
const errorBodySchema = z.object({ type: z.string().min(1) });

/** An error body in place of a success: a record has an id, and a type in lower case. */
export const refusalBodySchema = z.object({
  type: z.string().regex(/^[A-Z][A-Z0-9_]+$/),
  id: z.undefined().optional(),
});

/** The source's word for a refusal, under any status. */
export function readW3lcomeError(status: number, body: unknown): { sourceCode: string | null } {
  const schema = status < 300 ? refusalBodySchema : errorBodySchema;
  return { sourceCode: schema.safeParse(body).data?.type ?? null };
}

/** A schema costs much to make, and is the cache key of decoded lists: one per zone for the life of the process. */
function perZone<S>(create: (timeZone: string) => S): (timeZone: string) => S {
  const made = new Map<string, S>();
  return (timeZone) => {
    const schema = made.get(timeZone) ?? create(timeZone);
    made.set(timeZone, schema);
    return schema;
  };
}
