import { z } from 'zod';
import type { Journal } from '../../kit/journal.js';
import type { Directory } from '../state/directory.js';
import type { Customer, Ledger } from '../state/ledger.js';
import type { SpacebringState } from '../state/spacebring-state.js';
import { companyAt, locationAt } from './lookup.js';

/** The draft: posted again in the same order, it makes the same entry and takes the same shares of the balance. */
const draftSchema = z.object({
  customer: z.object({ kind: z.enum(['user', 'company']), index: z.number() }),
  ...{ location: z.number(), type: z.string(), cents: z.number(), status: z.string(), createdAt: z.number() },
  ...{ createdBy: z.number().nullable(), description: z.string().nullable(), expiresAt: z.number().nullable() },
  product: z.object({ type: z.enum(['booking', 'eventTicket', 'order']), title: z.string() }).nullable(),
});

export function persistLedgers({ directory, dayPasses, credits }: SpacebringState, journal: Journal): void {
  persistLedger('dayPassTransaction', dayPasses, { directory, journal });
  persistLedger('creditTransaction', credits, { directory, journal });
}

function persistLedger(
  kind: string,
  ledger: Ledger,
  { directory, journal }: { directory: Directory; journal: Journal },
): void {
  journal.replay(kind, (state) => {
    const { customer, location, createdBy, ...facts } = draftSchema.parse(state);
    ledger.post({
      ...facts,
      location: locationAt(directory, location),
      customer: toCustomer(customer, directory),
      createdBy: createdBy === null ? null : directory.userAt(createdBy),
    });
  });
  ledger.watch(({ entry, draft }) => {
    const { location, customer, createdBy, ...facts } = draft;
    const { index } = customer.kind === 'user' ? customer.member : customer.company;
    const state = {
      ...facts,
      location: location.index,
      customer: { kind: customer.kind, index },
      createdBy: createdBy?.index ?? null,
    } satisfies z.infer<typeof draftSchema>;
    journal.note({ kind, id: ledger.idOf(entry), state });
  });
}

function toCustomer({ kind, index }: { kind: 'user' | 'company'; index: number }, directory: Directory): Customer {
  if (kind === 'user') return { kind, member: directory.memberAt(index) };
  return { kind, company: companyAt(directory, index) };
}
