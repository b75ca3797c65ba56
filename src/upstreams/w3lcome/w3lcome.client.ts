import { z } from 'zod';
import { SourceFaultError } from '../../domain/errors/source-fault.js';
import { decodeEach } from '../http/decode-each.js';
import { TTL_SECONDS } from '../http/read-ttl.js';
import type { OnBatched, QueryParams, RequestClient } from '../http/upstream-client.js';
import {
  type BlockedPersonWire,
  blockedPersonSchema,
  type CompanyFieldWire,
  companyFieldSchema,
  type HostWire,
  hostSchema,
  type InviteeWire,
  inviteeSchema,
  type VisitWire,
  visitSchema,
} from './w3lcome.wire.js';

/** Largest `limit` of each list, by the vendor's list pages. */
export const PAGE_LIMITS = { visits: 1000, hosts: 1000, blockedPeople: 1000, invitees: 2000 } as const;

export type QueryOperator = '<' | '<=' | '==' | '>' | '>=';

/** The one predicate a list call can carry. */
export interface ListPredicate<Key extends string> {
  readonly key: Key;
  readonly operator: QueryOperator;
  readonly value: string;
}

export interface ListCall<Key extends string> {
  /** Counts items from the first. */
  readonly offset: number;
  /** Default: the largest the list allows. */
  readonly limit?: number;
  readonly where?: ListPredicate<Key>;
  /** Nothing in the list is later, by what `where` says. Absent: it reaches into the present. */
  readonly until?: Date;
}

/** One page as received. */
export interface ListPage<T> {
  readonly records: readonly T[];
  readonly droppedCount: number;
  /** A page shorter than its limit ends the list; `size` is not explained and not looked at. */
  readonly isLast: boolean;
}

/** One method per call of the read side, bound to one request. Every member throws SourceFaultError and nothing else. */
export interface W3lcomeClient {
  readonly onBatched?: OnBatched | undefined;
  listVisits(call: ListCall<'checkinAt'>): Promise<ListPage<VisitWire>>;
  /** Null for an id the source does not know; so are the other single reads. */
  getVisit(id: string): Promise<VisitWire | null>;
  listInvitees(call: ListCall<'expectedAt' | 'hostId'>): Promise<ListPage<InviteeWire>>;
  getInvitee(id: string): Promise<InviteeWire | null>;
  listHosts(call: ListCall<'email'>): Promise<ListPage<HostWire>>;
  getHost(id: string): Promise<HostWire | null>;
  listBlockedPeople(call: ListCall<never>): Promise<ListPage<BlockedPersonWire>>;
  /** The path is inferred from the other single reads; where the source turns out not to have it, it throws: see isUnknownRoute. */
  getBlockedPerson(id: string): Promise<BlockedPersonWire | null>;
  listCompanyFields(): Promise<ListPage<CompanyFieldWire>>;
}

interface ListShape<T> {
  readonly route: string;
  /** Finds the array in an answer. */
  readonly list: z.ZodType<readonly unknown[]>;
  readonly limit: number;
  readonly schema: z.ZodType<T>;
  readonly ttlSeconds: number;
}

/** Names under which the array may come, likeliest first; made once, since making a decoder costs more than using it. */
const LISTS = {
  visits: itemsUnder(['visits']),
  invitees: itemsUnder(['invitees']),
  hosts: itemsUnder(['hosts']),
  // The vendor does not show this answer; the list is an alias of the older blacklist.
  blocked: itemsUnder(['blockedlist', 'blacklist', 'blockedList', 'people']),
  fields: itemsUnder(['fields']),
};

/** `timeZone`: the account's, for times without an offset. */
export function createW3lcomeClient(http: RequestClient, timeZone: string): W3lcomeClient {
  const visits = {
    route: '/visits',
    list: LISTS.visits,
    limit: PAGE_LIMITS.visits,
    schema: visitSchema(timeZone),
    ttlSeconds: TTL_SECONDS.events,
  };
  const invitees = {
    route: '/invitees',
    list: LISTS.invitees,
    limit: PAGE_LIMITS.invitees,
    schema: inviteeSchema(timeZone),
    ttlSeconds: TTL_SECONDS.events,
  };
  const hosts = {
    route: '/hosts',
    list: LISTS.hosts,
    limit: PAGE_LIMITS.hosts,
    schema: hostSchema,
    ttlSeconds: TTL_SECONDS.people,
  };
  const blocked = {
    route: '/blockedlist',
    list: LISTS.blocked,
    limit: PAGE_LIMITS.blockedPeople,
    schema: blockedPersonSchema,
    ttlSeconds: TTL_SECONDS.blockedList,
  };
  return {
    onBatched: http.onBatched,
    listVisits: (call) => readList(http, visits, call),
    getVisit: (id) => readOne(http, { route: '/visit/{id}', id, schema: visits.schema }),
    listInvitees: (call) => readList(http, invitees, call),
    getInvitee: (id) => readOne(http, { route: '/invitee/{id}', id, schema: invitees.schema }),
    listHosts: (call) => readList(http, hosts, call),
    getHost: (id) => readOne(http, { route: '/host/{id}', id, schema: hostSchema, ttlSeconds: TTL_SECONDS.people }),
    listBlockedPeople: (call) => readList(http, blocked, call),
    getBlockedPerson: (id) =>
      readOne(http, {
        route: '/blockedlist/{id}',
        id,
        schema: blockedPersonSchema,
        isAbsence: (error) => isAbsence(error) && !isUnknownRoute(error),
      }),
    listCompanyFields: () => readCompanyFields(http),
  };
}

