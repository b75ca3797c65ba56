import { createRedisQuotas } from './platform/redis-quotas.js';
import type { UpstreamDependencies } from './upstreams/upstream-dependencies.js';

export interface OpenQuotas extends Pick<UpstreamDependencies, 'openQuota'> {
  close(): void;
}

/** Where the sources' quotas are counted: in Redis for all replicas together, else by each process alone. */
export function openQuotas({
  redisUrl,
  warn,
}: {
  redisUrl: string | null;
  warn: (message: string) => void;
}): OpenQuotas {
  if (redisUrl === null) return { close: () => {} };
  const quotas = createRedisQuotas({ url: redisUrl, warn });
  return { openQuota: quotas.quotaOf, close: quotas.close };
}
