import { z } from 'zod';
import { WritesUnavailableError } from '../domain/errors/writes-unavailable-error.js';
import type { SharedAccess, TokenSharing, TokenStore } from '../upstreams/http/upstream-client.js';
import type { DurableRedis } from './durable-redis.js';
import { createRedisRecordLocks } from './redis-record-locks.js';

/** One place where a token's text outlives the process. Both reject when it fails, with an `Error` that may have a `code`. */
export interface TokenStorage {
  /** For warnings: no path and no address. */
  readonly name: string;
  read(): Promise<string | null>;
  /** `at`: in ms since the epoch; a text that is there and later stays. */
  write(text: string, at: number): Promise<void>;
  /** `listener` is called when the place may have lost what it was told. */
  onLoss?(listener: () => void): void;
}

export interface PersistentTokenStore extends TokenStore {
  /** Tries no longer. */
  close(): void;
}

interface PersistentTokenStoreOptions {
  readonly storages: readonly TokenStorage[];
  /** Names the configured token: what was rotated from another one is not read, for whoever replaces the setting means it. */
  readonly mark: string;
  /** Told without the token; the process goes on with the token it has. */
  readonly warn: (message: string) => void;
  readonly retryMs?: number;
}

const RETRY_MS = 5_000;

/** Lives as long as the process. */
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
 * The latest token, in the process and in every place there is: each may fail or lose it. A place that fails is told again until
 * it has it, with one warning; so is one that may have lost it.
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
      // Later than what it was rotated from, whatever the clock of who wrote that.
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

/** Sees to it that one place has the latest token in the end. Nothing rejects. */
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
        `The new refresh token could not be written to ${storage.name} (${codeOf(error)}); it is tried again, and lost at a restart unless another place has it`,
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

/** Null for what is not as it was written, or belongs to another configured token. */
function parse(text: string | null, mark: string): DatedToken | null {
  const [, markOfText, at, token] = /^(\S+) (?:(\d+) )?(.+)$/s.exec((text ?? '').trim()) ?? [];
  // Without a time: as an earlier version wrote it.
  return markOfText === mark && token !== undefined ? { token, at: Number(at ?? 0) } : null;
}

/** The code that the system gives an error, such as ENOSPC. */
export function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'unknown error';
}

/** KEYS: token. ARGV: text, its time in ms. Of two replicas' tokens the later one stays, whoever comes last. */
const SET_IF_NEWER = `
local kept = redis.call('GET', KEYS[1])
local at = kept and tonumber(string.match(kept, '^%S+ (%d+) %S'))
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

/** One access token for all replicas, under `key` until it is to be renewed. While Redis is away every process gets its own. */
export function createRedisTokenSharing({ redis, key }: { redis: DurableRedis; key: string }): RedisTokenSharing {
  const locks = createRedisRecordLocks({ redis });
  return {
    async runExclusive(work) {
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
