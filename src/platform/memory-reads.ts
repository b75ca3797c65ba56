import { LRUCache } from 'lru-cache';
import type { CachedRead } from '../upstreams/http/policies/read-store.js';

/** What a decoded answer takes in memory beside the length of its text: a rough measure, on the safe side for lists. */
const BYTES_PER_TEXT_BYTE = 4;

/** Answers in the process's memory, the ones used longest ago making room for new ones. */
export interface MemoryReads {
  find(key: string): CachedRead | null;
  /** An answer too large for the whole memory is not kept. */
  remember(key: string, read: CachedRead, textBytes: number): void;
}

export interface MemoryReadsOptions {
  /** By estimate, over all sources. */
  readonly maxBytes: number;
  /** Past their time to live, answers are still found for this long. */
  readonly staleMs: number;
  readonly now: () => number;
}

export function createMemoryReads({ maxBytes, staleMs, now }: MemoryReadsOptions): MemoryReads {
  // A cache of no bytes at all is none that the library makes; no answer fits into one.
  const reads = new LRUCache<string, CachedRead>({ maxSize: Math.max(1, maxBytes) });
  return {
    find(key) {
      const read = reads.get(key);
      if (read === undefined) return null;
      if (now() - read.storedAt <= Math.max(read.ttlMs, staleMs)) return read;
      reads.delete(key);
      return null;
    },
    remember(key, read, textBytes) {
      reads.set(key, read, { size: (textBytes + key.length) * BYTES_PER_TEXT_BYTE });
    },
  };
}