async function readList<T>(http: RequestClient, shape: ListShape<T>, call: ListCall<string>): Promise<ListPage<T>> {
  const limit = call.limit ?? shape.limit;
  const query: QueryParams = {
    limit,
    offset: call.offset,
    queryKey: call.where?.key,
    queryOp: call.where?.operator,
    queryValue: call.where?.value,
  };
  const items = await asking(() =>
    http.call({
      method: 'GET',
      route: shape.route,
      query,
      decode: shape.list,
      ttlSeconds: shape.ttlSeconds,
      ...(call.until && { rangeEnd: call.until }),
    }),
  );
  return { ...decodeEach(shape.schema, items), isLast: items.length < limit };
}

interface SingleRead<T> {
  readonly route: string;
  readonly id: string;
  readonly schema: z.ZodType<T>;
  readonly isAbsence?: (error: SourceFaultError) => boolean;
  /** Default: that of a record which changes. */
  readonly ttlSeconds?: number;
}

async function readOne<T>(http: RequestClient, read: SingleRead<T>): Promise<T | null> {
  const { route, id, schema: decode, isAbsence: isAbsent = isAbsence, ttlSeconds = TTL_SECONDS.record } = read;
  try {
    return await asking(() => http.call({ method: 'GET', route, params: { id }, decode, ttlSeconds }));
  } catch (error) {
    if (error instanceof SourceFaultError && isAbsent(error)) return null;
    throw error;
  }
}

async function readCompanyFields(http: RequestClient): Promise<ListPage<CompanyFieldWire>> {
  const items = await asking(() =>
    http.call({
      method: 'GET',
      route: '/company/fields',
      decode: LISTS.fields,
      ttlSeconds: TTL_SECONDS.places,
    }),
  );
  return { ...decodeEach(companyFieldSchema, items), isLast: true };
}

/** The array under one of `keys`, else the only array there is, else the answer itself where it is one. */
function itemsUnder(keys: readonly string[]): z.ZodType<readonly unknown[]> {
  const envelope = z.record(z.string(), z.unknown()).transform((body, context): readonly unknown[] => {
    const named = keys.map((key) => body[key]).find((value) => Array.isArray(value));
    if (Array.isArray(named)) return named;
    const arrays = Object.values(body).filter((value) => Array.isArray(value));
    if (arrays.length === 1 && arrays[0] !== undefined) return arrays[0];
    context.addIssue({ code: 'custom', message: 'holds no list' });
    return z.NEVER;
  });
  return z.union([z.array(z.unknown()), envelope]);
}

const ABSENT_CODES: readonly (string | null)[] = ['NOT_FOUND', 'MISSING_ID', 'MISSING_NOT_FOUND'];

/** Only NOT_FOUND has a documented status (404); the words are trusted under any status. */
export function isAbsence(error: SourceFaultError): boolean {
  if (error.sourceCode === 'UNAUTHORIZED') return false;
  return error.status === 404 || ABSENT_CODES.includes(error.sourceCode);
}

/** No such path, as opposed to no such record, which comes with the source's own word. */
export function isUnknownRoute(error: unknown): boolean {
  if (!(error instanceof SourceFaultError)) return false;
  return error.status === 405 || (error.status === 404 && error.sourceCode === null);
}

/** `UNAUTHORIZED` has no documented status: whatever it comes with, it means the credentials. */
export async function asking<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (!(error instanceof SourceFaultError) || error.sourceCode !== 'UNAUTHORIZED') throw error;
    if (error.code === 'UPSTREAM_REJECTED_CREDENTIALS') throw error;
    throw new SourceFaultError({
      source: error.source,
      code: 'UPSTREAM_REJECTED_CREDENTIALS',
      message: 'W3lcome rejected the credentials',
      status: error.status,
      sourceCode: error.sourceCode,
    });
  }
}
