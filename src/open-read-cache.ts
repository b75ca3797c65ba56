import { createCallerRooms } from './platform/caller-rooms.js';
import { createMemoryReads } from './platform/memory-reads.js';
import { createRedisConnection } from './platform/redis-connection.js';
import { createRedisReads } from './platform/redis-reads.js';
import { createEmptyReadStore, type ReadStore } from './upstreams/http/read-store.js';

export interface OpenReadCache {
  /** What keeps the answers of one source and credential. */
  readonly openReads: (space: string) => ReadStore;
  close(): void;
}

export interface ReadCacheOptions {
  /** False: nothing is kept; generations are still told, so that calls in flight are shared safely. */
  readonly isOn: boolean;
  /** Of answers in memory, and once more of those in Redis, by estimate; over all sources. */
  readonly maxBytes: number;
  readonly staleMs: number;
  readonly redisUrl: string | null;
  readonly warn: (message: string) => void;
}

/** Of what this process keeps in Redis, at most one part in so many is read for one caller. */
const CALLERS_PARTS = 4;

/** Answers of the sources, kept in memory and, where there is a Redis, for all processes that use it. */
export function openReadCache({ isOn, maxBytes, staleMs, redisUrl, warn }: ReadCacheOptions): OpenReadCache {
  const ending = new AbortController();
  const warning = 'Redis is not reachable: each process caches and forgets for itself';
  const connection = redisUrl === null ? null : createRedisConnection({ url: redisUrl, warn, warning });
  const rooms = createCallerRooms({
    maxBytes,
    maxBytesOfCaller: maxBytes / CALLERS_PARTS,
    forget: (key) => void connection?.attempt((redis) => redis.unlink(key)),
  });
  const memory = createMemoryReads({ maxBytes: isOn ? maxBytes : 0, staleMs, now: Date.now });

  const openReads = (space: string): ReadStore => {
    const shared = connection === null ? null : createRedisReads(connection, { space, rooms });
    const { generation, advance } = shared ?? createEmptyReadStore();
    const memoryKey = (place: { generation: string; key: string }) => `${space} ${place.generation} ${place.key}`;
    return {
      generation,
      advance,
      find: (of, key) => memory.find(memoryKey({ generation: of, key })),
      fetch: async (of, key) => (isOn && shared !== null ? shared.fetch(of, key) : null),
      remember: (place, read, bytes) => memory.remember(memoryKey(place), read, bytes),
      share: (place, read, caller = '') => {
        if (isOn) shared?.share(place, read, { caller, keepMs: Math.max(read.ttlMs, staleMs) });
      },
      ended: ending.signal,
      staleMs,
    };
  };
  return {
    openReads,
    close: () => {
      ending.abort();
      connection?.close();
    },
  };
}
