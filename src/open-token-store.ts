import { createHash } from 'node:crypto';
import type { SpacebringUserTokenConfig } from './config/config.js';
import type { DurableRedis } from './platform/durable-redis.js';
import { createRedisTokenSharing } from './platform/redis-token-sharing.js';
import { createFileTokenStore, createMemoryTokenStore, createRedisTokenStore } from './platform/refresh-token-store.js';
import type { TokenStore } from './upstreams/http/token-store.js';

const REFRESH_TOKEN_KEY = 'visitgraph:spacebring:refresh-token';
const ACCESS_TOKEN_KEY = 'visitgraph:spacebring:access-token';

export interface OpenTokenStore {
  readonly store: TokenStore;
  readonly warnings: readonly string[];
  close(): void;
}

/**
 * Where a rotated refresh token is kept: Redis where configured, which replicas then share with the access token too; else
 * the file, else only memory, with a warning.
 */
export function openTokenStore(
  userToken: SpacebringUserTokenConfig | null,
  options: { redis: DurableRedis | null; isSandbox: boolean; warn: (message: string) => void },
): OpenTokenStore {
  const { redis, isSandbox, warn } = options;
  const close = () => {};
  if (userToken === null || isSandbox) return { store: createMemoryTokenStore(), warnings: [], close };
  if (redis !== null) {
    const kept = createRedisTokenStore({ redis, key: `${REFRESH_TOKEN_KEY}:${markOf(userToken)}`, warn });
    const sharing = createRedisTokenSharing({ redis, key: `${ACCESS_TOKEN_KEY}:${markOf(userToken)}` });
    return { store: { ...boundTo(userToken, kept), sharing }, warnings: [], close: sharing.close };
  }
  if (userToken.tokenFile !== null) {
    return { store: boundTo(userToken, createFileTokenStore(userToken.tokenFile, warn)), warnings: [], close };
  }
  const warning =
    'A rotated Spacebring refresh token will be lost at the next restart: set REDIS_URL or SPACEBRING_TOKEN_FILE.';
  return { store: createMemoryTokenStore(), warnings: [warning], close };
}

/** A token that was rotated from another configured one is not read: whoever replaces the setting means it. */
function boundTo(userToken: SpacebringUserTokenConfig, store: TokenStore): TokenStore {
  const mark = `${markOf(userToken)} `;
  return {
    read: async () => {
      const kept = await store.read();
      return kept?.startsWith(mark) ? kept.slice(mark.length) : null;
    },
    write: (token) => store.write(mark + token),
  };
}

function markOf({ refreshToken }: SpacebringUserTokenConfig): string {
  return createHash('sha256').update(refreshToken).digest('base64url').slice(0, 16);
}
