import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import type { Redis } from 'ioredis';
import type { Config } from '../config/config.js';
import type { SpacebringConfig, SpacebringUserTokenConfig } from '../config/sources.js';
import type { Clock } from '../domain/time/clock.js';
import type { IdempotencyStore, WriteEnvironment } from '../domain/writes/write-environment.js';
import { createCallerRooms } from '../platform/caller-rooms.js';
import { DURABLE_PREFIX } from '../platform/durable-memory.js';
import { createDurableRedis, type DurableRedis } from '../platform/durable-redis.js';
import { createEvictionWarnings } from '../platform/eviction-warnings.js';
import { createMemoryIdempotencyStore } from '../platform/idempotency-store.js';
import { createMemoryReads } from '../platform/memory-reads.js';
import { createMemoryRecordLocks } from '../platform/record-locks.js';
import { createRedis, createRedisAttempts, limitCommands } from '../platform/redis-connection.js';
import { createRedisIdempotencyStore } from '../platform/redis-idempotency-store.js';
import { createRedisQuotas } from '../platform/redis-quotas.js';
import { createRedisReads } from '../platform/redis-reads.js';
import { createRedisRecordLocks } from '../platform/redis-record-locks.js';
import { createTokenFile } from '../platform/token-file.js';
import {
  createMemoryTokenStore,
  createPersistentTokenStore,
  createRedisTokenSharing,
  createRedisTokenStorage,
} from '../platform/token-store.js';
import { type PersistedOperations, trustDocuments } from '../server/limits/persisted-operations.js';
import type { ServerOptions } from '../server/server-options.js';
import { createEmptyReadStore, type ReadStore } from '../upstreams/http/policies/read-store.js';
import type { TokenStore } from '../upstreams/http/upstream-client.js';
import type { UpstreamDependencies } from '../upstreams/upstream.js';

const BYTES_PER_MEGABYTE = 1_024 * 1_024;

interface SharedStateOptions {
  /** Null: the process shares nothing. */
  readonly redisUrl: string | null;
  /** Server of the durable data; null with `redisUrl` only. */
  readonly durableRedisUrl: string | null;
  readonly userToken: SpacebringUserTokenConfig | null;
  readonly isSandbox: boolean;
  readonly clock: Clock;
  readonly warn: (message: string) => void;
}

/**
 * Opens all state that outlives a request, in Redis where it is configured: tokens, idempotency keys and locks, cached reads,
 * quotas, and the counts of callers' requests.
 */
export async function openSharedState(config: Config, options: SharedStateOptions) {
  const { redisUrl, durableRedisUrl, userToken, isSandbox, clock, warn } = options;
  const { workers, readCache } = config;
  // Without Redis a worker's caches would miss the writes of the others.
  const isStateShared = workers === 1 || redisUrl !== null;
  const clients = connectRedis({ redisUrl, durableRedisUrl });
  const durable = clients.durable === null ? null : openDurableRedis(clients.durable, warn);
  const tokens = openTokenStore(userToken, { redis: durable, isSandbox, warn });
  const stores = openWriteStores({ redis: durable, accounts: accountsOf(config), clock, warn });
  const cache = openReadCache({
    isOn: readCache.isOn && isStateShared,
    maxBytes: readCache.megabytes * BYTES_PER_MEGABYTE,
    staleMs: readCache.staleSeconds * 1_000,
    redis: clients.common,
    warn,
  });
  const { close: closeQuotas, ...quotas } = openQuotas({ redis: clients.durable, warn });
  const callerLimits = await openCallerLimits(config, clients.common);
  return {
    settings: { areAnswersShared: isStateShared, answerCacheTtlMs: readCache.isOn ? readCache.answerCacheTtlMs : 0 },
    ofUpstreams: { createReadStore: cache.createReadStore, ...quotas, tokenStore: tokens.store },
    ofServer: { idempotency: stores.idempotency, locks: stores.locks, ...callerLimits },
    warnings: tokens.warnings,
    close: async () => {
      cache.close();
      closeQuotas();
      tokens.close();
      stores.close();
      durable?.close();
      clients.close();
    },
  };
}

/** One client for each server, made once. */
function connectRedis({ redisUrl, durableRedisUrl }: Pick<SharedStateOptions, 'redisUrl' | 'durableRedisUrl'>) {
  const common = redisUrl === null ? null : createRedis(redisUrl);
  const isOneServer = durableRedisUrl === null || durableRedisUrl === redisUrl;
  const durable = isOneServer ? common : createRedis(durableRedisUrl);
  return {
    common,
    durable,
    close() {
      common?.disconnect();
      if (durable !== common) durable?.disconnect();
    },
  };
}

