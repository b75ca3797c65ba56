import { SourceFaultError } from '../../domain/errors/source-fault.js';
import { startOfDay } from '../../domain/time/time-zone.js';
import type { Visit } from '../../domain/visit/visit.js';
import type { ExpectedVisits } from './expected-visits.js';
import { type Evaluation, isCancelled, toExpectedVisit } from './invitee.mapper.js';
import { wholeDays } from './local-days.js';
import type { Mapping } from './mapping.js';
import type { VisitLists } from './visit-lists.js';
import type { InviteeWire, VisitWire } from './w3lcome.wire.js';

/** Invitees asked for by id: each with the visit that belongs to it. */
export interface InviteeReader {
  /** Null for a cancelled one and for one without a visit. */
  visitOf(invitee: InviteeWire): Promise<VisitWire | null>;
  show(invitee: InviteeWire, visit: VisitWire | null, now: Date): Visit;
  /** After a write, which a read that fails must not make look undone: then the invitee is shown without its visit. */
  showWritten(invitee: InviteeWire, now: Date): Promise<Visit>;
}

export function createInviteeReader({
  lists,
  expected,
  mapping,
}: {
  readonly lists: VisitLists;
  readonly expected: ExpectedVisits;
  readonly mapping: Mapping;
}): InviteeReader {
  async function visitOf(invitee: InviteeWire): Promise<VisitWire | null> {
    if (isCancelled(invitee)) return null;
    const day = wholeDays(
      { from: invitee.expectedAt, to: new Date(invitee.expectedAt.getTime() + 1) },
      mapping.account.timeZone,
    );
    return expected.visitOf(invitee, (await lists.visits.read(day)).records);
  }

  const show = (invitee: InviteeWire, visit: VisitWire | null, now: Date): Visit =>
    toExpectedVisit(invitee, { evaluation: toEvaluation(now, mapping), visit, mapping });

  return {
    visitOf,
    show,
    showWritten: async (invitee, now) => show(invitee, await visitOf(invitee).catch(nullIfFault), now),
  };
}

export function toEvaluation(now: Date, { account }: Mapping): Evaluation {
  return { now, startOfToday: startOfDay(now, account.timeZone) };
}

/** For reads that a finished write can do without. */
export function nullIfFault(error: unknown): null {
  if (error instanceof SourceFaultError) return null;
  throw error;
}
