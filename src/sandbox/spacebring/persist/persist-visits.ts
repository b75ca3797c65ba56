import { z } from 'zod';
import type { Journal } from '../../kit/journal.js';
import type { SpacebringState } from '../state/spacebring-state.js';
import type { VisitRecord, WrittenVisitor } from '../state/visit-record.js';

const text = z.string().nullable();

const userSchema = z.object({ index: z.number(), name: z.string(), surname: text, email: z.string(), phone: text });

/** As a caller gave it. */
export const writtenVisitorSchema = z.object({
  ...{ email: z.string(), name: z.string(), surname: z.string().optional(), phoneNumber: z.string().optional() },
}) satisfies z.ZodType<WrittenVisitor>;

const visitSchema = z.object({
  ...{ index: z.number(), visitor: z.number(), host: z.number(), location: z.number() },
  ...{ createdAt: z.number(), date: z.number(), checkedInAt: z.number(), checkedOutAt: z.number() },
  ...{ deletedAt: z.number(), comment: text, written: writtenVisitorSchema.nullable() },
}) satisfies z.ZodType<VisitRecord>;

/** Accounts that visitors were given: first of all, as other records name them by number. */
export function persistUsers({ directory: { users } }: SpacebringState, journal: Journal): void {
  journal.replay('user', (state) => users.put(userSchema.parse(state)));
  users.watch(({ id, human: _none, ...user }) => journal.note({ kind: 'user', id, state: user }));
}

export function persistVisits({ visits }: SpacebringState, journal: Journal): void {
  journal.replay('visit', (state) => visits.put(visitSchema.parse(state)));
  visits.watch((visit) => journal.note({ kind: 'visit', id: visits.idOf(visit), state: visit }));
}
