import type { SourceAdapter } from '../model/source-adapter.js';
import type { TicketDraft } from '../model/ticket.js';
import type { BalanceTransactionDraft } from '../model/transaction.js';
import type { VisitDraft, VisitTarget } from '../model/visit.js';
import type { VisitRequestDraft } from '../model/visit-request.js';
import { userProblem } from '../writes/user-problem.js';

/** A record that a write names, and the member of the input that names it. */
interface NamedRecord {
  readonly field: string;
  /** Whether it exists for the caller. */
  exists(reads: SourceAdapter): Promise<boolean>;
}

/** The records that must exist for the caller; null: the optional member is empty. */
type NamedRecords = readonly (NamedRecord | null)[];

export type WriterName = Extract<keyof SourceAdapter, `${string}Writer`>;

/** A look-up of what a lost write made answers with `otherwise` where a named record does not exist. */
interface LookUp<A extends readonly unknown[], R> {
  readonly named: (...args: A) => NamedRecords;
  readonly otherwise: R;
}

/** A write throws where a named record does not exist. */
type Write<A extends readonly unknown[]> = (...args: A) => NamedRecords;

export type WriteRule = Write<never[]> | LookUp<never[], unknown>;

type PortWrites<P> = {
  readonly [M in keyof P]-?: NonNullable<P[M]> extends (...args: infer A) => Promise<infer R>
    ? M extends `find${string}`
      ? LookUp<A, R>
      : Write<A>
    : 'UNLIMITED';
};

/**
 * How each write is limited: the records of its input that must exist for the caller. Visits, requests, tickets and
 * balances are written at the caller's locations, for people who are at home there. `CLOSED` as in `READS`.
 */
export const WRITES: { readonly [N in WriterName]: 'CLOSED' | PortWrites<NonNullable<SourceAdapter[N]>> } = {
  visitWriter: {
    isCreationTimeReported: 'UNLIMITED',
    scheduleVisit: namedInDraft,
    findScheduledVisits: { named: namedInDraft, otherwise: [] },
    updateVisit: (sourceId, _changes, now) => namedVisit(sourceId, now),
    findUpdatedVisit: { named: (sourceId, _changes, now) => namedVisit(sourceId, now), otherwise: null },
    checkInVisit: namedTarget,
    findMovedVisit: { named: namedVisit, otherwise: null },
    checkOutVisit: (target, _options, now) => namedTarget(target, now),
    cancelVisit: namedVisit,
    deleteVisit: namedVisit,
    decideVisit: (sourceId, _decision, now) => namedVisit(sourceId, now),
  },
  visitRequestWriter: {
    requestVisit: namedInDraft,
    findRequestedVisits: { named: namedInDraft, otherwise: [] },
    assertMayDecide: 'UNLIMITED',
    approveVisitRequest: namedVisitRequest,
    rejectVisitRequest: namedVisitRequest,
  },
  ticketWriter: {
    createTicket: namedInTicket,
    findCreatedTickets: { named: namedInTicket, otherwise: [] },
    commentOnTicket: namedTicket,
    findComments: { named: namedTicket, otherwise: [] },
    assignTicket: namedInAssignment,
    findAssignedTicket: { named: namedInAssignment, otherwise: null },
    setTicketStatus: namedTicket,
    setTicketCategory: namedTicket,
  },
  transactionWriter: {
    createTransaction: namedInTransaction,
    findCreatedTransactions: { named: namedInTransaction, otherwise: [] },
  },
  blockedPersonWriter: 'CLOSED',
  personWriter: 'CLOSED',
};

/**
 * `method` for a limited caller.
 * @param createReads reads within the caller's locations, with a memo of their own: what is read to check a write must not
 * be what the write's answer shows afterwards.
 */
export function limitWrite(
  method: (...args: never[]) => unknown,
  rule: WriteRule,
  createReads: () => SourceAdapter,
): (...args: never[]) => Promise<unknown> {
  const named = typeof rule === 'function' ? rule : rule.named;
  return async (...args) => {
    const missing = await findMissing(named(...args), createReads());
    if (missing === null) return method(...args);
    if (typeof rule !== 'function') return rule.otherwise;
    // The same for a record elsewhere and for none.
    throw userProblem('NOT_FOUND', 'There is no such record.', { field: [missing.field] });
  };
}

async function findMissing(named: NamedRecords, reads: SourceAdapter): Promise<NamedRecord | null> {
  for (const record of named) if (record !== null && !(await record.exists(reads))) return record;
  return null;
}

/** Without host and location the source would choose a location, which may be any. */
function namedInDraft({ locationId, hostId }: VisitDraft | VisitRequestDraft): NamedRecords {
  if (locationId === null && hostId === null) return [{ field: 'locationId', exists: async () => false }];
  return [locationId === null ? null : namedLocation(locationId), namedPerson(hostId, 'hostId')];
}

function namedTarget(target: VisitTarget, now: Date): NamedRecords {
  return 'sourceId' in target ? namedVisit(target.sourceId, now) : [namedLocation(target.locationId)];
}

function namedInTicket({ locationId, requesterId }: TicketDraft): NamedRecords {
  return [namedLocation(locationId), namedPerson(requesterId, 'requesterId')];
}

function namedInAssignment(ticketId: string, assigneeId: string | null): NamedRecords {
  return [...namedTicket(ticketId), namedPerson(assigneeId, 'assigneeId')];
}

function namedInTransaction({ locationId, customer }: BalanceTransactionDraft): NamedRecords {
  const { nodeType, sourceId } = customer;
  const named = nodeType === 'Company' ? namedCompany : namedPerson;
  return [namedLocation(locationId), named(sourceId, 'customerId')];
}

function namedVisit(sourceId: string, now: Date): NamedRecords {
  return [{ field: 'id', exists: async ({ visits }) => isFound(await visits.loadVisit(sourceId, now)) }];
}

function namedVisitRequest(sourceId: string): NamedRecords {
  const exists = async ({ visitRequests }: SourceAdapter) => isFound(await visitRequests?.loadVisitRequest(sourceId));
  return [{ field: 'id', exists }];
}

function namedTicket(sourceId: string): NamedRecords {
  return [{ field: 'ticketId', exists: async ({ tickets }) => isFound(await tickets?.loadTicket(sourceId)) }];
}

function namedLocation(sourceId: string): NamedRecord {
  return { field: 'locationId', exists: async ({ locations }) => isFound(await locations.loadLocation(sourceId)) };
}

function namedPerson(sourceId: string | null, field: string): NamedRecord | null {
  if (sourceId === null) return null;
  return { field, exists: async ({ people }) => isFound(await people.loadPerson(sourceId)) };
}

function namedCompany(sourceId: string, field: string): NamedRecord {
  return { field, exists: async ({ companies }) => isFound(await companies?.loadCompany(sourceId)) };
}

function isFound(record: object | null | undefined): boolean {
  return record !== null && record !== undefined;
}
