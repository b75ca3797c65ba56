import { randomUUID } from 'node:crypto';
import type { RecordLocks } from '../domain/writes/write-environment.js';
import { askUntilAnswered } from './ask-until-answered.js';
import { DURABLE_PREFIX, IS_CLOSED, MEMORY_KEYS } from './durable-memory.js';
import type { DurableRedis } from './durable-redis.js';
import { createMemoryRecordLocks } from './record-locks.js';
import { createRedisLeases, LEASE_MS, TAKE_LEASE } from './redis-leases.js';
import { toStoredKey } from './stored-key.js';

/** KEYS: lease, MEMORY_KEYS. ARGV: holder, ms, name of a new memory, recallMs. */
const TAKE = `${IS_CLOSED}${TAKE_LEASE}
if is_closed(KEYS[2], KEYS[3], ARGV[3], ARGV[4]) then return 0 end
return take_lease(KEYS[1], ARGV[1], ARGV[2]) and 1 or 0
`;

export interface RedisRecordLocks extends RecordLocks {
  /** Ends the leases' renewal. What is still locked is then free for others when its lease has run out. */
  close(): void;
}

/**
 * One writer at a time per record among all replicas; within a process in the order of asking. A holder that dies frees its
 * records after `leaseMs`. No work begins without its lock: then WritesUnavailableError.
 */
export function createRedisRecordLocks(options: { redis: DurableRedis; leaseMs?: number }): RedisRecordLocks {
  const { redis, leaseMs = LEASE_MS } = options;
  const leases = createRedisLeases(redis, leaseMs);
  const local = createMemoryRecordLocks();

  function take(lease: string, holder: string, signal: AbortSignal): Promise<true> {
    return askUntilAnswered(signal, async () => {
      const answer = await redis
        .run((client) => client.eval(TAKE, 3, lease, ...MEMORY_KEYS, holder, leaseMs, randomUUID(), redis.recallMs))
        .catch((error: unknown) => {
          // Redis may have heard of it all the same.
          void leases.end(lease, holder);
          throw error;
        });
      return answer === 1 ? true : undefined;
    });
  }

  return {
    run: (record, signal, work) =>
      // Callers of one process queue here, so that each replica asks Redis for one of them at a time.
      local.run(record, signal, async () => {
        const lease = `${DURABLE_PREFIX}:lock:${toStoredKey(record)}`;
        const holder = randomUUID();
        await take(lease, holder, signal);
        leases.keep(lease, holder);
        try {
          return await work();
        } finally {
          await leases.end(lease, holder);
        }
      }),
    close: leases.close,
  };
}
