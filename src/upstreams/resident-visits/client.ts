import { z } from 'zod';
import { type DecodedList, decodeEach, decodeEachInPace } from '../http/decode.js';
import { TTL_SECONDS } from '../http/policies/read-cache.js';
import type { OnBatched, RequestClient, RequestScope, UpstreamClient } from '../http/upstream-client.js';
import { nullIfAbsent } from './refusals.js';
import {
  type CommunityWire,
  communityWire,
  type LoginWire,
  listWire,
  loginWire,
  type ResidentVisitBody,
  type ResidentVisitWire,
  type ResidentWire,
  residentVisitWire,
  residentWire,
} from './wire.js';

/** One method per REST call. The lists have no order, no filter by date and no pages. Ids are GUIDs. */
export interface ResidentClient {
  readonly onBatched?: OnBatched | undefined;
  listVisits(): Promise<DecodedList<ResidentVisitWire>>;
  /** Empty for a resident that does not exist. */
  listVisitsOfResident(residentId: string): Promise<DecodedList<ResidentVisitWire>>;
  /** Null for absent and for deleted visits. */
  getVisit(id: string): Promise<ResidentVisitWire | null>;
  /** Only residents whose user is active. */
  listResidents(): Promise<DecodedList<ResidentWire>>;
  /** Includes residents whose user is inactive. */
  getResident(id: string): Promise<ResidentWire | null>;
  /** Active communities only. */
  listCommunities(): Promise<DecodedList<CommunityWire>>;
  /** The service checks only that the resident exists. */
  createVisit(body: ResidentVisitBody): Promise<ResidentVisitWire>;
  /** Replaces the whole record. A deleted one is replaced as well, and stays deleted. */
  replaceVisit(id: string, body: ResidentVisitBody): Promise<ResidentVisitWire>;
  /** Hides the visit from every read. Deleting it again succeeds, too. */
  deleteVisit(id: string): Promise<void>;
}

const VISIT_ROUTE = '/residentvisits/{id}';

interface SingleRead<T> {
  readonly route: string;
  readonly id: string;
  readonly decode: z.ZodType<T>;
  readonly ttlSeconds: number;
}

export function createResidentClient(client: RequestClient): ResidentClient {
  const list = (route: string, ttlSeconds: number, params: Readonly<Record<string, string>> = {}): Promise<unknown[]> =>
    client.call({ method: 'GET', route, params, decode: listWire, ttlSeconds });
  const get = <T>({ id, ...read }: SingleRead<T>): Promise<T | null> =>
    nullIfAbsent(client.call({ method: 'GET', params: { id }, ...read }));

  return {
    onBatched: client.onBatched,
    listVisits: async () => decodeEachInPace(residentVisitWire, await list('/residentvisits', TTL_SECONDS.events)),
    listVisitsOfResident: async (residentId) =>
      decodeEach(
        residentVisitWire,
        await list('/residentvisits/resident/{residentId}', TTL_SECONDS.events, { residentId }),
      ),
    getVisit: (id) => get({ route: VISIT_ROUTE, id, decode: residentVisitWire, ttlSeconds: TTL_SECONDS.record }),
    listResidents: async () => decodeEach(residentWire, await list('/residents', TTL_SECONDS.people)),
    getResident: (id) => get({ route: '/residents/{id}', id, decode: residentWire, ttlSeconds: TTL_SECONDS.people }),
    listCommunities: async () => decodeEach(communityWire, await list('/communities', TTL_SECONDS.places)),
    createVisit: (body) => client.call({ method: 'POST', route: '/residentvisits', body, decode: residentVisitWire }),
    replaceVisit: (id, body) =>
      client.call({ method: 'PUT', route: VISIT_ROUTE, params: { id }, body, decode: residentVisitWire }),
    deleteVisit: async (id) => {
      await client.call({ method: 'DELETE', route: VISIT_ROUTE, params: { id }, decode: z.unknown() });
    },
  };
}

/** Signs in. The call is unsigned and in no request's memo. */
export function logIn(
  client: UpstreamClient,
  scope: RequestScope,
  credentials: { readonly username: string; readonly password: string },
): Promise<LoginWire> {
  return client.call(scope, {
    method: 'POST',
    route: '/auth/login',
    body: credentials,
    isSigned: false,
    decode: loginWire,
  });
}

/** The cheapest call: a few communities. */
export async function probe(client: UpstreamClient, scope: RequestScope): Promise<void> {
  await client.call(scope, { method: 'GET', route: '/communities', decode: listWire });
}

/** A read that a request makes at most once, when it is first needed. */
interface ReadOnce<T> {
  read(): Promise<T>;
  /** The read that has begun or ended; null before its first request. */
  begun(): Promise<T> | null;
}

export function createReadOnce<T>(read: () => Promise<T>): ReadOnce<T> {
  let answer: Promise<T> | null = null;
  return {
    read() {
      answer ??= read();
      return answer;
    },
    begun: () => answer,
  };
}
