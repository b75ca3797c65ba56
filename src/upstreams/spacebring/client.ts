import type { z } from 'zod';
import { SourceFaultError } from '../../domain/source/source-error.js';
import { TTL_SECONDS } from '../http/policies/read-cache.js';
import type { OnBatched, QueryParams, RequestClient, RequestScope, UpstreamClient } from '../http/upstream-client.js';
import {
  type CompanyWire,
  companyWire,
  type LocationWire,
  locationWire,
  type MembershipWire,
  membershipWire,
  networkWire,
} from './location.wire.js';
import { type TicketWire, type TicketWithActivitiesWire, ticketWire, ticketWithActivitiesWire } from './ticket.wire.js';
import { type TransactionWire, transactionWire } from './transaction.wire.js';
import {
  type VisitCheckInWire,
  type VisitRequestWire,
  type VisitWire,
  visitCheckInWire,
  visitOrNone,
  visitRequestWire,
  visitWire,
} from './visit.wire.js';
import { listWire, singleWire, type WirePage } from './wire.js';

/** The largest page that every list allows. */
const PAGE_SIZE = 100;
const ID = /^[\da-f]{8}-([\da-f]{4}-){3}[\da-f]{12}$/i;

/** Both ends are inclusive: the source's `[gte]` and `[lte]`. */
export interface Bounds {
  readonly gte?: Date;
  readonly lte?: Date;
}

interface InLocation {
  readonly locationRef: string;
}

export interface VisitListCall extends InLocation {
  readonly userRefHost?: string;
  readonly date: Bounds;
}

export interface MembershipListCall extends InLocation {
  readonly userRef?: string;
  readonly userEmail?: string;
}

export interface TicketListCall extends InLocation {
  readonly order?: `${'createDate' | 'updateDate'}:${'asc' | 'desc'}`;
  /** Up to 100 ids each. */
  readonly membershipRefsRequester?: readonly string[];
  readonly userRefsAssignee?: readonly string[];
}

/** As the paths name them. */
export type LedgerPath = 'day_passes' | 'credits' | 'money';

/** A location or a customer: the source demands exactly one of them. */
export type TransactionListCall = ({ readonly locationRef: string } | { readonly customerRef: string }) & {
  readonly createDate: Bounds;
};

/** `pageToken` of the page before; undefined = the first page. */
type List<Call, Record> = (call: Call, pageToken?: string) => Promise<WirePage<Record>>;
/** Null for an id that the source does not know. */
type Get<Record> = (id: string) => Promise<Record | null>;

/** The read calls of one request, one method each. Every member rejects with SourceFaultError only. */
export interface SpacebringClient {
  readonly onBatched?: OnBatched | undefined;
  /** Not paginated. */
  readonly listLocations: () => Promise<WirePage<LocationWire>>;
  readonly getLocation: Get<LocationWire>;
  readonly listMemberships: List<MembershipListCall, MembershipWire>;
  readonly getMembership: Get<MembershipWire>;
  readonly listDeletedMemberships: List<InLocation, MembershipWire>;
  readonly listCompanies: List<InLocation, CompanyWire>;
  readonly getCompany: Get<CompanyWire>;
  /** Without requests, which newer answers list among the visits. */
  readonly listVisits: List<VisitListCall, VisitWire>;
  readonly getVisit: Get<VisitWire>;
  readonly listVisitRequests: List<InLocation & { readonly createDate: Bounds }, VisitRequestWire>;
  readonly getVisitRequest: Get<VisitRequestWire>;
  /** Visitors who are on site, the newest arrival first. Unknown to older generations: 404. */
  readonly listCheckedInVisits: List<InLocation, VisitCheckInWire>;
  readonly listTickets: List<TicketListCall, TicketWire>;
  readonly getTicket: Get<TicketWithActivitiesWire>;
  readonly listTransactions: List<TransactionListCall & { readonly ledger: LedgerPath }, TransactionWire>;
  getTransaction(ledger: LedgerPath, id: string): Promise<TransactionWire | null>;
}

export function createSpacebringClient(http: RequestClient): SpacebringClient {
  const list =
    <Call, Record>(route: string, shape: ListShape<Call, Record>): List<Call, Record> =>
    (call, pageToken) => {
      const query = { ...shape.toQuery(call), limit: PAGE_SIZE, nextPageToken: pageToken };
      const rangeEnd = shape.rangeEndOf?.(call);
      const { decode, ttlSeconds } = shape;
      return http.call({ method: 'GET', route, query, decode, ttlSeconds, ...(rangeEnd && { rangeEnd }) });
    };
  const getter =
    <Record>(route: string, decode: z.ZodType<Record | null>, ttlSeconds: number = TTL_SECONDS.record): Get<Record> =>
    (id) =>
      getOne(http, { route, id, decode, ttlSeconds });

  return {
    onBatched: http.onBatched,
    listLocations: () =>
      http.call({ method: 'GET', route: '/locations/v1', decode: LOCATIONS, ttlSeconds: TTL_SECONDS.places }),
    getLocation: getter('/locations/v1/{id}', LOCATION, TTL_SECONDS.places),
    listMemberships: list('/community/memberships/v1', MEMBERSHIPS),
    getMembership: getter('/community/memberships/v1/{id}', MEMBERSHIP, TTL_SECONDS.people),
    listDeletedMemberships: list('/community/memberships/v1/deleted', MEMBERSHIPS),
    listCompanies: list('/community/companies/v1', COMPANIES),
    getCompany: getter('/community/companies/v1/{id}', COMPANY, TTL_SECONDS.places),
    listVisits: list('/visitors/visits/v1', VISITS),
    getVisit: getter('/visitors/visits/v1/{id}', VISIT),
    listVisitRequests: list('/visitors/requests/v1', VISIT_REQUESTS),
    getVisitRequest: getter('/visitors/requests/v1/{id}', VISIT_REQUEST),
    listCheckedInVisits: list('/check_ins/v1', CHECK_INS),
    listTickets: list('/support/tickets/v1', TICKETS),
    getTicket: getter('/support/tickets/v1/{id}', ticketWithActivitiesWire),
    listTransactions: (call, pageToken) => list(`/transactions/${call.ledger}/v1`, TRANSACTIONS)(call, pageToken),
    getTransaction: (ledger, id) => getter(`/transactions/${ledger}/v1/{id}`, TRANSACTION)(id),
  };
}

