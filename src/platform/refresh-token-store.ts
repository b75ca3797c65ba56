import { randomUUID } from 'node:crypto';
import { open, readFile, rename, rm } from 'node:fs/promises';
import type { TokenStore } from '../upstreams/http/token-store.js';
import type { DurableRedis } from './durable-redis.js';

/** Told of a store that fails, without the token, the path or the address; the process then goes on with the token it has. */
export type WarnOfStore = (message: string) => void;

/** Lives as long as the process. */
export function createMemoryTokenStore(): TokenStore {
  let kept: string | null = null;
  return {
    read: async () => kept,
    write: async (token) => {
      kept = token;
    },
  };
}

/** One file that only its owner may read (mode 0600), replaced as a whole: a crash leaves the old token or the new one. */
export function createFileTokenStore(path: string, warn: WarnOfStore): TokenStore {
  return {
    async read() {
      try {
        const token = (await readFile(path, 'utf8')).trim();
        return token === '' ? null : token;
      } catch (error) {
        if (codeOf(error) !== 'ENOENT') warn(`The refresh token file could not be read (${codeOf(error)})`);
        return null;
      }
    },
    async write(token) {
      try {
        await replaceFile(path, token);
      } catch (error) {
        warn(
          `The new refresh token could not be written to its file (${codeOf(error)}) and will be lost at the next start`,
        );
      }
    },
  };
}

async function replaceFile(path: string, content: string): Promise<void> {
  const draft = `${path}.${randomUUID()}.tmp`;
  try {
    const file = await open(draft, 'wx', 0o600);
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'unknown error';
}

/** Shared by all replicas. A Redis that is away costs a warning and at most a few seconds. */
export function createRedisTokenStore(options: { redis: DurableRedis; key: string; warn: WarnOfStore }): TokenStore {
  const { redis, key, warn } = options;
  return {
    async read() {
      try {
        return await redis.run((client) => client.get(key));
      } catch {
        warn('The refresh token could not be read from Redis');
        return null;
      }
    },
    async write(token) {
      try {
        await redis.run((client) => client.set(key, token));
      } catch {
        warn('The new refresh token could not be written to Redis and will be lost at the next start');
      }
    },
  };
}
