import { createHash } from 'node:crypto';
import type { SpacebringUserTokenConfig } from './config/config.js';
import { DURABLE_PREFIX } from './platform/durable-memory.js';
import type { DurableRedis } from './platform/durable-redis.js';
import { createRedisTokenPlace } from './platform/redis-token-place.js';
import { createRedisTokenSharing } from './platform/redis-token-sharing.js';
import { createLastingTokenStore, createMemoryTokenStore } from './platform/refresh-token-store.js';
import { createTokenFile } from './platform/token-file.js';
import type { TokenStore } from './upstreams/http/token-store.js';

const REFRESH_TOKEN_KEY = `${DURABLE_PREFIX}:spacebring:refresh-token`;
const ACCESS_TOKEN_KEY = `${DURABLE_PREFIX}:spacebring:access-token`;

export interface OpenTokenStore {
  readonly store: TokenStore;
  readonly warnings: readonly string[];
  close(): void;
}

/**
 * Where a rotated refresh token is kept: in Redis, which replicas then share with the access token too, and in the file, each
 * where configured; else only in memory, with a warning.
 */
export function openTokenStore(
  userToken: SpacebringUserTokenConfig | null,
  options: { redis: DurableRedis | null; isSandbox: boolean; warn: (message: string) => void },
): OpenTokenStore {
  const { redis, isSandbox, warn } = options;
  if (userToken === null || isSandbox) return { store: createMemoryTokenStore(), warnings: [], close: () => {} };
  const mark = markOf(userToken);
  const places = [
    ...(redis === null ? [] : [createRedisTokenPlace(redis, `${REFRESH_TOKEN_KEY}:${mark}`)]),
    ...(userToken.tokenFile === null ? [] : [createTokenFile(userToken.tokenFile)]),
  ];
  const kept = createLastingTokenStore({ places, mark, warn });
  const sharing = redis === null ? null : createRedisTokenSharing({ redis, key: `${ACCESS_TOKEN_KEY}:${mark}` });
  const warning =
    'A rotated Spacebring refresh token will be lost at the next restart: set REDIS_URL or SPACEBRING_TOKEN_FILE.';
  return {
    store: { read: kept.read, write: kept.write, ...(sharing && { sharing }) },
    warnings: places.length === 0 ? [warning] : [],
    close() {
      kept.close();
      sharing?.close();
    },
  };
}

function markOf({ refreshToken }: SpacebringUserTokenConfig): string {
  return createHash('sha256').update(refreshToken).digest('base64url').slice(0, 16);
}
