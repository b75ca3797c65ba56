import { z } from 'zod';
import type { SharedAccess, TokenSharing } from '../upstreams/http/token-store.js';
import { createRedisConnection } from './redis-connection.js';
import { createRedisRecordLocks } from './redis-record-locks.js';

const sharedAccess = z.object({ accessToken: z.string().min(1), renewAt: z.number() });

export interface RedisTokenSharing extends TokenSharing {
  close(): void;
}

/**
 * One access token for all replicas, under `key` until it is to be renewed. While Redis is away every process gets its own,
 * with one warning.
 */
export function createRedisTokenSharing(options: {
  url: string;
  key: string;
  warn: (message: string) => void;
}): RedisTokenSharing {
  const { url, key, warn } = options;
  const warning = 'Redis is not reachable: every process signs in for itself';
  const connection = createRedisConnection({ url, warn, warning });
  // The connection above warns already when Redis is away.
  const locks = createRedisRecordLocks({ url, warn: () => {} });
  return {
    // Nobody's deadline: a token is got for all, and the token call has a limit of its own.
    alone: (work) => locks.run(key, new AbortController().signal, work),
    async readAccess() {
      const answer = await connection.attempt((redis) => redis.get(key));
      return readAccess(answer?.value ?? null);
    },
    async writeAccess(access) {
      await connection.attempt((redis) =>
        redis.multi().set(key, JSON.stringify(access)).pexpireat(key, access.renewAt).exec(),
      );
    },
    close() {
      locks.close();
      connection.close();
    },
  };
}

function readAccess(text: string | null): SharedAccess | null {
  if (text === null) return null;
  try {
    return sharedAccess.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
