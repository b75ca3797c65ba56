import { z } from 'zod';
import { WritesUnavailableError } from '../domain/errors/writes-unavailable-error.js';
import type { SharedAccess, TokenSharing, TokenStore } from '../upstreams/http/upstream-client.js';
import type { DurableRedis } from './durable-redis.js';
import { createRedisRecordLocks } from './redis-record-locks.js';

/** Stores a token's text beyond the process's end. `read` and `write` reject with an `Error` that may have a `code`. */
export interface TokenStorage {
  /** For warnings: contains no path and no address. */
  readonly name: string;
  read(): Promise<string | null>;
  /** `at`: ms since the epoch; a later text stays. */
  write(text: string, at: number): Promise<void>;
  /** Calls `listener` when the storage may have lost its text. */
  onLoss?(listener: () => void): void;
}

export interface PersistentTokenStore extends TokenStore {
  /** Stops retrying. */
  close(): void;
}

interface PersistentTokenStoreOptions {
  readonly storages: readonly TokenStorage[];
  /** Names the configured token. Tokens rotated from another one are ignored, because the operator has replaced the setting. */
  readonly mark: string;
  /** Messages contain no token; the process continues with the token it has. */
  readonly warn: (message: string) => void;
  readonly retryMs?: number;
}

const RETRY_MS = 5_000;

/** Stores the token in the process only. */
export function createMemoryTokenStore(): TokenStore {
  let stored: string | null = null;
  return {
    read: async () => (stored === null ? [] : [stored]),
    write: async (token) => {
      stored = token;
    },
  };
}

/**
 * Stores the latest token in the process and in every storage, each of which may fail or lose it. Writing to a storage is repeated
 * until it succeeds, with one warning, and after a loss.
 */
export function createPersistentTokenStore(options: PersistentTokenStoreOptions): PersistentTokenStore {
  const { storages, mark, warn, retryMs = RETRY_MS } = options;
  let latest: DatedToken | null = null;
  let latestSeenAt = 0;
  const writers = storages.map((storage) =>
    createTokenWriter(storage, { warn, retryMs, latest: () => latest && print(latest) }),
  );

  function print({ token, at }: DatedToken) {
    return { text: `${mark} ${at} ${token}`, at };
  }
  return {
    async read() {
      const texts = await Promise.all(writers.map((writer) => writer.read()));
      const found = [latest, ...texts.map((text) => parse(text, mark))].filter((token) => token !== null);
      const latestFirst = found.sort((left, right) => right.at - left.at);
      latestSeenAt = Math.max(latestSeenAt, latestFirst[0]?.at ?? 0);
      return [...new Set(latestFirst.map(({ token }) => token))];
    },
    async write(token) {
      // Later than the token it replaces, even when another process's clock is ahead.
      latestSeenAt = Math.max(Date.now(), latestSeenAt + 1);
      latest = { token, at: latestSeenAt };
      await Promise.all(writers.map((writer) => writer.persist()));
    },
    close() {
      for (const writer of writers) writer.close();
    },
  };
}

interface DatedToken {
  readonly token: string;
  readonly at: number;
}

interface TokenWriterOptions extends Pick<PersistentTokenStoreOptions, 'warn'> {
  readonly retryMs: number;
  readonly latest: () => { readonly text: string; readonly at: number } | null;
}

/** Repeats writing the latest token to one storage until it succeeds. Never rejects. */
function createTokenWriter(storage: TokenStorage, { warn, retryMs, latest }: TokenWriterOptions) {
  let retry: NodeJS.Timeout | undefined;
  let hasWarned = false;
  let isClosed = false;
  const warnOnce = (message: string) => {
    if (!hasWarned) warn(message);
    hasWarned = true;
  };
  async function persist(): Promise<void> {
    clearTimeout(retry);
    const wanted = latest();
    if (wanted === null || isClosed) return;
    try {
      await storage.write(wanted.text, wanted.at);
      hasWarned = false;
    } catch (error) {
      warnOnce(
        `The new refresh token could not be written to ${storage.name} (${codeOf(error)}); the write is repeated, and a restart loses the token unless another storage has it`,
      );
      if (!isClosed) retry = setTimeout(persist, retryMs).unref();
    }
  }
  storage.onLoss?.(() => void persist());
  return {
    persist,
    async read(): Promise<string | null> {
      try {
        return await storage.read();
      } catch (error) {
        warnOnce(`The refresh token could not be read from ${storage.name} (${codeOf(error)})`);
        return null;
      }
    },
    close() {
      isClosed = true;
      clearTimeout(retry);
    },
  };
}

/** Null for a text that `print` did not write, or one of another configured token. */
function parse(text: string | null, mark: string): DatedToken | null {
  const [, markOfText, at, token] = /^(\S+) (?:(\d+) )?(.+)$/s.exec((text ?? '').trim()) ?? [];
  // An earlier version wrote no time.
  return markOfText === mark && token !== undefined ? { token, at: Number(at ?? 0) } : null;
}

/** The system's code of an error, such as ENOSPC. */
export function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'unknown error';
}

/** KEYS: token. ARGV: text, its time in ms. The later of two replicas' tokens stays, in any order of the writes. */
const SET_IF_NEWER = `
local stored = redis.call('GET', KEYS[1])
local at = stored and tonumber(string.match(stored, '^%S+ (%d+) %S'))
if at and at > tonumber(ARGV[2]) then return 0 end
redis.call('SET', KEYS[1], ARGV[1])
return 1
`;

/** Shared by all replicas, under `key`. */
export function createRedisTokenStorage(redis: DurableRedis, key: string): TokenStorage {
  return {
    name: 'Redis',
    read: () => redis.run((client) => client.get(key)),
    async write(text, at) {
      await redis.run((client) => client.eval(SET_IF_NEWER, 1, key, text, at));
    },
    onLoss(listener) {
      redis.onLoss(function* () {
        yield async () => listener();
      });
    },
  };
}

const sharedAccess = z.object({ accessToken: z.string().min(1), renewAt: z.number() });

export interface RedisTokenSharing extends TokenSharing {
  close(): void;
}

/** One access token for all replicas, under `key` until its renewal. While Redis is away every process requests its own. */
export function createRedisTokenSharing({ redis, key }: { redis: DurableRedis; key: string }): RedisTokenSharing {
  const locks = createRedisRecordLocks({ redis });
  return {
    async runExclusive(work) {
      try {
        // No caller's deadline applies: the token is for all, and the token call has its own timeout.
        return await locks.run(key, new AbortController().signal, work);
      } catch (error) {
        // A second token costs one call; without a token no call is possible.
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
