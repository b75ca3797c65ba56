import { createHash } from 'node:crypto';
import type { SharedQuota } from './http/shared-quota.js';
import type { UpstreamDependencies } from './upstream-dependencies.js';

/** The upstream client's option; `identity`: source, address and whose credential it is, the same on every replica. */
export function withQuota(
  { openQuota }: UpstreamDependencies,
  identity: readonly string[],
): { readonly sharedQuota?: SharedQuota } {
  if (openQuota === undefined) return {};
  return { sharedQuota: openQuota(createHash('sha256').update(JSON.stringify(identity)).digest('base64url')) };
}
