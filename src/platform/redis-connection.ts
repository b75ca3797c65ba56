import { Redis, type RedisOptions } from 'ioredis';

const REDIS_TIMEOUT_MS = 2_000;
/** ioredis waits this long for a socket to close, even for one that never opened, and keeps the process alive meanwhile. */
const DISCONNECT_TIMEOUT_MS = 100;
const LONGEST_RECONNECT_WAIT_MS = 5_000;

/** A client that connects at the first command; one that fails does so within a few seconds, unless `options` say otherwise. */
export function createRedis(url: string, options: RedisOptions = {}): Redis {
  const redis = new Redis(url, {
    lazyConnect: true,
    connectTimeout: REDIS_TIMEOUT_MS,
    commandTimeout: REDIS_TIMEOUT_MS,
    disconnectTimeout: DISCONNECT_TIMEOUT_MS,
    maxRetriesPerRequest: 1,
    retryStrategy: (attempts) => Math.min(attempts * 200, LONGEST_RECONNECT_WAIT_MS),
    ...options,
  });
  // Commands report their own failure; without a listener ioredis would print the error.
  redis.on('error', () => {});
  return redis;
}

/** For what the process can do by itself, if less well, while Redis is away. */
export interface RedisConnection {
  /** What the command gives; null while Redis is away, at once where that is known, with one warning per absence. */
  attempt<T>(command: (redis: Redis) => Promise<T>): Promise<{ readonly value: T } | null>;
  close(): void;
}

/** `warning` names neither the address nor what was to be kept. */
export function createRedisConnection({
  url,
  warn,
  warning,
}: {
  url: string;
  warn: (message: string) => void;
  warning: string;
}): RedisConnection {
  const redis = createRedis(url);
  let isAway = false;
  redis.on('close', () => {
    isAway = true;
  });
  redis.on('ready', () => {
    isAway = false;
  });
  let hasWarned = false;
  const warnOnce = () => {
    if (!hasWarned) warn(warning);
    hasWarned = true;
    return null;
  };
  return {
    async attempt(command) {
      // ioredis goes on connecting by itself: nobody needs to wait for that to fail once more.
      if (isAway) return warnOnce();
      try {
        const value = await command(redis);
        hasWarned = false;
        return { value };
      } catch {
        return warnOnce();
      }
    },
    close: () => redis.disconnect(),
  };
}
