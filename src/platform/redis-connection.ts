import { type Command, Redis } from 'ioredis';

const REDIS_TIMEOUT_MS = 2_000;
/** ioredis waits this long for a socket to close, even for one that never opened, and keeps the process alive meanwhile. */
const DISCONNECT_TIMEOUT_MS = 100;
export const LONGEST_RECONNECT_WAIT_MS = 500;

/**
 * The process's only client of one Redis server; it connects at once. A command fails after 2 s, or as soon as the connection
 * breaks or cannot be made. No command is sent a second time.
 */
export function createRedis(url: string): Redis {
  let reconnectedAt = Number.NEGATIVE_INFINITY;
  const redis = new Redis(url, {
    connectTimeout: REDIS_TIMEOUT_MS,
    commandTimeout: REDIS_TIMEOUT_MS,
    disconnectTimeout: DISCONNECT_TIMEOUT_MS,
    // The check reads INFO, which Redis may forbid.
    enableReadyCheck: false,
    maxRetriesPerRequest: 0,
    // A command that is reported as failed must not be carried out later.
    autoResendUnfulfilledCommands: false,
    retryStrategy: (attempts) => Math.min(attempts * 100, LONGEST_RECONNECT_WAIT_MS),
    // The server has become a replica; after a failover the address may lead to the new primary.
    reconnectOnError({ message }) {
      const isDue = message.includes('READONLY') && performance.now() > reconnectedAt + 2 * LONGEST_RECONNECT_WAIT_MS;
      if (isDue) reconnectedAt = performance.now();
      return isDue;
    },
  });
  // Commands report their own failure; without a listener ioredis would print the error.
  redis.on('error', () => {});
  return redis;
}

export interface CommandLimits {
  /** Below the 2 s of `createRedis`. */
  readonly timeoutMs: number;
  /** True: a command fails at once while there is no connection, instead of waiting for one. */
  readonly isConnectionRequired?: boolean;
}

/** The same client, on the same connection, with limits of its own for each command. */
export function limitCommands(redis: Redis, { timeoutMs, isConnectionRequired = false }: CommandLimits): Redis {
  const sendCommand: Redis['sendCommand'] = (command: Command, stream) => {
    // The first timeout that a command is given counts.
    command.setTimeout(timeoutMs);
    if (isConnectionRequired && redis.status !== 'ready') command.reject(new Error('Redis is not connected'));
    else redis.sendCommand(command, stream);
    return command.promise;
  };
  const limited: Redis = Object.create(redis, { sendCommand: { value: sendCommand } });
  return limited;
}

/** For functions that the process can do by itself while Redis is away. */
export interface RedisAttempts {
  /** The command's result; null while Redis is away, with one warning per absence. */
  attempt<T>(command: (redis: Redis) => Promise<T>): Promise<{ readonly value: T } | null>;
}

/** `warning` contains neither the address nor stored content. */
export function createRedisAttempts({
  redis,
  warn,
  warning,
}: {
  redis: Redis;
  warn: (message: string) => void;
  warning: string;
}): RedisAttempts {
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
      // ioredis reconnects by itself: there is no use in waiting for another failure.
      if (isAway) return warnOnce();
      try {
        const value = await command(redis);
        hasWarned = false;
        return { value };
      } catch {
        return warnOnce();
      }
    },
  };
}
