import type { Clock } from '../domain/time/clock.js';

export interface ExpiringMapOptions<V> {
  readonly clock: Clock;
  /** From the last `set`. */
  readonly ttlMs: number;
  /** Past it, the one set longest ago is forgotten. */
  readonly maxCount: number;
  /** Values that are in use and must not be forgotten. */
  readonly isPinned?: (value: V) => boolean;
}

/** A memory that grows neither without end nor without limit. */
export interface ExpiringMap<V> {
  get(key: string): V | undefined;
  set(key: string, value: V): void;
  delete(key: string): void;
  /** Whether another key would have one forgotten. */
  isFull(): boolean;
  /** Whether a key has been forgotten before its time, which is not over yet. */
  hasForgotten(): boolean;
  /** What is not over, set last first, with the ms that it is kept yet. */
  entries(): Iterable<readonly [key: string, value: V, leftMs: number]>;
}

export function createExpiringMap<V>(options: ExpiringMapOptions<V>): ExpiringMap<V> {
  const { clock, ttlMs, maxCount, isPinned = () => false } = options;
  /** In the order of their last `set`, hence of their end. */
  const entries = new Map<string, { value: V; endsAt: number }>();
  const now = () => clock.now().getTime();
  const isOver = ({ value, endsAt }: { value: V; endsAt: number }) => endsAt <= now() && !isPinned(value);

  let forgottenUntil = Number.NEGATIVE_INFINITY;

  /** A few per call are enough, since each call adds one at most. */
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
