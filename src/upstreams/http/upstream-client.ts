import type { z } from 'zod';
import type { RequestPriority } from '../../domain/pace/turn-queue.js';
import type { Freshness } from '../../domain/source/freshness.js';
import type { Source } from '../../domain/source/source.js';
import type { SourceFaultCode } from '../../domain/source/source-error.js';
import type { SourceHealth } from '../../domain/source/source-health.js';
import type { UpstreamUsage } from '../../domain/source/upstream-usage.js';
import type { CallLimit } from './policies/call-limit.js';

/** What one client request grants to the upstream calls made for it. */
export interface RequestScope {
  /** Aborts at the request's deadline (reason: a `DeadlineError`); waiting for quota ends with it too. */
  readonly signal: AbortSignal;
  readonly priority: RequestPriority;
  /** When the deadline is, by `performance.now()`; absent: nobody can tell. */
  readonly endsAt?: number;
  /** Who asks: callers take turns at a source. Absent: everybody is one. */
  readonly caller?: string;
  /** Reads go to the source whatever is kept, and no earlier answer stands in for one that fails: before and after writes. */
  readonly isReadThrough?: boolean;
  /** Counts what the request costs and is spared; absent where nobody asks. */
  readonly usage?: UpstreamUsage;
  /** Limits the reads that are sent for the request; absent: any number. A repeated try of one read is not another. */
  readonly callLimit?: CallLimit;
  /** Whose calls these are, where several scopes work for one client request; absent: the signal tells. */
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
  /** GET: how long its answer may be served again, unless `rangeEnd` tells better. Absent: it is not kept. */
  readonly ttlSeconds?: number;
  /** GET: end of the range of time that a list covers. A range that is long over changes hardly ever. */
  readonly rangeEnd?: Date;
  /** Decodes the JSON answer; a mismatch is UPSTREAM_INVALID_RESPONSE. */
  readonly decode: z.ZodType<T>;
}

/** Every member throws SourceFaultError and nothing else. */
export interface UpstreamClient {
  /**
   * One call, with quota, circuit, retries (GET only) and sign-in applied. The fault of anything but a GET tells by
   * `isDelivered` whether the source may have carried the call out: false before its connection stood and after a 4xx.
   */
  call<T>(scope: RequestScope, call: UpstreamCall<T>): Promise<T>;
  /** A GET with its age. Absent: every answer is as of now. */
  read?<T>(scope: RequestScope, call: UpstreamCall<T>): Promise<ReadAnswer<T>>;
  /** Counts calls that look-ups were spared by sharing one. Absent: nobody counts. */
  onBatched?(scope: RequestScope, spared: number): void;
  health(): SourceHealth;
}

/** The client for the life of the process. */
export interface SourceClient extends UpstreamClient {
  /** The state of the source as far as writes of the gateway changed it; see `ReadStore`. */
  generation(scope: RequestScope): Promise<string>;
}

export interface ReadAnswer<T> {
  /** May be shared with other requests: never to be changed. */
  readonly value: T;
  /** By the gateway's clock, in ms since the epoch. */
  readonly readAt: number;
  /** Served past its time, because the source could not be read. */
  readonly isStale: boolean;
}

/** The same client bound to one request: equal GETs happen once within it. */
export interface RequestClient {
  call<T>(call: UpstreamCall<T>): Promise<T>;
  /** Of every answer given so far. */
  freshness?(): Freshness;
  /** Counts calls that look-ups were spared by sharing one. Absent: nobody asks. */
  readonly onBatched?: OnBatched | undefined;
}

/** Is told of the calls that were spared where one list or batch call answered several look-ups. */
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

/** What messages to clients and operators call a source. */
export const SOURCE_NAMES: Readonly<Record<Source, string>> = {
  SPACEBRING: 'Spacebring',
  W3LCOME: 'W3lcome',
  RESIDENT: "Residents' service",
};

/** Port: keeps a rotated refresh token across restarts, in each place there is. */
export interface TokenStore {
  /** What the places have, the latest first: one of them may have lost the latest, or an earlier one may be the only good one. */
  read(): Promise<readonly string[]>;
  /** Resolves when the places have it or have failed. */
  write(token: string): Promise<void>;
  /** Where replicas share the store: they refresh one at a time, and all use what one has got. */
  readonly sharing?: TokenSharing;
}

export interface TokenSharing {
  /** Runs `work` while no other replica runs any. */
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

/** What a call is known by to operators: no address, no id, no query. */
type NamedCall = Pick<UpstreamCall<unknown>, 'method' | 'route'>;

/**
 * How a read was answered. `hit`: from this process's memory; `shared_hit`: from what all processes keep; `joined`: by an
 * equal call in flight; `miss`: by the source; `read_through`: by the source, since nothing kept was wanted; `stale`: past its
 * time, since the source could not be read. `refresh` is no answer: a read in the background, of what will soon be past its time.
 */
type ReadOutcome = 'hit' | 'shared_hit' | 'joined' | 'miss' | 'read_through' | 'stale' | 'refresh';

/** An HTTP status, or why there was no answer. `not_sent`: its turn never came, or came with the circuit open. */
export type CallResult = number | SourceFaultCode | 'aborted' | 'not_sent';

/** One try of one call: repeated ones are calls of their own. */
export interface ObservedCall {
  /** To send along, for whoever follows the call into the source. */
  readonly headers: Readonly<Record<string, string>>;
  /** Its turn has come, so many ms after it was asked for. */
  started(waitedMs: number): void;
  /** Once, also for a call that was never started. */
  ended(result: CallResult): void;
}

/** Port: is told what happens at the sources. Cheap, and never throws. */
export interface UpstreamObserver {
  /** A call waits for its turn from here on. */
  callQueued(source: Source, call: NamedCall): ObservedCall;
  readAnswered(source: Source, outcome: ReadOutcome): void;
  /** Runs one read, so that what happens within belongs to it. Absent: nobody wants to know. */
  watchRead?<T>(source: Source, call: NamedCall, read: () => Promise<T>): Promise<T>;
}

const UNOBSERVED_CALL: ObservedCall = { headers: {}, started: () => {}, ended: () => {} };

export const NO_OBSERVER: UpstreamObserver = { callQueued: () => UNOBSERVED_CALL, readAnswered: () => {} };
