import { createHash } from 'node:crypto';
import type { SpacebringUserTokenConfig } from './config/config.js';
import { createFileTokenStore, createMemoryTokenStore, createRedisTokenStore } from './platform/refresh-token-store.js';
import type { TokenStore } from './upstreams/http/token-store.js';

const REDIS_KEY = 'visitgraph:spacebring:refresh-token';

export interface OpenTokenStore {
  readonly store: TokenStore;
  readonly warnings: readonly string[];
  close(): Promise<void>;
}

/** Where a rotated refresh token is kept: Redis where configured, else the file, else only memory, with a warning. */
export function openTokenStore(
  userToken: SpacebringUserTokenConfig | null,
  options: { redisUrl: string | null; isSandbox: boolean; warn: (message: string) => void },
): OpenTokenStore {
  const { redisUrl, isSandbox, warn } = options;
  const close = async () => {};
  if (userToken === null || isSandbox) return { store: createMemoryTokenStore(), warnings: [], close };
  if (redisUrl !== null) {
    const store = createRedisTokenStore({ url: redisUrl, key: REDIS_KEY, warn });
    return { store: boundTo(userToken, store), warnings: [], close: () => store.close() };
  }
  if (userToken.tokenFile !== null) {
    return { store: boundTo(userToken, createFileTokenStore(userToken.tokenFile, warn)), warnings: [], close };
  }
  const warning =
    'A rotated Spacebring refresh token will be lost at the next restart: set REDIS_URL or SPACEBRING_TOKEN_FILE.';
  return { store: createMemoryTokenStore(), warnings: [warning], close };
}

/** A token that was rotated from another configured one is not read: whoever replaces the setting means it. */
function boundTo({ refreshToken }: SpacebringUserTokenConfig, store: TokenStore): TokenStore {
  const mark = `${createHash('sha256').update(refreshToken).digest('base64url').slice(0, 16)} `;
  return {
    read: async () => {
      const kept = await store.read();
      return kept?.startsWith(mark) ? kept.slice(mark.length) : null;
    },
    write: (token) => store.write(mark + token),
  };
}
