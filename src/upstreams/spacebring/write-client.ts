import { z } from 'zod';
import { SourceFaultError } from '../../domain/source/source-error.js';
import type { Authorization, RequestClient, UpstreamCall } from '../http/upstream-client.js';
import { SOURCE_NAMES } from '../http/upstream-client.js';
import type { LedgerPath } from './client.js';
import { type TicketWire, ticketWire } from './ticket.wire.js';
import { type TransactionWire, transactionWire } from './transaction.wire.js';
import {
  type PassedCheckInWire,
  passedCheckInWire,
  type VisitRequestWire,
  type VisitWire,
  visitRequestWire,
  visitWire,
} from './visit.wire.js';
import { nothingWire, singleWire, writtenIdWire } from './wire.js';

/** Undefined members are left out of the body. Instants are ISO 8601. */
export interface VisitorBody {
  readonly email: string;
  readonly name: string;
  readonly phoneNumber?: string;
}

export interface VisitBody {
  readonly date: string;
  readonly locationRef: string;
  readonly visitor: VisitorBody;
  readonly comment?: string;
}

export interface VisitRequestBody {
  readonly locationRef: string;
  readonly userRefHost: string;
  readonly visitor: VisitorBody;
}

export interface TicketBody {
  readonly locationRef: string;
  readonly text: string;
  readonly type: string;
  readonly userRefRequester?: string;
}

export interface TransactionBody {
  readonly amount: number;
  readonly locationRef: string;
  readonly type: 'adminAllocation' | 'adminCharge';
  readonly customerRef: string;
  readonly description?: string;
  readonly expirationDate?: string;
}

/** The access code that the visitor presents. */
export interface CodeBody {
  readonly code: string;
  readonly locationRef: string;
}

/**
 * The write calls of one request, one method each; ids are UUIDs. Every member rejects with SourceFaultError only, and
 * resolves with the record as the source returned it. The vendor allows those marked "user" to a user only: they act as the
 * user of the OAuth token, and without one they reject with SOURCE_NOT_CONFIGURED and send nothing.
 */
export interface SpacebringWriteClient {
  /** Checks for a user token before anything is read. @throws SourceFaultError SOURCE_NOT_CONFIGURED. */
  assertUser(): void;
  /** User. */
  createVisit(visit: VisitBody): Promise<VisitWire>;
  /** `comment` undefined: unchanged; empty: none. */
  updateVisit(id: string, visit: { readonly date: string; readonly comment?: string }): Promise<VisitWire>;
  checkInByCode(body: CodeBody): Promise<VisitWire>;
  checkOutByCode(body: CodeBody): Promise<VisitWire>;
  /** `code`: demanded for a check-in that was made with one. */
  checkIn(body: { readonly checkInId: string; readonly code?: string }): Promise<PassedCheckInWire>;
  checkOut(body: { readonly checkInId: string }): Promise<PassedCheckInWire>;
  /** User. The vendor calls it cancelling. */
  deleteVisit(id: string): Promise<void>;
  createVisitRequest(request: VisitRequestBody): Promise<VisitRequestWire>;
  /** User. */
  approveVisitRequest(id: string): Promise<VisitWire>;
  /** User. */
  rejectVisitRequest(id: string): Promise<void>;
  /** User. */
  createTicket(ticket: TicketBody): Promise<TicketWire>;
  /** User. Returns the comment's id, null where the answer has none. */
  createTicketComment(comment: { readonly ticketRef: string; readonly text: string }): Promise<string | null>;
  /** Null unassigns. */
  updateTicketAssignee(id: string, userRefAssignee: string | null): Promise<TicketWire>;
  updateTicketStatus(id: string, status: string): Promise<TicketWire>;
  updateTicketType(id: string, type: string): Promise<void>;
  createTransaction(ledger: Exclude<LedgerPath, 'money'>, transaction: TransactionBody): Promise<TransactionWire>;
}

