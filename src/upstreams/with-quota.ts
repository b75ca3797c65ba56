import { createHash } from 'node:crypto';
import type { Quota, QuotaLimits } from './http/quota.js';
import type { UpstreamDependencies } from './upstream-dependencies.js';

/** The upstream client's option; `identity`: source, address and whose credential it is, the same on every replica. */
export function withQuota(
  { openQuota }: UpstreamDependencies,
  { identity, limits }: { readonly identity: readonly string[]; readonly limits: QuotaLimits },
): { readonly quota?: Quota } {
  if (openQuota === undefined) return {};
  return { quota: openQuota(createHash('sha256').update(JSON.stringify(identity)).digest('base64url'), limits) };
}
