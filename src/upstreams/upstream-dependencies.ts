import { createHash } from 'node:crypto';
import type { PhoneParser } from '../domain/text/phone-parser.js';
import type { Clock } from '../domain/time/clock.js';
import type { Quota, QuotaLimits } from './http/quota.js';
import type { ReadStore } from './http/read-store.js';
import type { UpstreamObserver } from './http/upstream-observer.js';

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
  readonly openReads?: (space: string) => ReadStore;
  /** Opens the quota that all replicas share of one source and credential. Absent: this process has all of it. */
  readonly openQuota?: (space: string, limits: QuotaLimits) => Quota;
  /** Is told of every call and read. Absent: nobody is. */
  readonly observer?: UpstreamObserver;
}

/** The upstream client's option; `identity`: source, address and everything of the credential. */
export function withReads(
  { openReads }: UpstreamDependencies,
  identity: readonly string[],
): { readonly reads?: ReadStore } {
  if (openReads === undefined) return {};
  return { reads: openReads(createHash('sha256').update(JSON.stringify(identity)).digest('base64url')) };
}
