import type { z } from 'zod';
import type { SourceHealth } from '../../domain/source/source-health.js';

export type RequestPriority = 'interactive' | 'batch';

/** What one client request grants to the upstream calls made for it. */
export interface RequestScope {
  /** Aborts at the request's deadline (reason: a `DeadlineError`); waiting for quota ends with it too. */
  readonly signal: AbortSignal;
  readonly priority: RequestPriority;
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
  health(): SourceHealth;
}

/** The same client bound to one request: equal GETs happen once within it. */
export interface RequestClient {
  call<T>(call: UpstreamCall<T>): Promise<T>;
}

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