function openDurableRedis(redis: Redis, warn: (message: string) => void) {
  return createDurableRedis({ redis, warn, onInfo: createEvictionWarnings(warn) });
}

/** Identifies the gateway's accounts at the sources. The sandbox has one account, at any address. */
export function accountsOf({
  spacebring,
  w3lcome,
  resident,
  sandbox,
}: Pick<Config, 'spacebring' | 'w3lcome' | 'resident' | 'sandbox'>): string {
  if (sandbox !== null) return 'sandbox';
  const accounts = [
    spacebring && [spacebring.url, spacebring.clientId, spacebring.networkId, spacebringUserOf(spacebring)],
    w3lcome && [w3lcome.url, w3lcome.token],
    resident && [resident.url, resident.username],
  ];
  return createHash('sha256').update(JSON.stringify(accounts)).digest('base64url').slice(0, 16);
}

function spacebringUserOf({ userRef, userToken }: SpacebringConfig): string | null {
  return userRef ?? userToken?.refreshToken ?? null;
}

/** Part of the package, beside the compiled code. */
const OPERATIONS = new URL('../../schema/operations/', import.meta.url);
/** A request does not wait longer for its count. */
const COUNT_TIMEOUT_MS = 250;

/** What the limits of callers need: the trusted documents, and the Redis client that counts requests for all replicas. */
export async function openCallerLimits(
  { persistedOperations, limits }: Pick<Config, 'persistedOperations' | 'limits'>,
  redis: Redis | null,
): Promise<Pick<ServerOptions, 'persistedOperations' | 'requestCounts'>> {
  const operations = persistedOperations === 'trusted' ? await readTrustedDocuments() : persistedOperations;
  const isCounted = redis !== null && limits.requestsPerMinute > 0;
  // A count fails at once while Redis is away: each process counts by itself then.
  const requestCounts = isCounted
    ? limitCommands(redis, { timeoutMs: COUNT_TIMEOUT_MS, isConnectionRequired: true })
    : null;
  return { persistedOperations: operations, requestCounts };
}

async function readTrustedDocuments(): Promise<PersistedOperations> {
  const names = (await readdir(OPERATIONS)).filter((name) => name.endsWith('.graphql'));
  return trustDocuments(await Promise.all(names.map((name) => readFile(new URL(name, OPERATIONS), 'utf8'))));
}

interface OpenQuotas extends Pick<UpstreamDependencies, 'createQuota'> {
  close(): void;
}

/** Counts the sources' quotas: in Redis for all replicas together, else in each process alone. */
export function openQuotas({ redis, warn }: { redis: Redis | null; warn: (message: string) => void }): OpenQuotas {
  if (redis === null) return { close: () => {} };
  const quotas = createRedisQuotas({ redis, warn });
  return { createQuota: quotas.quotaOf, close: quotas.close };
}

export interface OpenReadCache {
  /** Makes the store for the answers of one source and credential. */
  readonly createReadStore: (space: string) => ReadStore;
  close(): void;
}

interface ReadCacheOptions {
  /** False: nothing is cached, but generations still work, so that running calls are shared safely. */
  readonly isOn: boolean;
  /** Limit for answers in memory, and again for those in Redis, by estimate; over all sources. */
  readonly maxBytes: number;
  readonly staleMs: number;
  readonly redis: Redis | null;
  readonly warn: (message: string) => void;
}

/** The answers of one caller take at most this fraction of the process's room in Redis. */
const CALLERS_PARTS = 4;