/** `userAuthorization` null: no user token is configured. */
export function createSpacebringWriteClient(
  http: RequestClient,
  userAuthorization: Authorization | null,
): SpacebringWriteClient {
  const asUser = (): Pick<UpstreamCall<unknown>, 'authorization'> => {
    if (userAuthorization === null) throw userTokenMissing();
    return { authorization: userAuthorization };
  };
  const byId = (id: string) => ({ params: { id } });

  return {
    assertUser: () => void asUser(),
    createVisit: async (visit) =>
      http.call({ ...asUser(), method: 'POST', route: VISITS, body: { visit }, decode: VISIT }),
    updateVisit: (id, visit) =>
      http.call({ ...byId(id), method: 'PUT', route: `${VISITS}/{id}`, body: { visit }, decode: VISIT }),
    checkInByCode: (body) => http.call({ method: 'POST', route: `${VISITS}/checkin`, body, decode: VISIT }),
    checkOutByCode: (body) => http.call({ method: 'POST', route: `${VISITS}/checkout`, body, decode: VISIT }),
    checkIn: (body) => http.call({ method: 'POST', route: `${CHECK_INS}/checkin`, body, decode: CHECK_IN }),
    checkOut: (body) => http.call({ method: 'POST', route: `${CHECK_INS}/checkout`, body, decode: CHECK_IN }),
    deleteVisit: async (id) =>
      http.call({ ...asUser(), ...byId(id), method: 'DELETE', route: `${VISITS}/{id}`, decode: nothingWire }),
    createVisitRequest: (request) =>
      http.call({ method: 'POST', route: REQUESTS, body: { request }, decode: VISIT_REQUEST }),
    approveVisitRequest: async (id) =>
      http.call({ ...asUser(), ...byId(id), method: 'POST', route: `${REQUESTS}/{id}/approve`, decode: VISIT }),
    rejectVisitRequest: async (id) =>
      http.call({ ...asUser(), ...byId(id), method: 'POST', route: `${REQUESTS}/{id}/reject`, decode: nothingWire }),
    createTicket: async (ticket) =>
      http.call({ ...asUser(), method: 'POST', route: TICKETS, body: { ticket }, decode: TICKET }),
    createTicketComment: async (activity) =>
      http.call({ ...asUser(), method: 'POST', route: `${TICKETS}/comment`, body: { activity }, decode: ACTIVITY_ID }),
    updateTicketAssignee: (id, userRefAssignee) =>
      http.call({ ...byId(id), ...putTicket('assignee', { userRefAssignee }), decode: TICKET }),
    updateTicketStatus: (id, status) => http.call({ ...byId(id), ...putTicket('status', { status }), decode: TICKET }),
    updateTicketType: (id, type) => {
      const body = { ticket: { type } };
      return http.call({ ...byId(id), method: 'PATCH', route: `${TICKETS}/{id}/type`, body, decode: nothingWire });
    },
    createTransaction: (ledger, transaction) => {
      const route = `/transactions/${ledger}/v1`;
      return http.call({ method: 'POST', route, body: { transaction }, decode: TRANSACTION });
    },
  };
}

const VISITS = '/visitors/visits/v1';
const CHECK_INS = '/check_ins/v1';
const REQUESTS = '/visitors/requests/v1';
const TICKETS = '/support/tickets/v1';

const VISIT = writtenWire('visit', visitWire);
const CHECK_IN = writtenWire('checkIn', passedCheckInWire);
const VISIT_REQUEST = writtenWire('request', visitRequestWire);
const TICKET = writtenWire('ticket', ticketWire);
const TRANSACTION = writtenWire('transaction', transactionWire);
const ACTIVITY_ID = writtenIdWire('activity');

function putTicket(part: 'assignee' | 'status', ticket: object) {
  return { method: 'PUT', route: `${TICKETS}/{id}/${part}`, body: { ticket } } as const;
}

/** As `singleWire`, but the record is demanded: without it the answer may be that of a failed write. */
function writtenWire<T>(key: string, record: z.ZodType<T>): z.ZodType<T> {
  return singleWire(key, record).transform((value, context): T => {
    if (value !== null) return value;
    context.addIssue({ code: 'custom', message: 'holds no record' });
    return z.NEVER;
  });
}

function userTokenMissing(): SourceFaultError {
  return new SourceFaultError({
    source: 'SPACEBRING',
    code: 'SOURCE_NOT_CONFIGURED',
    message: `${SOURCE_NAMES.SPACEBRING} allows this to a user only, and no user token is configured: set SPACEBRING_REFRESH_TOKEN`,
    isDelivered: false,
  });
}
