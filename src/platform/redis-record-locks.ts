import { randomUUID } from 'node:crypto';
import type { RecordLocks } from '../domain/writes/write-environment.js';
import { DURABLE_PREFIX, IS_CLOSED, MEMORY_KEYS } from './durable-memory.js';
import type { DurableRedis } from './durable-redis.js';
import { createMemoryRecordLocks } from './record-locks.js';
import { retryUntilAnswered } from './retry-until-answered.js';
import { toStoredKey } from './stored-key.js';

/** Others wait this long for a holder that dies. */
export const LEASE_MS = 30_000;
const RENEWALS_PER_LEASE = 3;

/** Takes the key for the holder for `ms`. A command that is sent again after a broken connection finds its own lease. */
export const TAKE_LEASE = `
local function take_lease(key, holder, ms)
  if redis.call('GET', key) == holder then return redis.call('PEXPIRE', key, ms) == 1 end
  return redis.call('SET', key, holder, 'NX', 'PX', ms) ~= false
end
`;
const RENEW = `if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('PEXPIRE', KEYS[1], ARGV[2]) end return 0`;
const END = `if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end return 0`;

/**
 * The leases of this process. They are renewed until they end, so that only those of a dead process expire, and taken again when
 * Redis loses them.
 */
export interface RedisLeases {
  /** Renews the lease that `owner` has taken, from now on. */
  autoRenew(key: string, owner: string): void;
  /** Stops renewing it; it lasts until it expires or is ended. */
  stop(key: string): void;
  /** Releases it; does nothing when it has expired or belongs to another. */
  end(key: string, owner: string): Promise<void>;
  /** Stops renewing all of them. */
  close(): void;
}

export function createRedisLeases(redis: DurableRedis, leaseMs: number): RedisLeases {
  const leases = new Map<string, { readonly owner: string; readonly renewal: NodeJS.Timeout }>();
  const stop = (key: string) => {
    clearInterval(leases.get(key)?.renewal);
    leases.delete(key);
  };
  redis.onLoss(function* () {
    for (const [key, { owner }] of leases) yield (client) => client.set(key, owner, 'PX', leaseMs, 'NX');
  });
  return {
    autoRenew(key, owner) {
      stop(key);
      const renew = () => redis.attempt((client) => client.eval(RENEW, 1, key, owner, leaseMs));
      leases.set(key, { owner, renewal: setInterval(renew, leaseMs / RENEWALS_PER_LEASE).unref() });
    },
    stop,
    async end(key, owner) {
      stop(key);
      await redis.eventually(key, (client) => client.eval(END, 1, key, owner));
    },
    close() {
      for (const key of [...leases.keys()]) stop(key);
    },
  };
}

/** KEYS: lease, MEMORY_KEYS. ARGV: holder, ms, name for new data, recallMs. */
const TAKE = `${IS_CLOSED}${TAKE_LEASE}
if is_closed(KEYS[2], KEYS[3], ARGV[3], ARGV[4]) then return 0 end
return take_lease(KEYS[1], ARGV[1], ARGV[2]) and 1 or 0
`;

export interface RedisRecordLocks extends RecordLocks {
  /** Stops renewing the leases; records that are still locked become free when their leases expire. */
  close(): void;
}

/**
 * One writer at a time per record among all replicas; within a process in the order of the calls. Records of a holder that dies
 * become free after `leaseMs`. @throws WritesUnavailableError when Redis cannot lock
 */
export function createRedisRecordLocks(options: { redis: DurableRedis; leaseMs?: number }): RedisRecordLocks {
  const { redis, leaseMs = LEASE_MS } = options;
  const leases = createRedisLeases(redis, leaseMs);
  const local = createMemoryRecordLocks();

  function take(lease: string, owner: string, signal: AbortSignal): Promise<true> {
    return retryUntilAnswered(signal, async () => {
      const answer = await redis
        .run((client) => client.eval(TAKE, 3, lease, ...MEMORY_KEYS, owner, leaseMs, randomUUID(), redis.recallMs))
        .catch((error: unknown) => {
          // Redis may have carried it out all the same.
          void leases.end(lease, owner);
          throw error;
        });
      return answer === 1 ? true : undefined;
    });
  }

  return {
    run: (record, signal, work) =>
      // The writers of one process queue here, so that each replica requests one lock per record at a time.
      local.run(record, signal, async () => {
        const lease = `${DURABLE_PREFIX}:lock:${toStoredKey(record)}`;
        const owner = randomUUID();
        await take(lease, owner, signal);
        leases.autoRenew(lease, owner);
        try {
          return await work();
        } finally {
          await leases.end(lease, owner);
        }
      }),
    close: leases.close,
  };
}
