import type { Clock } from '../domain/time/clock.js';

export interface ExpiringMapOptions<V> {
  readonly clock: Clock;
  /** From the last `set`. */
  readonly ttlMs: number;
  /** Above it, the entry set longest ago is evicted. */
  readonly maxCount: number;
  /** Values in use, which neither expire nor are evicted. */
  readonly isPinned?: (value: V) => boolean;
}

/** A map with a time to live and a limit, in the order of `set`. lru-cache has no entries that must stay. */
export interface ExpiringMap<V> {
  get(key: string): V | undefined;
  set(key: string, value: V): void;
  delete(key: string): void;
  /** Whether another key would evict one. */
  isFull(): boolean;
  /** Whether an entry was evicted whose time to live is not over yet. */
  hasForgotten(): boolean;
  /** Entries that have not expired, the latest first, with the ms that they have left. */
  entries(): Iterable<readonly [key: string, value: V, leftMs: number]>;
}

export function createExpiringMap<V>(options: ExpiringMapOptions<V>): ExpiringMap<V> {
  const { clock, ttlMs, maxCount, isPinned = () => false } = options;
  /** In the order of their last `set`, hence of their expiry. */
  const entries = new Map<string, { value: V; endsAt: number }>();
  const now = () => clock.now().getTime();
  const isOver = ({ value, endsAt }: { value: V; endsAt: number }) => endsAt <= now() && !isPinned(value);

  let forgottenUntil = Number.NEGATIVE_INFINITY;

  /** Stops at the first entry that stays: each call adds at most one. */
  function makeRoom(): void {
    for (const [key, entry] of entries) {
      const isForgotten = isOver(entry) || (entries.size > maxCount && !isPinned(entry.value));
      if (isForgotten) {
        entries.delete(key);
        if (entry.endsAt > now()) forgottenUntil = Math.max(forgottenUntil, entry.endsAt);
      } else if (entries.size <= maxCount) return;
    }
  }

  return {
    get(key) {
      const entry = entries.get(key);
      return entry === undefined || isOver(entry) ? undefined : entry.value;
    },
    set(key, value) {
      entries.delete(key);
      entries.set(key, { value, endsAt: now() + ttlMs });
      makeRoom();
    },
    delete: (key) => {
      entries.delete(key);
    },
    isFull() {
      makeRoom();
      return entries.size >= maxCount;
    },
    hasForgotten: () => forgottenUntil > now(),
    *entries() {
      for (const [key, entry] of [...entries].reverse()) {
        if (!isOver(entry)) yield [key, entry.value, Math.max(1, entry.endsAt - now())];
      }
    },
  };
}
