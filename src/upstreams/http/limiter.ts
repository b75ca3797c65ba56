import { createTurnQueue, type RequestPriority } from '../../domain/pace/turn-queue.js';
import type { Place, Quota, RestCode, Wait } from './quota.js';
import { createSleeper } from './sleeper.js';
import type { RequestScope } from './upstream-client.js';

/** What holds starts back may change for the better meanwhile, on other replicas too. */
const LONGEST_SLEEP_MS = 1_000;

/** A source that asks for more rest than this is not waited for, in ms: its refusal is more useful to the client now. */
export const LONGEST_RETRY_AFTER_MS: Readonly<Record<RequestPriority, number>> = { interactive: 5_000, batch: 60_000 };

export interface LimiterOptions {
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
  run<T>(scope: RequestScope, task: (place: Place) => Promise<T>): Promise<T>;
  /** Tasks waiting for their turn. */
  queueLength(): number;
}

interface Waiting {
  readonly scope: RequestScope;
  start(place: Place): Promise<void>;
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

  function startNext(place: Place): void {
    const waiting = hasWork() ? queue.next() : undefined;
    if (waiting === undefined) {
      place.unused();
      return;
    }
    running += 1;
    void waiting.start(place).finally(() => {
      place.over();
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
          async start(place) {
            scope.signal.removeEventListener('abort', leave);
            await task(place).then(resolve, reject);
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
