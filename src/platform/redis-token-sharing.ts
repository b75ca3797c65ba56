import { z } from 'zod';
import { WritesUnavailableError } from '../domain/errors/writes-unavailable-error.js';
import type { SharedAccess, TokenSharing } from '../upstreams/http/token-store.js';
import type { DurableRedis } from './durable-redis.js';
import { createRedisRecordLocks } from './redis-record-locks.js';

const sharedAccess = z.object({ accessToken: z.string().min(1), renewAt: z.number() });

export interface RedisTokenSharing extends TokenSharing {
  close(): void;
}

/** One access token for all replicas, under `key` until it is to be renewed. While Redis is away every process gets its own. */
export function createRedisTokenSharing({ redis, key }: { redis: DurableRedis; key: string }): RedisTokenSharing {
  const locks = createRedisRecordLocks({ redis });
  return {
    async alone(work) {
      try {
        // Nobody's deadline: a token is got for all, and the token call has a limit of its own.
        return await locks.run(key, new AbortController().signal, work);
      } catch (error) {
        // A token got twice costs a call; none would lock the gateway out.
        if (error instanceof WritesUnavailableError) return work();
        throw error;
      }
    },
    async readAccess() {
      const answer = await redis.attempt((client) => client.get(key));
      return readAccess(answer?.value ?? null);
    },
    async writeAccess(access) {
      await redis.attempt((client) =>
        client.multi().set(key, JSON.stringify(access)).pexpireat(key, access.renewAt).exec(),
      );
    },
    close: locks.close,
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