/** Caches answers of the sources in memory and, with Redis, for all processes that use it. */
export function openReadCache({ isOn, maxBytes, staleMs, redis, warn }: ReadCacheOptions): OpenReadCache {
  const shutdown = new AbortController();
  const warning = 'Redis is not reachable: each process caches and forgets for itself';
  const attempts = redis === null ? null : createRedisAttempts({ redis, warn, warning });
  const rooms = createCallerRooms({
    maxBytes,
    maxBytesOfCaller: maxBytes / CALLERS_PARTS,
    forget: (key) => void attempts?.attempt((client) => client.unlink(key)),
  });
  const memory = createMemoryReads({ maxBytes: isOn ? maxBytes : 0, staleMs, now: Date.now });

  const createReadStore = (space: string): ReadStore => {
    const shared = attempts === null ? null : createRedisReads(attempts, { space, rooms });
    const { generation, advance } = shared ?? createEmptyReadStore();
    const memoryKey = (cacheKey: { generation: string; key: string }) =>
      `${space} ${cacheKey.generation} ${cacheKey.key}`;
    return {
      generation,
      advance,
      find: (of, key) => memory.find(memoryKey({ generation: of, key })),
      fetch: async (of, key) => (isOn && shared !== null ? shared.fetch(of, key) : null),
      remember: (cacheKey, read, bytes) => memory.remember(memoryKey(cacheKey), read, bytes),
      share: (cacheKey, read, caller = '') => {
        if (isOn) shared?.share(cacheKey, read, { caller, retentionMs: Math.max(read.ttlMs, staleMs) });
      },
      ended: shutdown.signal,
      staleMs,
    };
  };
  return {
    createReadStore,
    close: () => shutdown.abort(),
  };
}

const REFRESH_TOKEN_KEY = `${DURABLE_PREFIX}:spacebring:refresh-token`;
const ACCESS_TOKEN_KEY = `${DURABLE_PREFIX}:spacebring:access-token`;

interface OpenTokenStore {
  readonly store: TokenStore;
  readonly warnings: readonly string[];
  close(): void;
}

/**
 * Persists a rotated refresh token in Redis, where replicas share it and the access token, and in the file, each
 * if configured; else only in memory, with a warning.
 */
export function openTokenStore(
  userToken: SpacebringUserTokenConfig | null,
  options: { redis: DurableRedis | null; isSandbox: boolean; warn: (message: string) => void },
): OpenTokenStore {
  const { redis, isSandbox, warn } = options;
  if (userToken === null || isSandbox) return { store: createMemoryTokenStore(), warnings: [], close: () => {} };
  const mark = markOf(userToken);
  const storages = [
    ...(redis === null ? [] : [createRedisTokenStorage(redis, `${REFRESH_TOKEN_KEY}:${mark}`)]),
    ...(userToken.tokenFile === null ? [] : [createTokenFile(userToken.tokenFile)]),
  ];
  const persistent = createPersistentTokenStore({ storages, mark, warn });
  const sharing = redis === null ? null : createRedisTokenSharing({ redis, key: `${ACCESS_TOKEN_KEY}:${mark}` });
  const warning =
    'A rotated Spacebring refresh token will be lost at the next restart: set REDIS_URL or SPACEBRING_TOKEN_FILE.';
  return {
    store: { read: persistent.read, write: persistent.write, ...(sharing && { sharing }) },
    warnings: storages.length === 0 ? [warning] : [],
    close() {
      persistent.close();
      sharing?.close();
    },
  };
}

function markOf({ refreshToken }: SpacebringUserTokenConfig): string {
  return createHash('sha256').update(refreshToken).digest('base64url').slice(0, 16);
}

interface OpenWriteStores extends Pick<WriteEnvironment, 'idempotency' | 'locks'> {
  close(): void;
}

/** Idempotency keys and record locks: shared through Redis if configured, else per process. */
export function openWriteStores({
  redis,
  accounts,
  clock,
  warn,
}: {
  redis: DurableRedis | null;
  /** Identifies the accounts that the gateway writes with; equal for replicas of one gateway. */
  accounts: string;
  clock: Clock;
  warn: (message: string) => void;
}): OpenWriteStores {
  if (redis === null) {
    return {
      idempotency: createMemoryIdempotencyStore({ clock, isStandalone: true, warn }),
      locks: createMemoryRecordLocks(),
      close: () => {},
    };
  }
  const idempotency = createRedisIdempotencyStore({ redis, clock });
  const locks = createRedisRecordLocks({ redis });
  const close = () => {
    idempotency.close();
    locks.close();
  };
  return { idempotency: withAccounts(idempotency, accounts), locks, close };
}

/** Gateways with different accounts have separate keys. Records and their locks belong to the source, for all accounts. */
function withAccounts(store: IdempotencyStore, accounts: string): IdempotencyStore {
  const own = (key: string) => `${accounts} ${key}`;
  return {
    claim: (key, fingerprint, signal) => store.claim(own(key), fingerprint, signal),
    claimRecord: (record, key) => store.claimRecord(record, own(key)),
    isClaimable: (record, key) => store.isClaimable(record, own(key)),
  };
}
