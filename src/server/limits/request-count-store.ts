import { createHmac, randomBytes } from 'node:crypto';
import type { FastifyRateLimitStore, FastifyRateLimitStoreCtor } from '@fastify/rate-limit';

/** Keys with a count of their own: some 10 MB. */
const MAX_KEYS = 50_000;
/** Counts that all further keys share. */
const SHARED_COUNTS = 4_096;

export interface RequestCountLimits {
  readonly maxKeys?: number;
  readonly sharedCounts?: number;
  /** Milliseconds, from any beginning. */
  readonly monotonicNow?: () => number;
}

interface Count {
  current: number;
  startedAtMs: number;
}

/**
 * A store of `@fastify/rate-limit` in which no key pushes out another before its window ends. Keys without room share counts, so
 * some are refused early; which keys share one is a secret of the process.
 */
export function createRequestCountStore(limits: RequestCountLimits = {}): FastifyRateLimitStoreCtor {
  const { maxKeys = MAX_KEYS, sharedCounts = SHARED_COUNTS, monotonicNow = () => performance.now() } = limits;
  return class RequestCountStore implements FastifyRateLimitStore {
    readonly #secret = randomBytes(32);
    /** In the order of their starts, since a key goes to the end when its window begins anew. */
    readonly #own = new Map<string, Count>();
    readonly #shared = new Map<number, Count>();

    incr(key: string, callback: Parameters<FastifyRateLimitStore['incr']>[1], windowMs = 0): void {
      const nowMs = monotonicNow();
      this.#forgetEnded(nowMs - windowMs);
      const known = this.#own.get(key);
      const count = known ?? this.#begin(key, nowMs, windowMs);
      count.current += 1;
      callback(null, { current: count.current, ttl: count.startedAtMs + windowMs - nowMs });
    }

    child(): FastifyRateLimitStore {
      return new RequestCountStore();
    }

    #begin(key: string, nowMs: number, windowMs: number): Count {
      const hasRoom = this.#own.size < maxKeys;
      if (hasRoom && this.#shared.size === 0) return this.#beginIn(this.#own, key, nowMs);
      const slot = createHmac('sha256', this.#secret).update(key).digest().readUInt32BE() % sharedCounts;
      const shared = this.#shared.get(slot);
      // Also when there is room again: a count of its own would begin with nothing.
      if (shared !== undefined && shared.startedAtMs + windowMs > nowMs) return shared;
      this.#shared.delete(slot);
      return hasRoom ? this.#beginIn(this.#own, key, nowMs) : this.#beginIn(this.#shared, slot, nowMs);
    }

    #beginIn<K>(counts: Map<K, Count>, key: K, nowMs: number): Count {
      const count = { current: 0, startedAtMs: nowMs };
      counts.set(key, count);
      return count;
    }

    #forgetEnded(startedBeforeMs: number): void {
      for (const [key, { startedAtMs }] of this.#own) {
        if (startedAtMs > startedBeforeMs) return;
        this.#own.delete(key);
      }
    }
  };
}
