import { createHash } from 'node:crypto';
import type { SourceAdapter } from '../domain/model/source-adapter.js';
import type { Source } from '../domain/source/source.js';
import type { SourceHealth } from '../domain/source/source-health.js';
import type { PhoneParser } from '../domain/text/phone-parser.js';
import type { Clock } from '../domain/time/clock.js';
import { createUpstreamClient, type UpstreamClientOptions } from './http/pipeline.js';
import type { Quota, QuotaLimits } from './http/policies/quota.js';
import type { ReadStore } from './http/policies/read-store.js';
import type { RequestScope, SourceClient, UpstreamObserver } from './http/upstream-client.js';

/** One configured source for the life of the process. */
export interface Upstream {
  readonly source: Source;
  health(): SourceHealth;
  /**
   * Changes with every write of any replica: two requests with the same generation see the same writes. A scope has one
   * until it writes.
   */
  generation(scope: RequestScope): Promise<string>;
  /** One light call, for the health of a source without calls so far. Rejects with SourceFaultError. */
  probe(scope: RequestScope): Promise<void>;
  /** The adapter of one request, with its own memo and batches. */
  forRequest(scope: RequestScope): SourceAdapter;
}

/** What every upstream needs beside its configuration. */
export interface UpstreamDependencies {
  readonly phoneParser: PhoneParser;
  readonly clock: Clock;
  /** Logs a fact for operators once, e.g. an unknown time zone. Never personal data, never a credential. */
  warn(message: string): void;
  /**
   * Creates the cache of one source. `space`: equal for the same address and credential only, and reveals neither.
   * Absent: no cache between requests.
   */
  readonly createReadStore?: (space: string) => ReadStore;
  /** Creates the quota that all replicas share for one source and account. Absent: this process has all of it. */
  readonly createQuota?: (space: string, limits: QuotaLimits) => Quota;
  /** Observes every call and read. Absent: none. */
  readonly observer?: UpstreamObserver;
}

type ClientOptions = Pick<
  UpstreamClientOptions,
  'source' | 'authorization' | 'readError' | 'defaultHeaders' | 'maxResponseBytes'
>;

interface SourceConnection extends ClientOptions {
  readonly config: QuotaLimits & { readonly url: string; readonly concurrency: number };
  /** The whole credential: clients with the same address and credential share cached answers. */
  readonly credential: readonly string[];
  /** Whose credential it is, the same on every replica: clients with the same address and account share a quota. */
  readonly account: string;
}

/** The client of one configured source, with its caches and its quota. */
export function connectSource(
  { config, credential, account, ...options }: SourceConnection,
  dependencies: UpstreamDependencies,
): SourceClient {
  const { clock, observer, createReadStore, createQuota } = dependencies;
  const { url, requestsPerSecond, concurrency, timeoutMs } = config;
  const spaceOf = (identity: readonly string[]) =>
    createHash('sha256')
      .update(JSON.stringify([options.source, url, ...identity]))
      .digest('base64url');
  return createUpstreamClient({
    ...options,
    baseUrl: url,
    requestsPerSecond,
    concurrency,
    timeoutMs,
    clock,
    observer,
    warn: (message) => dependencies.warn(message),
    ...(createReadStore && { reads: createReadStore(spaceOf(credential)) }),
    ...(createQuota && { quota: createQuota(spaceOf([account]), config) }),
  });
}
