import { createHash } from 'node:crypto';
import type { SourceAdapter } from '../domain/model/source-adapter.js';
import type { Source } from '../domain/source/source.js';
import type { SourceHealth } from '../domain/source/source-health.js';
import type { PhoneParser } from '../domain/text/phone-parser.js';
import type { Clock } from '../domain/time/clock.js';
import type { Quota, QuotaLimits } from './http/policies/quota.js';
import type { ReadStore } from './http/policies/read-store.js';
import type { RequestScope, UpstreamObserver } from './http/upstream-client.js';

/** One configured source for the life of the process. */
export interface Upstream {
  readonly source: Source;
  health(): SourceHealth;
  /**
   * Changes with every write, over all replicas: a request that is told the same as another sees no write that the other
   * did not see. One for a scope's whole life, until it writes itself.
   */
  generation(scope: RequestScope): Promise<string>;
  /** One light call, so that health can be told of a source nobody has asked yet. Throws SourceFaultError. */
  probe(scope: RequestScope): Promise<void>;
  /** The source as one request sees it: its own memo and batches. */
  forRequest(scope: RequestScope): SourceAdapter;
}

/** What every upstream is given beside its configuration. */
export interface UpstreamDependencies {
  readonly phoneParser: PhoneParser;
  readonly clock: Clock;
  /** For facts an operator should know once, e.g. an unknown time zone. Never personal data, never a credential. */
  warn(message: string): void;
  /**
   * Opens what keeps the answers of one source. `space`: equal for the same address and credential only, and reveals neither.
   * Absent: nothing is kept between requests.
   */
  readonly createReadStore?: (space: string) => ReadStore;
  /** Opens the quota that all replicas share of one source and credential. Absent: this process has all of it. */
  readonly createQuota?: (space: string, limits: QuotaLimits) => Quota;
  /** Is told of every call and read. Absent: nobody is. */
  readonly observer?: UpstreamObserver;
}

/** The upstream client's option; `identity`: source, address and everything of the credential. */
export function withReads(
  { createReadStore }: UpstreamDependencies,
  identity: readonly string[],
): { readonly reads?: ReadStore } {
  if (createReadStore === undefined) return {};
  return { reads: createReadStore(createHash('sha256').update(JSON.stringify(identity)).digest('base64url')) };
}

/** The upstream client's option; `identity`: source, address and whose credential it is, the same on every replica. */
export function withQuota(
  { createQuota }: UpstreamDependencies,
  { identity, limits }: { readonly identity: readonly string[]; readonly limits: QuotaLimits },
): { readonly quota?: Quota } {
  if (createQuota === undefined) return {};
  return { quota: createQuota(createHash('sha256').update(JSON.stringify(identity)).digest('base64url'), limits) };
}
