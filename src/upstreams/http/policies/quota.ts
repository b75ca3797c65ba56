import { createTurnQueue, type RequestPriority } from '../../../domain/pace/turn-queue.js';
import type { RequestScope } from '../upstream-client.js';

/** What holds starts back may change for the better meanwhile, on other replicas too. */
const LONGEST_SLEEP_MS = 1_000;

/** A source that asks for more rest than this is not waited for, in ms: its refusal is more useful to the client now. */
export const LONGEST_RETRY_AFTER_MS: Readonly<Record<RequestPriority, number>> = { interactive: 5_000, batch: 60_000 };

interface LimiterOptions {
  readonly quota: Quota;
  /** Tasks running at once. */
  readonly concurrency: number;
  /** What a task is refused with that cannot start in time, because the source rests for `ms` more. */
  readonly refuse: (code: RestCode, ms: number) => Error;
}

/** One source's starts: every call to it, sign-in and repeated calls included. */
export interface Limiter {
  /**
   * Starts `task` when its turn comes; its place is over when it ends. Rejects with the signal's reason when the signal
   * aborts first, and at once with `refuse` where the source rests for longer than the scope can wait.
   */
  run<T>(scope: RequestScope, task: (slot: QuotaSlot) => Promise<T>): Promise<T>;
  /** Tasks waiting for their turn. */
  queueLength(): number;
}

interface Waiting {
  readonly scope: RequestScope;
  start(slot: QuotaSlot): Promise<void>;
  refuse(error: Error): void;
}

/**
 * Tasks in fair turns (see turn-queue), as the quota allows. Who starts is decided when a place is free, not before: an
 * interactive task that has just come goes before a batch task that has waited long.
 */
export function createLimiter({ quota, concurrency, refuse }: LimiterOptions): Limiter {
  const queue = createTurnQueue<Waiting>();
  const sleeper = createSleeper();
  let running = 0;
  let isStarting = false;
  const hasWork = () => queue.size() > 0 && running < concurrency;

  function startNext(slot: QuotaSlot): void {
    const waiting = hasWork() ? queue.next() : undefined;
    if (waiting === undefined) {
      slot.unused();
      return;
    }
    running += 1;
    void waiting.start(slot).finally(() => {
      slot.over();
      running -= 1;
      void startAll();
    });
  }

  /** Those who would wait in vain are told so. */
  function refuseHopeless({ waitMs, rest }: Wait): void {
    if (rest === null) return;
    for (const { scope, refuse: reject } of queue.entries()) {
      const leftMs = Math.min(LONGEST_RETRY_AFTER_MS[scope.priority], (scope.endsAt ?? Infinity) - performance.now());
      if (waitMs > leftMs) reject(refuse(rest, waitMs));
    }
  }

  async function startAll(): Promise<void> {
    if (isStarting) return;
    isStarting = true;
    while (hasWork()) {
      const taken = await quota.take(queue.priority());
      if (!('waitMs' in taken)) startNext(taken);
      else {
        refuseHopeless(taken);
        if (hasWork()) await sleeper.sleep(Math.min(taken.waitMs, LONGEST_SLEEP_MS));
      }
    }
    isStarting = false;
  }

  return {
    run: (scope, task) =>
      new Promise((resolve, reject) => {
        if (scope.signal.aborted) {
          reject(scope.signal.reason);
          return;
        }
        const leave = () => {
          stopWaiting();
          reject(scope.signal.reason);
        };
        const leaveQueue = queue.add(scope, {
          scope,
          async start(slot) {
            scope.signal.removeEventListener('abort', leave);
            await task(slot).then(resolve, reject);
          },
          refuse(error) {
            stopWaiting();
            reject(error);
          },
        });
        const stopWaiting = () => {
          scope.signal.removeEventListener('abort', leave);
          leaveQueue();
          if (queue.size() === 0) sleeper.wake();
        };
        scope.signal.addEventListener('abort', leave, { once: true });
        // What sleeps may do so for a batch task, or may not know that this one cannot wait for the rest to end.
        if (isStarting) sleeper.wake();
        void startAll();
      }),
    queueLength: queue.size,
  };
}

/** The quota of a process that shares it with nobody. */
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

/** Where nothing is limited nothing is counted. */
export const UNCOUNTED: QuotaSlot = { over: () => {}, unused: () => {} };

/** The places of this process. */
interface SlotLog {
  /** Milliseconds, a window at most, until fewer than `limit` places can be in use; 0 = now. */
  waitMs(limit: number): number;
  add(): QuotaSlot;
}

export function createSlotLog(): SlotLog {
  /** When each is free; infinite while its call is under way. */
  const slots = new Set<{ freeAt: number }>();
  return {
    waitMs(limit) {
      const now = performance.now();
      for (const slot of slots) if (slot.freeAt <= now) slots.delete(slot);
      if (slots.size < limit) return 0;
      const freeAt = [...slots].map((slot) => slot.freeAt).sort((left, right) => left - right);
      // A call that is under way now keeps its place for a window at least.
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

/** The rests that a source has asked this process for. */
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
 * How long a call counts after its answer. Sources count arrivals in any 1,000 ms; the rest allows for clocks that count in
 * whole milliseconds and are set while they run.
 */
export const QUOTA_WINDOW_MS = 1_050;

/** Why a source asked for a rest: 429, or a 5xx with `Retry-After`. */
export type RestCode = 'UPSTREAM_RATE_LIMITED' | 'UPSTREAM_UNAVAILABLE';

/** The right to one call. It is in use from when it is granted until `QUOTA_WINDOW_MS` after the call is over. */
export interface QuotaSlot {
  /** The source has answered, or never will: it counts no arrival after this. Only the first end of a place counts. */
  over(): void;
  /** The call has provably not left. */
  unused(): void;
}

/** Nothing may start now. */
export interface Wait {
  /** Milliseconds after which to ask again. */
  readonly waitMs: number;
  /** The source itself asked for this; null = its places are in use, or nobody knows how many are. */
  readonly rest: RestCode | null;
}

/** What may be asked of one source. */
export interface QuotaLimits {
  /** Calls that may arrive in any sliding 1,000 ms; null = any number: the source is only left alone when it asks for it. */
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

/** A wait that can be cut short. */
interface Sleeper {
  /** One sleep at a time. */
  sleep(ms: number): Promise<void>;
  /** Ends the sleep under way, if there is one. */
  wake(): void;
}

function createSleeper(): Sleeper {
  let wake = () => {};
  return {
    sleep: (ms) =>
      new Promise((resolve) => {
        const timer = setTimeout(resolve, ms);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      }),
    wake: () => wake(),
  };
}
