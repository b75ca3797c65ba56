import type { DurableRedis } from './durable-redis.js';

/** A holder that dies is waited for this long. */
export const LEASE_MS = 30_000;
const RENEWALS_PER_LEASE = 3;

/** Keeps the key for `ARGV[2]` ms for the holder `ARGV[1]`; a command that is sent again after a broken connection finds its own. */
export const TAKE_LEASE = `
local function take_lease(key, holder, ms)
  if redis.call('GET', key) == holder then return redis.call('PEXPIRE', key, ms) == 1 end
  return redis.call('SET', key, holder, 'NX', 'PX', ms) ~= false
end
`;
const RENEW = `if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('PEXPIRE', KEYS[1], ARGV[2]) end return 0`;
const END = `if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end return 0`;

/**
 * Leases that this process holds: renewed until they are ended, so that only those of a dead process run out, and taken again
 * where Redis has lost them.
 */
export interface RedisLeases {
  /** Renews from now on what `holder` has taken. */
  keep(key: string, holder: string): void;
  /** Renews it no longer; it goes on until it runs out or is ended. */
  stop(key: string): void;
  /** Gives it up; harmless where it has run out or belongs to another. */
  end(key: string, holder: string): Promise<void>;
  /** Stops renewing, as the death of the process would. */
  close(): void;
}

export function createRedisLeases(redis: DurableRedis, leaseMs: number): RedisLeases {
  const kept = new Map<string, { readonly holder: string; readonly renewal: NodeJS.Timeout }>();
  const stop = (key: string) => {
    clearInterval(kept.get(key)?.renewal);
    kept.delete(key);
  };
  redis.onLoss(function* () {
    for (const [key, { holder }] of kept) yield (client) => client.set(key, holder, 'PX', leaseMs, 'NX');
  });
  return {
    keep(key, holder) {
      stop(key);
      const renew = () => redis.attempt((client) => client.eval(RENEW, 1, key, holder, leaseMs));
      kept.set(key, { holder, renewal: setInterval(renew, leaseMs / RENEWALS_PER_LEASE).unref() });
    },
    stop,
    async end(key, holder) {
      stop(key);
      await redis.eventually(key, (client) => client.eval(END, 1, key, holder));
    },
    close() {
      for (const key of [...kept.keys()]) stop(key);
    },
  };
}
