import type { KeptRead } from '../upstreams/http/read-store.js';

/** What a decoded answer takes in memory beside the length of its text: a rough measure, on the safe side for lists. */
const BYTES_PER_TEXT_BYTE = 4;

/** Answers in the process's memory, the ones used longest ago making room for new ones. */
export interface MemoryReads {
  find(key: string): KeptRead | null;
  /** An answer too large for the whole memory is not kept. */
  remember(key: string, read: KeptRead, textBytes: number): void;
}

export interface MemoryReadsOptions {
  /** By estimate, over all sources. */
  readonly maxBytes: number;
  /** Past their time to live, answers are still found for this long. */
  readonly staleMs: number;
  readonly now: () => number;
}

interface Entry {
  readonly read: KeptRead;
  readonly bytes: number;
}

export function createMemoryReads({ maxBytes, staleMs, now }: MemoryReadsOptions): MemoryReads {
  /** In the order of their last use. */
  const entries = new Map<string, Entry>();
  let totalBytes = 0;

  function drop(key: string): void {
    totalBytes -= entries.get(key)?.bytes ?? 0;
    entries.delete(key);
  }

  function put(key: string, entry: Entry): void {
    drop(key);
    entries.set(key, entry);
    totalBytes += entry.bytes;
  }

  return {
    find(key) {
      const entry = entries.get(key);
      if (entry === undefined) return null;
      if (now() - entry.read.storedAt > Math.max(entry.read.ttlMs, staleMs)) {
        drop(key);
        return null;
      }
      put(key, entry);
      return entry.read;
    },
    remember(key, read, textBytes) {
      const bytes = (textBytes + key.length) * BYTES_PER_TEXT_BYTE;
      if (bytes > maxBytes) return drop(key);
      put(key, { read, bytes });
      for (const oldest of entries.keys()) {
        if (totalBytes <= maxBytes) break;
        drop(oldest);
      }
    },
  };
}
