import { LRUCache } from 'lru-cache';
import type { CachedRead } from '../upstreams/http/policies/read-store.js';

/** Memory of a decoded answer per byte of its text: a rough upper estimate for lists. */
const BYTES_PER_TEXT_BYTE = 4;

/** Answers in the process's memory; the least recently used are evicted. */
export interface MemoryReads {
  find(key: string): CachedRead | null;
  /** An answer larger than the whole cache is not stored. */
  remember(key: string, read: CachedRead, textBytes: number): void;
}

export interface MemoryReadsOptions {
  /** An estimate, over all sources. */
  readonly maxBytes: number;
  /** Past their time to live, answers are still found for this long. */
  readonly staleMs: number;
  readonly now: () => number;
}

export function createMemoryReads({ maxBytes, staleMs, now }: MemoryReadsOptions): MemoryReads {
  // lru-cache refuses a size of 0; no answer fits into 1 byte.
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
