/** When an answer was read and how long it is good for. */
export interface ReadTimes {
  /** By the gateway's clock, which may stand still; for clients' eyes. Milliseconds since the epoch. */
  readonly readAt: number;
  /** By the machine's clock; ages are counted from here. Milliseconds since the epoch. */
  readonly storedAt: number;
  readonly ttlMs: number;
}

export interface CachedRead extends ReadTimes {
  /** As decoded, once for all who are served it: nobody may change it. */
  readonly value: unknown;
}

export interface RawRead extends ReadTimes {
  /** The JSON text as the source sent it. */
  readonly text: string;
}

/**
 * Port: what has been read of one source with one credential. Everything is kept under the generation that was current
 * before its call began, and a write begins a new one: so what is found under a generation that was asked for after a
 * write was also read after that write. No member rejects: what cannot be reached is a miss.
 */
export interface ReadStore {
  /** The current generation, over all processes that share the store. */
  generation(): Promise<string>;
  /** Begins a new generation: for all when the promise resolves. */
  advance(): Promise<void>;
  /** From this process's memory; also what is past its time, as long as it may serve as a last good answer. */
  find(generation: string, key: string): CachedRead | null;
  /** From what the processes share; null where they share nothing. */
  fetch(generation: string, key: string): Promise<RawRead | null>;
  /** In memory alone. `bytes`: the length of its text. */
  remember(cacheKey: { readonly generation: string; readonly key: string }, read: CachedRead, bytes: number): void;
  /** For all processes, in the room of the caller for whom it was read (absent: in everybody's); does not wait for it. */
  share(cacheKey: { readonly generation: string; readonly key: string }, read: RawRead, caller?: string): void;
  /** Aborts when the process ends: no refresh in the background outlives it. */
  readonly ended: AbortSignal;
  /** Past its time, an answer may stand in for a source that fails as long as this. */
  readonly staleMs: number;
}

/** A store that keeps nothing: it tells generations only, without which a shared call could miss a write. */
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
