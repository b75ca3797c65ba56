import type { Redis } from 'ioredis';
import { WritesUnavailableError } from '../domain/errors/writes-unavailable-error.js';
import { createRedis, type RedisConnection } from './redis-connection.js';

const COMMAND_TIMEOUT_MS = 2_000;
/** A command waits as long as this for a connection that is being made again. */
const RECONNECT_GRACE_MS = 1_500;
const LONGEST_RECONNECT_WAIT_MS = 500;

/** Redis as the place of what must not be lost: a command that is not carried out is an error, never a guess. */
export interface DurableRedis extends RedisConnection {
  /**
   * What the command gives; waits shortly for a lost connection. The command may be sent twice.
   * @throws WritesUnavailableError when Redis is away or refuses (full, read-only, forbidden), with one warning per absence.
   */
  run<T>(command: (redis: Redis) => Promise<T>): Promise<T>;
}

/** Warnings name neither the address nor what was to be kept. */
export function createDurableRedis({ url, warn }: { url: string; warn: (message: string) => void }): DurableRedis {
  const redis = createRedis(url, {
    commandTimeout: COMMAND_TIMEOUT_MS,
    maxRetriesPerRequest: 0,
    // A command that was told as failed must not be carried out later.
    autoResendUnfulfilledCommands: false,
    retryStrategy: (attempts) => Math.min(attempts * 100, LONGEST_RECONNECT_WAIT_MS),
    // The server behind the address may have become a replica; the address may lead to the new primary.
    reconnectOnError: ({ message }) => message.startsWith('READONLY'),
  });
  let isAway = false;
  redis.on('close', () => {
    isAway = true;
  });
  redis.on('ready', () => {
    isAway = false;
  });
  let hasWarned = false;
  const warnOnce = (error: unknown) => {
    if (!hasWarned) warn(`${describe(error)}: nothing is written until it is well again`);
    hasWarned = true;
  };

  /** @throws when there is none in time */
  function untilReady(): Promise<void> {
    return new Promise((resolve, reject) => {
      const leave = () => {
        clearTimeout(timer);
        redis.off('ready', arrive);
      };
      const arrive = () => {
        leave();
        resolve();
      };
      const timer = setTimeout(() => {
        leave();
        reject(new Error('Redis is away'));
      }, RECONNECT_GRACE_MS).unref();
      redis.on('ready', arrive);
    });
  }

  async function carryOut<T>(command: (redis: Redis) => Promise<T>): Promise<T> {
    const value = await command(redis);
    hasWarned = false;
    return value;
  }

  return {
    async run(command) {
      try {
        if (isAway) await untilReady();
        return await carryOut(command).catch(async (error: unknown) => {
          if (!isAway) throw error;
          await untilReady();
          return carryOut(command);
        });
      } catch (error) {
        warnOnce(error);
        throw new WritesUnavailableError();
      }
    },
    async attempt(command) {
      if (isAway) return null;
      try {
        return { value: await carryOut(command) };
      } catch (error) {
        warnOnce(error);
        return null;
      }
    },
    close: () => redis.disconnect(),
  };
}

/** The first word of a refusal is Redis's own code, e.g. OOM, READONLY, NOPERM, MISCONF. */
function describe(error: unknown): string {
  const code = error instanceof Error && error.name === 'ReplyError' ? /[A-Z]{3,}/.exec(error.message)?.[0] : undefined;
  return code === undefined ? 'Redis is not reachable' : `Redis keeps nothing (${code})`;
}
