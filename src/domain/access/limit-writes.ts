import type { SourceAdapter } from '../model/source-adapter.js';
import type { TicketDraft, TicketWriter } from '../model/ticket.js';
import type { BalanceTransactionDraft, TransactionWriter } from '../model/transaction.js';
import type { VisitDraft, VisitTarget, VisitWriter } from '../model/visit.js';
import type { VisitRequestDraft, VisitRequestWriter } from '../model/visit-request.js';
import { userProblem } from '../writes/user-problem.js';

/** A record that a write names, and the member of the input that names it. */
interface NamedRecord {
  readonly field: string;
  /** Whether it exists for the caller. */
  exists(reads: SourceAdapter): Promise<boolean>;
}

/** Keeps a write from records that do not exist for its caller. */
interface WriteGuard {
  /** @throws UserProblemError NOT_FOUND: the same for what is somewhere else and for what is nowhere. */
  assert(...named: readonly (NamedRecord | null)[]): Promise<void>;
  allows(...named: readonly (NamedRecord | null)[]): Promise<boolean>;
}

/**
 * `createAdapter`: reads within the caller's locations, with a memo of their own: what is read to judge a write must not be
 * what the write's answer shows afterwards.
 */
export function createWriteGuard(createAdapter: () => SourceAdapter): WriteGuard {
  async function findMissing(named: readonly (NamedRecord | null)[]): Promise<NamedRecord | null> {
    const reads = createAdapter();
    for (const record of named) if (record !== null && !(await record.exists(reads))) return record;
    return null;
  }
  return {
    async assert(...named) {
      const missing = await findMissing(named);
      if (missing !== null) throw userProblem('NOT_FOUND', 'There is no such record.', { field: [missing.field] });
    },
    allows: async (...named) => (await findMissing(named)) === null,
  };
}

function namedLocation(sourceId: string, field = 'locationId'): NamedRecord {
  return { field, exists: async ({ locations }) => (await locations.loadLocation(sourceId)) !== null };
}

/** Null: nobody is named. */
function namedPerson(sourceId: string | null, field: string): NamedRecord | null {
  if (sourceId === null) return null;
  return { field, exists: async ({ people }) => (await people.loadPerson(sourceId)) !== null };
}

function namedCompany(sourceId: string, field: string): NamedRecord {
  return { field, exists: async ({ companies }) => ((await companies?.loadCompany(sourceId)) ?? null) !== null };
}

function namedVisit(sourceId: string, now: Date): NamedRecord {
  return { field: 'id', exists: async ({ visits }) => (await visits.loadVisit(sourceId, now)) !== null };
}

function namedVisitRequest(sourceId: string): NamedRecord {
  return {
    field: 'id',
    exists: async ({ visitRequests }) => ((await visitRequests?.loadVisitRequest(sourceId)) ?? null) !== null,
  };
}

function namedTicket(sourceId: string): NamedRecord {
  return { field: 'ticketId', exists: async ({ tickets }) => ((await tickets?.loadTicket(sourceId)) ?? null) !== null };
}

/** Tickets are written at the caller's locations, for and to people who are at home there. */
export function limitTicketWriter(writer: TicketWriter, guard: WriteGuard): TicketWriter {
  return {
    async createTicket(draft) {
      await guard.assert(...namedInTicket(draft));
      return writer.createTicket(draft);
    },
    findCreatedTickets: async (draft, startedAt) =>
      (await guard.allows(...namedInTicket(draft))) ? writer.findCreatedTickets(draft, startedAt) : [],
    async commentOnTicket(sourceId, text) {
      await guard.assert(namedTicket(sourceId));
      return writer.commentOnTicket(sourceId, text);
    },
    findComments: async (sourceId, text, startedAt) =>
      (await guard.allows(namedTicket(sourceId))) ? writer.findComments(sourceId, text, startedAt) : [],
    async assignTicket(sourceId, assigneeId) {
      await guard.assert(namedTicket(sourceId), namedPerson(assigneeId, 'assigneeId'));
      return writer.assignTicket(sourceId, assigneeId);
    },
    findAssignedTicket: async (sourceId, assigneeId) =>
      (await guard.allows(namedTicket(sourceId), namedPerson(assigneeId, 'assigneeId')))
        ? writer.findAssignedTicket(sourceId, assigneeId)
        : null,
    async setTicketStatus(sourceId, status) {
      await guard.assert(namedTicket(sourceId));
      return writer.setTicketStatus(sourceId, status);
    },
    async setTicketCategory(sourceId, category) {
      await guard.assert(namedTicket(sourceId));
      return writer.setTicketCategory(sourceId, category);
    },
  };
}

