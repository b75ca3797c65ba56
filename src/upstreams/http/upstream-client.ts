import type { z } from 'zod';
import type { RequestPriority } from '../../domain/pace/turn-queue.js';
import type { Freshness } from '../../domain/source/freshness.js';
import type { Source } from '../../domain/source/source.js';
import type { SourceFaultCode } from '../../domain/source/source-error.js';
import type { SourceHealth } from '../../domain/source/source-health.js';
import type { UpstreamUsage } from '../../domain/source/upstream-usage.js';
import type { CallLimit } from './policies/call-limit.js';

/** An answer of any status. */
export interface HttpAnswer {
  readonly status: number;
  readonly retryAfter: string | null;
  readonly text: string;
}

/** What one client request grants to the upstream calls made for it. */
export interface RequestScope {
  /** Aborts at the request's deadline (reason: a `DeadlineError`); waiting for quota ends with it too. */
  readonly signal: AbortSignal;
  readonly priority: RequestPriority;
  /** The deadline, by `performance.now()`; absent: unknown. */
  readonly endsAt?: number;
  /** Callers take turns at a source. Absent: all requests are one caller's. */
  readonly caller?: string;
  /** Reads skip the cache, also when the source fails: for reads before and after writes. */
  readonly isReadThrough?: boolean;
  /** Counts the calls that the request sends and saves; absent: not counted. */
  readonly usage?: UpstreamUsage;
  /** Limits the reads that are sent for the request; absent: any number. A repeated attempt is no other read. */
  readonly callLimit?: CallLimit;
  /** The request, where several scopes work for one; absent: the signal identifies it. */
  readonly requester?: object;
}

export type QueryParams = Readonly<Record<string, string | number | undefined>>;

export interface UpstreamCall<T> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Path template with `{name}` places, e.g. `/visitors/visits/v1/{id}`: the route that logs and metrics name. */
  readonly route: string;
  /** Values for the places; each is percent-encoded as one path segment. */
  readonly params?: Readonly<Record<string, string>>;
  /** Undefined members are left out. */
  readonly query?: QueryParams;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Sent as `application/x-www-form-urlencoded` instead of `body`, as OAuth token calls want it. */
  readonly form?: Readonly<Record<string, string>>;
  /** Absolute address instead of the client's base URL + `route`, for a sign-in service on another host; `route` still names the call. */
  readonly url?: string;
  /** False for sign-in calls: sent without the authorization's headers, and a 401 is final. Default true. */
  readonly isSigned?: boolean;
  /** Signs this call instead of the client's own authorization: one user in place of the network, say. */
  readonly authorization?: Authorization;
  /** GET: the TTL of its answer, unless `rangeEnd` allows a longer one. Absent: not cached. */
  readonly ttlSeconds?: number;
  /** GET: end of the time range that a list covers. A range that is long over hardly ever changes. */
  readonly rangeEnd?: Date;
  /** Decodes the JSON answer; a mismatch is UPSTREAM_INVALID_RESPONSE. */
  readonly decode: z.ZodType<T>;
}

/** Every member throws SourceFaultError and nothing else. */
export interface UpstreamClient {
  /**
   * One call, with quota, circuit, retries (GET only) and sign-in applied. `isDelivered` of a write's fault says whether the
   * source may have carried it out: false before its connection stood and after a 4xx. It is false for every GET.
   */
  call<T>(scope: RequestScope, call: UpstreamCall<T>): Promise<T>;
  /** A GET with its age. Absent: every answer is as of now. */
  read?<T>(scope: RequestScope, call: UpstreamCall<T>): Promise<ReadAnswer<T>>;
  /** Counts the calls that were saved where look-ups shared one. Absent: not counted. */
  onBatched?(scope: RequestScope, spared: number): void;
  health(): SourceHealth;
}

/** The client for the life of the process. */
export interface SourceClient extends UpstreamClient {
  /** The current generation; see `ReadStore`. */
  generation(scope: RequestScope): Promise<string>;
}

export interface ReadAnswer<T> {
  /** May be shared with other requests, so it must not be changed. */
  readonly value: T;
  /** By the gateway's clock, in ms since the epoch. */
  readonly readAt: number;
  /** Served past its TTL, because the source could not be read. */
  readonly isStale: boolean;
}

