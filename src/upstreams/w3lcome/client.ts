import { z } from 'zod';
import { SourceFaultError } from '../../domain/source/source-error.js';
import { type DecodedList, decodeEach, decodeEachInPace } from '../http/decode.js';
import { TTL_SECONDS } from '../http/policies/read-cache.js';
import type { OnBatched, QueryParams, RequestClient } from '../http/upstream-client.js';
import { rememberByRecord } from '../remember-by-record.js';
import type { ListHabits, W3lcomeHabits } from './list-habits.js';
import { toIdKey } from './values.js';
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
} from './wire.js';

/** Largest `limit` of each list, by the vendor's list pages. */
export const PAGE_LIMITS = { visits: 1000, hosts: 1000, blockedPeople: 1000, invitees: 2000 } as const;

export type QueryOperator = '<' | '<=' | '==' | '>' | '>=';

/** The only predicate that a list call can carry. */
export interface ListPredicate<Key extends string> {
  readonly key: Key;
  readonly operator: QueryOperator;
  readonly value: string;
}

export interface ListCall<Key extends string> {
  /** Items before the page. */
  readonly offset: number;
  /** Default: the largest that the list allows. */
  readonly limit?: number;
  readonly where?: ListPredicate<Key>;
  /** No item is later than this, by `where`. Absent: the list reaches into the present. */
  readonly until?: Date;
}

/** One page as received. */
export interface ListPage<T> {
  readonly records: readonly T[];
  readonly droppedCount: number;
  /** Keys of all items, unreadable ones included; null for one without an id. */
  readonly keys: readonly (string | null)[];
  /** True where it is proved that no item follows; see `ListHabits`. */
  readonly isLast: boolean;
}

/** The read calls of one request, one method each. Every member rejects with SourceFaultError only. */
export interface W3lcomeClient {
  readonly onBatched?: OnBatched | undefined;
  /** What earlier answers of the process have shown about the lists. */
  readonly habits: W3lcomeHabits;
  listVisits(call: ListCall<'checkinAt'>): Promise<ListPage<VisitWire>>;
  /** Null for an id that the source does not know, as in the other single reads. */
  getVisit(id: string): Promise<VisitWire | null>;
  listInvitees(call: ListCall<'expectedAt' | 'hostId'>): Promise<ListPage<InviteeWire>>;
  getInvitee(id: string): Promise<InviteeWire | null>;
  listHosts(call: ListCall<'email'>): Promise<ListPage<HostWire>>;
  getHost(id: string): Promise<HostWire | null>;
  listBlockedPeople(call: ListCall<never>): Promise<ListPage<BlockedPersonWire>>;
  /** The path is inferred from the other single reads. Rejects where the source does not have it; see isUnknownRoute. */
  getBlockedPerson(id: string): Promise<BlockedPersonWire | null>;
  /** This list has no pages. */
  listCompanyFields(): Promise<DecodedList<CompanyFieldWire>>;
}

interface ListShape<T> {
  readonly route: string;
  /** Finds the array in an answer. */
  readonly list: z.ZodType<ListAnswer>;
  readonly limit: number;
  readonly schema: z.ZodType<T>;
  readonly ttlSeconds: number;
  readonly habits: ListHabits;
}

/** Names under which the array may come, likeliest first. Made once, since making a decoder costs more than using it. */
const LISTS = {
  visits: itemsUnder(['visits']),
  invitees: itemsUnder(['invitees']),
  hosts: itemsUnder(['hosts']),
  // The vendor does not show this answer; the list is an alias of the older blacklist.
  blocked: itemsUnder(['blockedlist', 'blacklist', 'blockedList', 'people']),
  fields: itemsUnder(['fields']),
};