/** Balances are changed at the caller's locations, of customers who are at home there. */
export function limitTransactionWriter(writer: TransactionWriter, guard: WriteGuard): TransactionWriter {
  return {
    async createTransaction(draft) {
      await guard.assert(...namedInTransaction(draft));
      return writer.createTransaction(draft);
    },
    findCreatedTransactions: async (draft, startedAt) =>
      (await guard.allows(...namedInTransaction(draft))) ? writer.findCreatedTransactions(draft, startedAt) : [],
  };
}

function namedInTicket({ locationId, requesterId }: TicketDraft): (NamedRecord | null)[] {
  return [namedLocation(locationId), namedPerson(requesterId, 'requesterId')];
}

function namedInTransaction({ locationId, customer }: BalanceTransactionDraft): (NamedRecord | null)[] {
  const { nodeType, sourceId } = customer;
  const named = nodeType === 'Company' ? namedCompany : namedPerson;
  return [namedLocation(locationId), named(sourceId, 'customerId')];
}

/** Visits are written at the caller's locations, to hosts who are at home there. */
export function limitVisitWriter(writer: VisitWriter, guard: WriteGuard): VisitWriter {
  const { findMovedVisit } = writer;
  return {
    isCreationTimeReported: writer.isCreationTimeReported,
    async scheduleVisit(draft, now) {
      await guard.assert(...namedInDraft(draft));
      return writer.scheduleVisit(draft, now);
    },
    findScheduledVisits: async (draft, startedAt, now) =>
      (await guard.allows(...namedInDraft(draft))) ? writer.findScheduledVisits(draft, startedAt, now) : [],
    async updateVisit(sourceId, changes, now) {
      await guard.assert(namedVisit(sourceId, now));
      return writer.updateVisit(sourceId, changes, now);
    },
    findUpdatedVisit: async (sourceId, changes, now) =>
      (await guard.allows(namedVisit(sourceId, now))) ? writer.findUpdatedVisit(sourceId, changes, now) : null,
    async checkInVisit(target, now) {
      await guard.assert(namedTarget(target, now));
      return writer.checkInVisit(target, now);
    },
    ...(findMovedVisit && {
      findMovedVisit: async (sourceId, now) =>
        (await guard.allows(namedVisit(sourceId, now))) ? findMovedVisit(sourceId, now) : null,
    }),
    async checkOutVisit(target, options, now) {
      await guard.assert(namedTarget(target, now));
      return writer.checkOutVisit(target, options, now);
    },
    async cancelVisit(sourceId, now) {
      await guard.assert(namedVisit(sourceId, now));
      return writer.cancelVisit(sourceId, now);
    },
    async deleteVisit(sourceId, now) {
      await guard.assert(namedVisit(sourceId, now));
      return writer.deleteVisit(sourceId, now);
    },
    async decideVisit(sourceId, decision, now) {
      await guard.assert(namedVisit(sourceId, now));
      return writer.decideVisit(sourceId, decision, now);
    },
  };
}

/** Requests are made at the caller's locations, to hosts who are at home there, and answered there. */
export function limitVisitRequestWriter(writer: VisitRequestWriter, guard: WriteGuard): VisitRequestWriter {
  return {
    async requestVisit(draft) {
      await guard.assert(...namedInDraft(draft));
      return writer.requestVisit(draft);
    },
    findRequestedVisits: async (draft, startedAt) =>
      (await guard.allows(...namedInDraft(draft))) ? writer.findRequestedVisits(draft, startedAt) : [],
    assertMayDecide: (sourceId) => writer.assertMayDecide(sourceId),
    async approveVisitRequest(sourceId, now) {
      await guard.assert(namedVisitRequest(sourceId));
      return writer.approveVisitRequest(sourceId, now);
    },
    async rejectVisitRequest(sourceId) {
      await guard.assert(namedVisitRequest(sourceId));
      return writer.rejectVisitRequest(sourceId);
    },
  };
}

/** Where nobody says where, the source would choose a place: that may be any. */
function namedInDraft({ locationId, hostId }: VisitDraft | VisitRequestDraft): (NamedRecord | null)[] {
  if (locationId === null && hostId === null) return [{ field: 'locationId', exists: async () => false }];
  return [locationId === null ? null : namedLocation(locationId), namedPerson(hostId, 'hostId')];
}

function namedTarget(target: VisitTarget, now: Date): NamedRecord {
  return 'sourceId' in target ? namedVisit(target.sourceId, now) : namedLocation(target.locationId);
}
