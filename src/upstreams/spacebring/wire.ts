import { z } from 'zod';
import { decodeEach } from '../http/decode.js';

/*
 * What Spacebring's objects have in common. Generations differ in their members, and most objects declare none as required:
 * only ids and the time that orders a record are demanded.
 */

export const id = z.string().trim().min(1);

/** Null: absent, null, blank or no text. */
export const text = z.unknown().optional().transform(toText);

/** As `text`, but undefined where the source left the member out: then it is unknown. */
const carriedText = z
  .unknown()
  .optional()
  .transform((value): string | null | undefined => (value === undefined ? undefined : toText(value)));

/** A size or count; null where it is absent, negative or not finite. */
export const numberOrNull = z
  .unknown()
  .optional()
  .transform((value): number | null => (isCount(value) ? value : null));

/** As `numberOrNull`, but null also for fractions and for numbers that a double cannot hold exactly. */
export const wholeNumberOrNull = z
  .unknown()
  .optional()
  .transform((value): number | null => (isCount(value) && Number.isSafeInteger(value) ? value : null));

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}

function toText(value: unknown): string | null {
  if (typeof value === 'number') return String(value);
  const trimmed = typeof value === 'string' ? value.trim() : '';
  return trimmed === '' ? null : trimmed;
}

const ISO_TIME = /^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(?<zone>[Zz]|[+-]\d{2}:?\d{2})?$/;

/** ISO 8601; the samples are all UTC, so a time without a zone is UTC too. */
export const instant = z.string().transform((value, context): Date => {
  const parsed = parseInstant(value);
  if (parsed !== null) return parsed;
  context.addIssue({ code: 'custom', message: 'is not an ISO 8601 time' });
  return z.NEVER;
});

/**
 * Null where the source sent none. A time that is present must be readable: a visitor whose check-in was taken for absent
 * would be a no-show.
 */
export const instantOrNull = z
  .unknown()
  .optional()
  .transform((value, context): Date | null => {
    if (value === undefined || value === null || value === '') return null;
    const parsed = typeof value === 'string' ? parseInstant(value) : null;
    if (parsed !== null) return parsed;
    context.addIssue({ code: 'custom', message: 'is not an ISO 8601 time' });
    return z.NEVER;
  });

function parseInstant(value: string): Date | null {
  const match = ISO_TIME.exec(value.trim());
  if (match === null) return null;
  const isZoned = match.groups?.['zone'] !== undefined;
  const parsed = new Date(isZoned ? value.trim() : `${value.trim()}Z`);
  return Number.isNaN(parsed.getTime()) ? null : parsed;
}

/** An object inside another record: null where it is absent or does not decode. */
export function embedded<T>(schema: z.ZodType<T>) {
  return z
    .unknown()
    .optional()
    .transform((value): T | null => schema.safeParse(value).data ?? null);
}

/** A user as other records carry it; `UserLite` and the host of a visit request leave members out. */
export const userWire = z.object({
  id,
  name: carriedText,
  surname: carriedText,
  email: carriedText,
  phoneNumber: carriedText,
  photoUrl: carriedText,
});
export type UserWire = z.infer<typeof userWire>;

/** `MembershipLite` of tickets and their activities. */
export const membershipLiteWire = z.object({ id, user: embedded(userWire) });

/** A company as other records carry it. */
export const titledWire = z.object({ id, title: text });
export type TitledWire = z.infer<typeof titledWire>;

/** One page of a list, its records decoded one by one. */
export interface WirePage<T> {
  readonly records: readonly T[];
  readonly droppedCount: number;
  /** Opaque; undefined on the last page. */
  readonly next: string | undefined;
}

/** The members of an error body: no other answer has one of them beside its record or list. */
const ERROR_MEMBERS = ['message', 'type', 'code', 'error'] as const;

/**
 * An answer with `key`. An envelope without it is an empty answer, as no member is declared required; an error body is no
 * answer under any status.
 */
export function envelope(key: string) {
  return z.record(z.string(), z.unknown()).refine((body) => (body[key] ?? null) !== null || !isErrorBody(body), {
    message: 'is an error',
  });
}

function isErrorBody(body: Readonly<Record<string, unknown>>): boolean {
  return ERROR_MEMBERS.some((member) => (body[member] ?? null) !== null);
}

/** The answer to a write may be empty or unreadable, but an error body is no success. */
const writeAnswer = z
  .unknown()
  .refine((body) => !(typeof body === 'object' && body !== null && isErrorBody({ ...body })), {
    message: 'is an error',
  });

/** For writes whose answer is not used. */
export const nothingWire = writeAnswer.transform((): void => undefined);

/** The id of `{ <key>: { id } }`, null where the answer has none. */
export function writtenIdWire(key: string) {
  const answer = z.object({ [key]: z.object({ id }) });
  return writeAnswer.transform((body): string | null => answer.safeParse(body).data?.[key]?.id ?? null);
}

/** `{ <key>: [...], nextPageToken? }`. */
export function listWire<T>(key: string, record: z.ZodType<T>): z.ZodType<WirePage<T>> {
  return envelope(key).transform((body, context): WirePage<T> => {
    const items = body[key] ?? [];
    if (Array.isArray(items)) {
      return { ...decodeEach(record, items), next: toText(body['nextPageToken']) ?? undefined };
    }
    context.addIssue({ code: 'custom', message: 'holds no list' });
    return z.NEVER;
  });
}

/** `{ <key>: {...} }`; null where the source answers without the record. */
export function singleWire<T>(key: string, record: z.ZodType<T>): z.ZodType<T | null> {
  return envelope(key).transform((body, context): T | null => {
    const value = body[key] ?? null;
    if (value === null) return null;
    const result = record.safeParse(value);
    if (result.success) return result.data;
    context.addIssue({ code: 'custom', message: 'holds a record that cannot be read' });
    return z.NEVER;
  });
}

/** Documented is `{ message?, type? }`; some generations send `code`, and OAuth sends `error`. */
const errorWire = z.object({ message: text, type: text, code: text, error: text });

/** The source's word for a refusal; null where the body is no JSON object. The `code` of a visit is no such word. */
export function readSpacebringError(
  status: number,
  body: unknown,
): { message: string | null; sourceCode: string | null } {
  if (status < 300) return { message: null, sourceCode: null };
  const error = errorWire.safeParse(body).data;
  return { message: error?.message ?? null, sourceCode: error?.type ?? error?.code ?? error?.error ?? null };
}
