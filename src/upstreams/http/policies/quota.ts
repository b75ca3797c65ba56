import type { RequestPriority } from '../../../domain/pace/turn-queue.js';

/** The longest pause that a call waits for, in ms: beyond it, the refusal is more useful to the client now. */
export const LONGEST_RETRY_AFTER_MS: Readonly<Record<RequestPriority, number>> = { interactive: 5_000, batch: 60_000 };

/** The quota of one process alone. */
export function createProcessQuota(limit: number | null): Quota {
  const slots = createSlotLog();
  const rests = createRests();
  return {
    async take() {
      const rest = rests.wait();
      if (rest !== null) return rest;
      if (limit === null) return UNCOUNTED;
      const waitMs = slots.waitMs(limit);
      return waitMs > 0 ? { waitMs, rest: null } : slots.add();
    },
    rest: rests.add,
    isShared: () => null,
  };
}

/** Without a limit nothing is counted. */
export const UNCOUNTED: QuotaSlot = { over: () => {}, unused: () => {} };

/** The slots of this process. */
interface SlotLog {
  /** Milliseconds, a window at most, until fewer than `limit` slots can be in use; 0 = now. */
  waitMs(limit: number): number;
  add(): QuotaSlot;
}

export function createSlotLog(): SlotLog {
  /** When each is free; infinite while its call runs. */
  const slots = new Set<{ freeAt: number }>();
  return {
    waitMs(limit) {
      const now = performance.now();
      for (const slot of slots) if (slot.freeAt <= now) slots.delete(slot);
      if (slots.size < limit) return 0;
      const freeAt = [...slots].map((slot) => slot.freeAt).sort((left, right) => left - right);
      // A call that runs now holds its slot for a window at least.
      return Math.ceil(Math.min((freeAt[slots.size - limit] ?? now) - now, QUOTA_WINDOW_MS));
    },
    add() {
      const slot = { freeAt: Number.POSITIVE_INFINITY };
      slots.add(slot);
      return {
        over() {
          if (slot.freeAt === Number.POSITIVE_INFINITY) slot.freeAt = performance.now() + QUOTA_WINDOW_MS;
        },
        unused() {
          if (slot.freeAt === Number.POSITIVE_INFINITY) slots.delete(slot);
        },
      };
    },
  };
}

/** The pauses that a source has asked this process for. */
interface Rests {
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

/**
 * How long a call counts after its answer, in ms. Sources count arrivals in any 1,000 ms; the remaining 50 ms allow for
 * clocks that count in whole milliseconds and are adjusted while they run.
 */
export const QUOTA_WINDOW_MS = 1_050;

/** Why a source asked for a pause: 429, or a 5xx with `Retry-After`. */
export type RestCode = 'UPSTREAM_RATE_LIMITED' | 'UPSTREAM_UNAVAILABLE';

/** The right to one call. It is in use from when it is granted until `QUOTA_WINDOW_MS` after the call is over. */
export interface QuotaSlot {
  /** The source has answered, or never will: it counts no arrival after this. Only the first end of a slot counts. */
  over(): void;
  /** The call has provably not left. */
  unused(): void;
}

/** Nothing may start now. */
export interface Wait {
  /** Milliseconds after which to try again. */
  readonly waitMs: number;
  /** The pause that the source asked for; null = the slots are in use, or it is unknown how many are. */
  readonly rest: RestCode | null;
}

/** How many calls one source may get. */
export interface QuotaLimits {
  /** Calls that may arrive in any sliding 1,000 ms; null = any number, but for the pauses that the source asks for. */
  readonly requestsPerSecond: number | null;
  /** A try is over after this, in ms: the place of a process that has died is free again some time after it. */
  readonly timeoutMs: number;
}

/** Port: one source's quota, of this process or of all replicas together. Nothing rejects. */
export interface Quota {
  /** Asks for one place, to be used at once. */
  take(priority: RequestPriority): Promise<QuotaSlot | Wait>;
  /** Nothing starts for so many ms, `LONGEST_REST_MS` at most, on any replica. */
  rest(code: RestCode, ms: number): void;
  /** Whether all replicas count together; null = the quota is this process's alone. */
  isShared(): boolean | null;
}

/** A source that asks for a longer rest is tried again after this. */
export const LONGEST_REST_MS = 60_000;
