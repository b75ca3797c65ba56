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
  /** Of answers in memory, by estimate; over all sources. */
  readonly maxBytes: number;
  readonly staleMs: number;
  readonly redisUrl: string | null;
  readonly warn: (message: string) => void;
}

/** Answers of the sources, kept in memory and, where there is a Redis, for all processes that use it. */
export function openReadCache({ isOn, maxBytes, staleMs, redisUrl, warn }: ReadCacheOptions): OpenReadCache {
  const ending = new AbortController();
  const warning = 'Redis is not reachable: each process caches and forgets for itself';
  const connection = redisUrl === null ? null : createRedisConnection({ url: redisUrl, warn, warning });
  const memory = createMemoryReads({ maxBytes: isOn ? maxBytes : 0, staleMs, now: Date.now });

  const openReads = (space: string): ReadStore => {
    const shared = connection === null ? null : createRedisReads(connection, space);
    const { generation, advance } = shared ?? createEmptyReadStore();
    const memoryKey = (place: { generation: string; key: string }) => `${space} ${place.generation} ${place.key}`;
    return {
      generation,
      advance,
      find: (of, key) => memory.find(memoryKey({ generation: of, key })),
      fetch: async (of, key) => (isOn && shared !== null ? shared.fetch(of, key) : null),
      remember: (place, read, bytes) => memory.remember(memoryKey(place), read, bytes),
      share: (of, key, read) => {
        if (isOn) shared?.share({ generation: of, key }, read, Math.max(read.ttlMs, staleMs));
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
