import { createTurnQueue, type TurnQueue } from '../../../domain/pace/turn-queue.js';
import { type AttemptFailures, FailedAttempt } from '../failures.js';
import type { HttpAnswer, RequestScope } from '../upstream-client.js';
import type { Policy } from './policy.js';
import { LONGEST_RETRY_AFTER_MS, type Quota, type QuotaSlot, type RestCode, type Wait } from './quota.js';

interface LimitRateOptions {
  readonly limiter: Limiter;
  readonly quota: Quota;
  readonly failures: AttemptFailures;
}

/**
 * Lets each call wait for its slot, and passes on the pause that the source asks for. An aborted call rejects at once, but
 * its slot stays in use as long as the source may count it.
 */
export function limitRate({ limiter, quota, failures }: LimitRateOptions): Policy {
  /** The pause begins before the slot is free for the next call. */
  function restAfter(answer: HttpAnswer): void {
    if (answer.status !== 429 && answer.status < 500) return;
    const code = answer.status === 429 ? 'UPSTREAM_RATE_LIMITED' : 'UPSTREAM_UNAVAILABLE';
    quota.rest(code, failures.refused(answer).retryAfterMs ?? 0);
  }

  return (next) => async (prepared) => {
    const { scope } = prepared;
    const slot = await limiter.take(scope).catch((error: unknown) => {
      throw scope.signal.aborted ? failures.aborted({ isDelivered: false }) : error;
    });
    try {
      const answer = await next(prepared);
      restAfter(answer);
      slot.over();
      return answer;
    } catch (error) {
      endSlot(slot, error);
      throw error;
    }
  };
}

function endSlot(slot: QuotaSlot, error: unknown): void {
  const failure = error instanceof FailedAttempt ? error : null;
  if (failure?.fault.isDelivered !== true) slot.unused();
  if (failure === null || failure.over === null) slot.over();
  else void failure.over.then(slot.over);
}

/** What blocks the next call may end sooner, on another replica too: the limiter looks again after this. */
const LONGEST_SLEEP_MS = 1_000;

export interface LimiterOptions {
  readonly quota: Quota;
  /** Slots in use at once. */
  readonly concurrency: number;
  /** The error of a call that cannot start in time, because the source rests for `ms` more. */
  readonly refuse: (code: RestCode, ms: number) => Error;
}

/** One source's slots. Every call takes one, sign-in and repeated calls included. */
export interface Limiter {
  /**
   * Waits for a slot, in fair turns. Its holder ends it with `over()` in every case. Rejects with the signal's reason when
   * the signal aborts first, and at once with `refuse` where the source rests for longer than the scope can wait.
   */
  take(scope: RequestScope): Promise<QuotaSlot>;
  /** Calls that wait for a slot. */
  queueLength(): number;
}

interface Waiting {
  readonly scope: RequestScope;
  start(slot: QuotaSlot): void;
  refuse(error: Error): void;
}

/**
 * Slots in fair turns (see turn-queue), as the quota allows. The turn is decided when a slot is free, not before: an
 * interactive call that has just come goes before a batch call that has waited long.
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
    const over = once(() => {
      slot.over();
      running -= 1;
      void startAll();
    });
    waiting.start({ over, unused: slot.unused });
  }

  async function startAll(): Promise<void> {
    if (isStarting) return;
    isStarting = true;
    while (hasWork()) {
      const taken = await quota.take(queue.priority());
      if (!('waitMs' in taken)) startNext(taken);
      else {
        refuseHopeless(queue.entries(), taken, refuse);
        if (hasWork()) await sleeper.sleep(Math.min(taken.waitMs, LONGEST_SLEEP_MS));
      }
    }
    isStarting = false;
  }

  return {
    async take(scope) {
      const slot = waitForTurn(scope, queue, sleeper);
      // The sleep may be for a batch call, or last longer than this call can wait for the rest to end.
      if (isStarting) sleeper.wake();
      void startAll();
      return slot;
    },
    queueLength: queue.size,
  };
}

/** Ends with the slot, with the scope, or with a refusal; the call has left the queue by then. */
function waitForTurn(scope: RequestScope, queue: TurnQueue<Waiting>, sleeper: Sleeper): Promise<QuotaSlot> {
  scope.signal.throwIfAborted();
  return new Promise((resolve, reject) => {
    const abort = () => leave(scope.signal.reason);
    const leaveQueue = queue.add(scope, {
      scope,
      start(slot) {
        scope.signal.removeEventListener('abort', abort);
        resolve(slot);
      },
      refuse: leave,
    });
    function leave(error: Error): void {
      scope.signal.removeEventListener('abort', abort);
      leaveQueue();
      if (queue.size() === 0) sleeper.wake();
      reject(error);
    }
    scope.signal.addEventListener('abort', abort, { once: true });
  });
}

/** Refuses the calls that cannot wait as long as the source's rest lasts. */
function refuseHopeless(waiting: readonly Waiting[], { waitMs, rest }: Wait, toError: LimiterOptions['refuse']): void {
  if (rest === null) return;
  for (const { scope, refuse } of waiting) {
    const leftMs = Math.min(LONGEST_RETRY_AFTER_MS[scope.priority], (scope.endsAt ?? Infinity) - performance.now());
    if (waitMs > leftMs) refuse(toError(rest, waitMs));
  }
}

function once(act: () => void): () => void {
  let isDone = false;
  return () => {
    if (isDone) return;
    isDone = true;
    act();
  };
}

/** A sleep that can be ended early. */
interface Sleeper {
  /** One sleep at a time. */
  sleep(ms: number): Promise<void>;
  /** Ends the current sleep, if there is one. */
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