/** `timeZone`: the account's, for times without an offset. `habits`: those of the process. */
export function createW3lcomeClient(http: RequestClient, timeZone: string, habits: W3lcomeHabits): W3lcomeClient {
  const visits = {
    route: '/visits',
    list: LISTS.visits,
    habits: habits.visits,
    limit: PAGE_LIMITS.visits,
    schema: visitSchema(timeZone),
    ttlSeconds: TTL_SECONDS.events,
  };
  const invitees = {
    route: '/invitees',
    list: LISTS.invitees,
    habits: habits.invitees,
    limit: PAGE_LIMITS.invitees,
    schema: inviteeSchema(timeZone),
    ttlSeconds: TTL_SECONDS.events,
  };
  const hosts = {
    route: '/hosts',
    list: LISTS.hosts,
    habits: habits.hosts,
    limit: PAGE_LIMITS.hosts,
    schema: hostSchema,
    ttlSeconds: TTL_SECONDS.people,
  };
  const blocked = {
    route: '/blockedlist',
    list: LISTS.blocked,
    habits: habits.blocked,
    limit: PAGE_LIMITS.blockedPeople,
    schema: blockedPersonSchema,
    ttlSeconds: TTL_SECONDS.blockedList,
  };
  return {
    onBatched: http.onBatched,
    habits,
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
  const { items, size } = await mapUnauthorized(() =>
    http.call({
      method: 'GET',
      route: shape.route,
      query,
      decode: shape.list,
      ttlSeconds: shape.ttlSeconds,
      ...(call.until && { rangeEnd: call.until }),
    }),
  );
  const facts = { offset: call.offset, limit, count: items.length, size };
  shape.habits.learn(facts);
  return {
    ...(await decodeEachInPace(shape.schema, items)),
    keys: toKeys(items),
    isLast: shape.habits.provesEnd(facts),
  };
}

interface SingleRead<T> {
  readonly route: string;
  readonly id: string;
  readonly schema: z.ZodType<T>;
  readonly isAbsence?: (error: SourceFaultError) => boolean;
  /** Default: the TTL of a single record. */
  readonly ttlSeconds?: number;
}

async function readOne<T>(http: RequestClient, read: SingleRead<T>): Promise<T | null> {
  const { route, id, schema: decode, isAbsence: isAbsent = isAbsence, ttlSeconds = TTL_SECONDS.record } = read;
  try {
    return await mapUnauthorized(() => http.call({ method: 'GET', route, params: { id }, decode, ttlSeconds }));
  } catch (error) {
    if (error instanceof SourceFaultError && isAbsent(error)) return null;
    throw error;
  }
}

async function readCompanyFields(http: RequestClient): Promise<DecodedList<CompanyFieldWire>> {
  const { items } = await mapUnauthorized(() =>
    http.call({
      method: 'GET',
      route: '/company/fields',
      decode: LISTS.fields,
      ttlSeconds: TTL_SECONDS.places,
    }),
  );
  return decodeEach(companyFieldSchema, items);
}

interface ListAnswer {
  readonly items: readonly unknown[];
  readonly size: number | null;
}

/** Shared, since decoded records are cached by their list. */
const NO_ITEMS: readonly unknown[] = Object.freeze([]);

/**
 * The array under one of `keys`, else the only array, else the answer itself where it is an array. A list that is null or
 * absent is empty, as in databases that store no empty lists; an answer with other members instead is invalid.
 */
function itemsUnder(keys: readonly string[]): z.ZodType<ListAnswer> {
  const envelope = z.record(z.string(), z.unknown()).transform((body, context): ListAnswer => {
    const size = typeof body['size'] === 'number' ? body['size'] : null;
    const named = keys.map((key) => body[key]).find((value) => Array.isArray(value));
    if (Array.isArray(named)) return { items: named, size };
    const members = Object.entries(body).filter(([key]) => key !== 'size');
    const arrays = members.flatMap(([, value]) => (Array.isArray(value) ? [value] : []));
    if (arrays.length === 1 && arrays[0] !== undefined) return { items: arrays[0], size };
    if (members.every(([, value]) => value === null) && (size ?? 0) === 0) return { items: NO_ITEMS, size };
    context.addIssue({ code: 'custom', message: 'holds no list' });
    return z.NEVER;
  });
  const bare = z.array(z.unknown()).transform((items): ListAnswer => ({ items, size: null }));
  return z.union([bare, envelope]);
}

const keyed = z.object({ id: z.string().min(1) });

const toKeys = rememberByRecord((items: readonly unknown[]): readonly (string | null)[] =>
  items.map((item) => {
    const id = keyed.safeParse(item).data?.id.trim();
    return id === undefined ? null : toIdKey(id);
  }),
);

const ABSENT_CODES: readonly string[] = ['NOT_FOUND', 'MISSING_ID', 'MISSING_NOT_FOUND'];

/** The words in the vendor's tables for anything but an absent record. */
const OTHER_WORDS = new RegExp(
  [
    '^(INVALID|MISSING|CANNOT_CHANGE)_|(^|_)ALREADY_EXISTS$|^ALREADY_CHECK',
    '^(UNAUTHORIZED|INTERNAL|BLACKLIST_DISABLED|CHECKOUT_AT_BEFORE_CHECKIN|DID_NOT_CHECKIN)$',
  ].join('|'),
);

/** Only NOT_FOUND has a documented status (404): the word decides under any status, and the status without a word. */
export function isAbsence(error: SourceFaultError): boolean {
  if (error.sourceCode !== null && ABSENT_CODES.includes(error.sourceCode)) return true;
  return error.status === 404 && (error.sourceCode === null || !OTHER_WORDS.test(error.sourceCode));
}

/** No such path. The source answers no such record with a word of its own. */
export function isUnknownRoute(error: unknown): boolean {
  if (!(error instanceof SourceFaultError)) return false;
  return error.status === 405 || (error.status === 404 && error.sourceCode === null);
}

/** `UNAUTHORIZED` has no documented status: under any, it means refused credentials. */
export async function mapUnauthorized<T>(call: () => Promise<T>): Promise<T> {
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
