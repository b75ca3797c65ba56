import type { z } from 'zod';
import type { RequestPriority } from '../../domain/pace/turn-queue.js';
import type { Freshness } from '../../domain/source/freshness.js';
import type { SourceHealth } from '../../domain/source/source-health.js';
import type { UpstreamUsage } from '../../domain/source/upstream-usage.js';
import type { CallLimit } from './call-limit.js';

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

/** How a source wants its calls signed. */
export interface Authorization {
  /** Headers for the next call; may itself sign in first. */
  headers(scope: RequestScope): Promise<Readonly<Record<string, string>>>;
  /**
   * The source answered 401 to a call signed with `rejected`. True: sign again and repeat the call once.
   * False: the credentials are wrong, UPSTREAM_REJECTED_CREDENTIALS.
   */
  renew(scope: RequestScope, rejected: Readonly<Record<string, string>>): Promise<boolean>;
}
