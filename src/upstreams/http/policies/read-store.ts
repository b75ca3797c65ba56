/** When an answer was read, and its TTL. */
export interface ReadTimes {
  /** By the gateway's clock, which may stand still; for clients' eyes. Milliseconds since the epoch. */
  readonly readAt: number;
  /** By the machine's clock; ages are counted from here. Milliseconds since the epoch. */
  readonly storedAt: number;
  readonly ttlMs: number;
}

export interface CachedRead extends ReadTimes {
  /** The decoded value. All requests share it, so it must not be changed. */
  readonly value: unknown;
}

export interface RawRead extends ReadTimes {
  /** The JSON text as the source sent it. */
  readonly text: string;
}

/**
 * Port: the cache of one source with one credential. An answer is stored under the generation from before its call began,
 * and a write begins a new one: an answer under a generation from after a write was also read after that write. No member
 * rejects: an unreachable store is a miss.
 */
export interface ReadStore {
  /** The current generation, over all processes that share the store. */
  generation(): Promise<string>;
  /** Begins a new generation: for all when the promise resolves. */
  advance(): Promise<void>;
  /** From this process's memory; also past the TTL, as long as the answer may be served as stale. */
  find(generation: string, key: string): CachedRead | null;
  /** From the cache that the processes share; null where there is none. */
  fetch(generation: string, key: string): Promise<RawRead | null>;
  /** In memory alone. `bytes`: the length of its text. */
  remember(cacheKey: { readonly generation: string; readonly key: string }, read: CachedRead, bytes: number): void;
  /** For all processes, within the space of the caller (absent: of all callers together). Does not wait for the store. */
  share(cacheKey: { readonly generation: string; readonly key: string }, read: RawRead, caller?: string): void;
  /** Aborts when the process ends: no refresh in the background outlives it. */
  readonly ended: AbortSignal;
  /** How old an answer may be that is served while the source fails, in ms. */
  readonly staleMs: number;
}

/** A store without entries: it has generations only, without which a shared call could miss a write. */
export function createEmptyReadStore(): ReadStore {
  let writes = 0;
  return {
    generation: async () => String(writes),
    advance: async () => {
      writes += 1;
    },
    find: () => null,
    fetch: async () => null,
    remember: () => {},
    share: () => {},
    ended: new AbortController().signal,
    staleMs: 0,
  };
}
