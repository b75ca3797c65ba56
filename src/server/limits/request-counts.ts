import { createHmac, randomBytes } from 'node:crypto';
import { RateLimiterMemory } from 'rate-limiter-flexible';

/** Keys with a count of their own: some 15 MB. */
const MAX_KEYS = 50_000;
/** Counts that all further keys share. */
const SHARED_COUNTS = 4_096;
const MS_PER_SECOND = 1_000;

export interface RequestCountLimits {
  /** Accepted in one window. */
  readonly points: number;
  /** Length of the window in seconds; it begins with the first request of a key. */
  readonly duration: number;
  readonly maxKeys?: number;
  readonly sharedCounts?: number;
}

/**
 * Counts in the memory of this process, which a flood of keys cannot fill: no key pushes out another before its window ends.
 * Keys without room share counts, so some are refused early; which keys share one is a secret of the process.
 */
export class BoundedRequestCounts extends RateLimiterMemory {
  readonly #secret = randomBytes(32);
  readonly #windowMs: number;
  readonly #maxKeys: number;
  readonly #sharedCounts: number;
  /** When the window of a key began, oldest first. Times are those of the base class: milliseconds since the epoch. */
  readonly #ownStarts = new Map<string, number>();
  readonly #sharedStarts = new Map<string, number>();

  constructor({ points, duration, maxKeys = MAX_KEYS, sharedCounts = SHARED_COUNTS }: RequestCountLimits) {
    super({ points, duration });
    this.#windowMs = duration * MS_PER_SECOND;
    this.#maxKeys = maxKeys;
    this.#sharedCounts = sharedCounts;
  }

  override consume(key: string) {
    return super.consume(this.#countedKey(key));
  }

  #countedKey(key: string): string {
    const nowMs = Date.now();
    this.#forgetEnded(nowMs);
    if (this.#ownStarts.has(key)) return key;
    const hasRoom = this.#ownStarts.size < this.#maxKeys;
    if (hasRoom && this.#sharedStarts.size === 0) return begin(this.#ownStarts, key, nowMs);
    const hash = createHmac('sha256', this.#secret).update(key).digest().readUInt32BE();
    const sharedKey = `shared:${hash % this.#sharedCounts}`;
    const sharedStart = this.#sharedStarts.get(sharedKey);
    // Also when there is room again: a count of its own would begin with nothing.
    if (sharedStart !== undefined && sharedStart + this.#windowMs > nowMs) return sharedKey;
    this.#sharedStarts.delete(sharedKey);
    return hasRoom ? begin(this.#ownStarts, key, nowMs) : begin(this.#sharedStarts, sharedKey, nowMs);
  }

  #forgetEnded(nowMs: number): void {
    for (const [key, startedAtMs] of this.#ownStarts) {
      if (startedAtMs + this.#windowMs > nowMs) return;
      this.#ownStarts.delete(key);
    }
  }
}

function begin(starts: Map<string, number>, key: string, nowMs: number): string {
  starts.set(key, nowMs);
  return key;
}