/** The client of one request: equal GETs are sent once within it. */
export interface RequestClient {
  call<T>(call: UpstreamCall<T>): Promise<T>;
  /** Of every answer so far. */
  freshness?(): Freshness;
  /** Counts the calls that were saved where look-ups shared one. Absent: not counted. */
  readonly onBatched?: OnBatched | undefined;
}

/** Counts the calls that were saved where one list or batch call answered several look-ups. */
export type OnBatched = (spared: number) => void;

/** Signs the calls to a source. Every member rejects as soon as the scope ends, and with a SourceFaultError. */
export interface Authorization {
  /** Headers for the next call; may sign in first. */
  headers(scope: RequestScope): Promise<Readonly<Record<string, string>>>;
  /**
   * The source answered 401 to a call signed with `rejected`. True: sign again and repeat the call once.
   * False: the credentials are wrong, UPSTREAM_REJECTED_CREDENTIALS.
   */
  renew(scope: RequestScope, rejected: Readonly<Record<string, string>>): Promise<boolean>;
}

/** The names of the sources in messages to clients and operators. */
export const SOURCE_NAMES: Readonly<Record<Source, string>> = {
  SPACEBRING: 'Spacebring',
  W3LCOME: 'W3lcome',
  RESIDENT: "Residents' service",
};

/** Port: persists a rotated refresh token across restarts, in several stores. */
export interface TokenStore {
  /** The tokens of all stores, latest first: a store may have lost the latest, or only an earlier one may be good. */
  read(): Promise<readonly string[]>;
  /** Resolves when every store has it or has failed. */
  write(token: string): Promise<void>;
  /** Where replicas share the store: they refresh one at a time, and all use the result. */
  readonly sharing?: TokenSharing;
}

export interface TokenSharing {
  /** Runs `work` while no other replica runs it. */
  runExclusive<T>(work: () => Promise<T>): Promise<T>;
  /** The newest access token of any replica; null where there is none, or it cannot be read. Never rejects. */
  readAccess(): Promise<SharedAccess | null>;
  /** Never rejects. */
  writeAccess(access: SharedAccess): Promise<void>;
}

export interface SharedAccess {
  readonly accessToken: string;
  /** When it is renewed, in ms since the epoch; some time before it ends. */
  readonly renewAt: number;
}

/** The name of a call for operators: no address, no id, no query. */
type NamedCall = Pick<UpstreamCall<unknown>, 'method' | 'route'>;

/**
 * How a read was answered. `hit`: from this process's cache; `shared_hit`: from the shared cache; `joined`: by an equal call
 * in flight; `miss`: by the source; `read_through`: by the source, past the cache; `stale`: from the cache past the TTL, since
 * the source could not be read. `refresh` is no answer: it is a read in the background before the TTL ends.
 */
type ReadOutcome = 'hit' | 'shared_hit' | 'joined' | 'miss' | 'read_through' | 'stale' | 'refresh';

/** An HTTP status, or why there was no answer. `not_sent`: it got no slot, or the circuit was open. */
export type CallResult = number | SourceFaultCode | 'aborted' | 'not_sent';

/** One attempt of one call; each repetition is observed as another. */
export interface ObservedCall {
  /** Sent with the call, for tracing into the source. */
  readonly headers: Readonly<Record<string, string>>;
  /** The call has its slot, after waiting for so many ms. */
  started(waitedMs: number): void;
  /** Once, also for a call that was never started. */
  ended(result: CallResult): void;
}

/** Port: observes the calls to the sources. Its members are cheap and never throw. */
export interface UpstreamObserver {
  /** A call waits for its slot from here on. */
  callQueued(source: Source, call: NamedCall): ObservedCall;
  readAnswered(source: Source, outcome: ReadOutcome): void;
  /** Runs one read, so that the calls within belong to it. Absent: reads are not observed. */
  watchRead?<T>(source: Source, call: NamedCall, read: () => Promise<T>): Promise<T>;
}

const UNOBSERVED_CALL: ObservedCall = { headers: {}, started: () => {}, ended: () => {} };

export const NO_OBSERVER: UpstreamObserver = { callQueued: () => UNOBSERVED_CALL, readAnswered: () => {} };
