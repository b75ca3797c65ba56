import { LONGEST_REST_MS, type Place, QUOTA_WINDOW_MS, type Quota, type RestCode, type Wait } from './quota.js';

/** The quota of a process that shares it with nobody. */
export function createProcessQuota(limit: number | null): Quota {
  const places = createPlaceLog();
  const rests = createRests();
  return {
    async take() {
      const rest = rests.wait();
      if (rest !== null) return rest;
      if (limit === null) return UNCOUNTED;
      const waitMs = places.waitMs(limit);
      return waitMs > 0 ? { waitMs, rest: null } : places.add();
    },
    rest: rests.add,
    isShared: () => null,
  };
}

/** Where nothing is limited nothing is counted. */
export const UNCOUNTED: Place = { over: () => {}, unused: () => {} };

/** The places of this process. */
export interface PlaceLog {
  /** Milliseconds, a window at most, until fewer than `limit` places can be in use; 0 = now. */
  waitMs(limit: number): number;
  add(): Place;
}

export function createPlaceLog(): PlaceLog {
  /** When each is free; infinite while its call is under way. */
  const places = new Set<{ freeAt: number }>();
  return {
    waitMs(limit) {
      const now = performance.now();
      for (const place of places) if (place.freeAt <= now) places.delete(place);
      if (places.size < limit) return 0;
      const freeAt = [...places].map((place) => place.freeAt).sort((left, right) => left - right);
      // A call that is under way now keeps its place for a window at least.
      return Math.ceil(Math.min((freeAt[places.size - limit] ?? now) - now, QUOTA_WINDOW_MS));
    },
    add() {
      const place = { freeAt: Number.POSITIVE_INFINITY };
      places.add(place);
      return {
        over() {
          if (place.freeAt === Number.POSITIVE_INFINITY) place.freeAt = performance.now() + QUOTA_WINDOW_MS;
        },
        unused() {
          if (place.freeAt === Number.POSITIVE_INFINITY) places.delete(place);
        },
      };
    },
  };
}

/** The rests that a source has asked this process for. */
export interface Rests {
  /** The longest of them that is not over; null = there is none. */
  wait(): Wait | null;
  add(code: RestCode, ms: number): void;
}

export function createRests(): Rests {
  let until = Number.NEGATIVE_INFINITY;
  let rest: RestCode = 'UPSTREAM_UNAVAILABLE';
  return {
    wait() {
      const waitMs = Math.ceil(until - performance.now());
      return waitMs > 0 ? { waitMs, rest } : null;
    },
    add(code, ms) {
      const end = performance.now() + Math.min(ms, LONGEST_REST_MS);
      if (end <= until) return;
      until = end;
      rest = code;
    },
  };
}
