import { accountsOf } from './accounts-of.js';
import type { Config, SpacebringUserTokenConfig } from './config/config.js';
import type { Clock } from './domain/time/clock.js';
import { openDemand } from './open-demand.js';
import { openQuotas } from './open-quotas.js';
import { openReadCache } from './open-read-cache.js';
import { openTokenStore } from './open-token-store.js';
import { openWriteStores } from './open-write-stores.js';
import { createDurableRedis } from './platform/durable-redis.js';
import { createEvictionWarnings } from './platform/eviction-warnings.js';

const BYTES_PER_MEGABYTE = 1_024 * 1_024;

export interface SharedStateOptions {
  /** Null: everything is this process's own. */
  readonly redisUrl: string | null;
  /** Where what must not be lost is kept; null with `redisUrl` only. */
  readonly durableRedisUrl: string | null;
  readonly userToken: SpacebringUserTokenConfig | null;
  readonly isSandbox: boolean;
  readonly clock: Clock;
  readonly warn: (message: string) => void;
}

/**
 * All that outlives a request, in Redis where there is one: tokens, idempotency keys and locks, what was read, the quotas, the
 * counts of callers' requests.
 */
export async function openSharedState(config: Config, options: SharedStateOptions) {
  const { redisUrl, durableRedisUrl, userToken, isSandbox, clock, warn } = options;
  const { workers, readCache } = config;
  // Workers that share nothing could not see each other's writes in what each of them keeps.
  const isStateShared = workers === 1 || redisUrl !== null;
  const durable = durableRedisUrl === null ? null : openDurableRedis(durableRedisUrl, warn);
  const tokens = openTokenStore(userToken, { redis: durable, isSandbox, warn });
  const stores = openWriteStores({ redis: durable, accounts: accountsOf(config), clock, warn });
  const cache = openReadCache({
    isOn: readCache.isOn && isStateShared,
    maxBytes: readCache.megabytes * BYTES_PER_MEGABYTE,
    staleMs: readCache.staleSeconds * 1_000,
    redisUrl,
    warn,
  });
  const { close: closeQuotas, ...quotas } = openQuotas({ redisUrl: durableRedisUrl, warn });
  const demand = await openDemand(config, redisUrl);
  return {
    settings: { areAnswersShared: isStateShared, answersKeptMs: readCache.isOn ? readCache.answersKeptMs : 0 },
    ofUpstreams: { openReads: cache.openReads, ...quotas, tokenStore: tokens.store },
    ofServer: { idempotency: stores.idempotency, locks: stores.locks, ...demand.options },
    warnings: tokens.warnings,
    close: async () => {
      cache.close();
      closeQuotas();
      demand.close();
      tokens.close();
      stores.close();
      durable?.close();
    },
  };
}

function openDurableRedis(url: string, warn: (message: string) => void) {
  return createDurableRedis({ url, warn, onInfo: createEvictionWarnings(warn) });
}