/** The cheapest call: it needs no scope and no location. */
export async function probeSpacebring(client: UpstreamClient, scope: RequestScope): Promise<void> {
  await client.call(scope, { method: 'GET', route: '/networks/v1', decode: NETWORKS });
}

interface ListShape<Call, Record> {
  readonly decode: z.ZodType<WirePage<Record>>;
  readonly toQuery: (call: Call) => QueryParams;
  readonly ttlSeconds: number;
  /** The end of the time range that a call lists, where it has one. */
  readonly rangeEndOf?: (call: Call) => Date | undefined;
}

const LOCATIONS = listWire('locations', locationWire);
const LOCATION = singleWire('location', locationWire);
const NETWORKS = listWire('networks', networkWire);
const MEMBERSHIP = singleWire('membership', membershipWire);
const COMPANY = singleWire('company', companyWire);
const VISIT = singleWire('visit', visitWire).transform((wire) => wire && visitOrNone(wire));
const VISIT_REQUEST = singleWire('request', visitRequestWire);
const TRANSACTION = singleWire('transaction', transactionWire);

const MEMBERSHIPS: ListShape<MembershipListCall, MembershipWire> = {
  decode: listWire('memberships', membershipWire),
  ttlSeconds: TTL_SECONDS.people,
  toQuery: ({ locationRef, userRef, userEmail }) => ({ locationRef, userRef, userEmail }),
};

const COMPANIES: ListShape<InLocation, CompanyWire> = {
  decode: listWire('companies', companyWire),
  ttlSeconds: TTL_SECONDS.places,
  toQuery: ({ locationRef }) => ({ locationRef }),
};

const VISITS: ListShape<VisitListCall, VisitWire> = {
  decode: listWire('visits', visitWire).transform((page) => ({
    ...page,
    records: page.records.flatMap((wire) => visitOrNone(wire) ?? []),
  })),
  ttlSeconds: TTL_SECONDS.events,
  rangeEndOf: ({ date }) => date.lte,
  toQuery: ({ locationRef, userRefHost, date }) => ({ locationRef, userRefHost, ...toBounds('date', date) }),
};

const VISIT_REQUESTS: ListShape<InLocation & { readonly createDate: Bounds }, VisitRequestWire> = {
  decode: listWire('requests', visitRequestWire),
  ttlSeconds: TTL_SECONDS.events,
  toQuery: ({ locationRef, createDate }) => ({ locationRef, ...toBounds('createDate', createDate) }),
};

const CHECK_INS: ListShape<InLocation, VisitCheckInWire> = {
  decode: listWire('checkIns', visitCheckInWire),
  ttlSeconds: TTL_SECONDS.events,
  toQuery: ({ locationRef }) => ({ locationRef, type: 'visit', status: 'checkedIn' }),
};

const TICKETS: ListShape<TicketListCall, TicketWire> = {
  decode: listWire('tickets', ticketWire),
  ttlSeconds: TTL_SECONDS.events,
  toQuery: ({ locationRef, order, membershipRefsRequester, userRefsAssignee }) => ({
    locationRef,
    order,
    membershipRefRequester: membershipRefsRequester?.join(','),
    userRefAssignee: userRefsAssignee?.join(','),
  }),
};

const TRANSACTIONS: ListShape<TransactionListCall, TransactionWire> = {
  decode: listWire('transactions', transactionWire),
  ttlSeconds: TTL_SECONDS.events,
  rangeEndOf: ({ createDate }) => createDate.lte,
  toQuery: ({ createDate, ...call }) => ({
    ...('customerRef' in call ? { customerRef: call.customerRef } : { locationRef: call.locationRef }),
    ...toBounds('createDate', createDate),
  }),
};

function toBounds(name: string, { gte, lte }: Bounds): QueryParams {
  return { [`${name}[gte]`]: gte?.toISOString(), [`${name}[lte]`]: lte?.toISOString() };
}

interface SingleRead<Record> {
  readonly route: string;
  readonly id: string;
  readonly decode: z.ZodType<Record | null>;
  readonly ttlSeconds: number;
}

/** Ids are UUIDs: no call is made for another text. A 400 for a UUID means, as a 404 does, that no record has it. */
async function getOne<Record>(http: RequestClient, { id, ...read }: SingleRead<Record>): Promise<Record | null> {
  if (!isSpacebringId(id)) return null;
  try {
    return await http.call({ method: 'GET', params: { id }, ...read });
  } catch (error) {
    if (isRefusal(error, 400) || isRefusal(error, 404)) return null;
    throw error;
  }
}

export function isSpacebringId(text: string): boolean {
  return ID.test(text);
}

/** Whether this source has no Check-ins API, or denies access to it. */
export function lacksCheckIns(error: unknown): error is SourceFaultError {
  return isRefusal(error, 403) || isRefusal(error, 404);
}

/** Whether the source answered with that status. */
export function isRefusal(error: unknown, status: number): error is SourceFaultError {
  return error instanceof SourceFaultError && error.status === status;
}
