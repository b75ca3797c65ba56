import PQueue from 'p-queue';
import type { Start } from './quota-window.js';
import type { SharedQuota } from './shared-quota.js';
import { createSleeper } from './sleeper.js';
import { createStartGate } from './start-gate.js';
import { createTurnOrder } from './turn-order.js';
import type { RequestScope } from './upstream-client.js';

/** What holds starts back may change for the better meanwhile, on other replicas too. */
const LONGEST_SLEEP_MS = 1_000;

export interface LimiterOptions {
  /** Whole number; null = no limit. */
  readonly requestsPerSecond: number | null;
  /** Tasks running at once. */
  readonly concurrency: number;
  /** Where replicas share the quota; null = this process has all of it. */
  readonly sharedQuota?: SharedQuota | null;
}

/** One source's quota, shared by every call to it: sign-in and repeated calls included. */
export interface Limiter {
  /** Starts `task` when its turn comes. Rejects with the signal's reason when the signal aborts first. */
  run<T>(scope: RequestScope, task: (start: Start) => Promise<T>): Promise<T>;
  /** Nothing starts for so many ms (at most 60 s), on any replica: the source wants to be left alone. */
  pause(ms: number): void;
  /** Tasks waiting for their turn. */
  queueLength(): number;
  /** Whether the quota is counted by all replicas together; null = it is this process's alone. */
  isQuotaShared(): boolean | null;
}

/**
 * At most `requestsPerSecond` starts in any sliding 1,000 ms, and requests in fair turns (see turn-order). Who starts is
 * decided when a start is free, not before: an interactive task that has just come goes before a batch task that has
 * waited long.
 */
export function createLimiter({ requestsPerSecond, concurrency, sharedQuota = null }: LimiterOptions): Limiter {
  const queue = new PQueue({ autoStart: false });
  const turnOf = createTurnOrder();
  const gate = createStartGate(requestsPerSecond, sharedQuota);
  const sleeper = createSleeper();
  let interactiveWaiting = 0;
  let isStarting = false;

  const hasWork = () => queue.size > 0 && queue.pending < concurrency;
  const startBest = () => {
    queue.concurrency = queue.pending + 1;
    queue.start();
    queue.pause();
  };

  async function startAll(): Promise<void> {
    if (isStarting) return;
    isStarting = true;
    while (hasWork()) {
      let waitMs = gate.localWaitMs();
      if (waitMs === 0 && sharedQuota !== null)
        waitMs = await gate.take(interactiveWaiting > 0 ? 'interactive' : 'batch');
      if (waitMs > 0) await sleeper.sleep(Math.min(waitMs, LONGEST_SLEEP_MS));
      else if (hasWork()) startBest();
    }
    isStarting = false;
  }
  queue.on('add', startAll);
  queue.on('next', () => {
    if (queue.size === 0) sleeper.wake();
    startAll();
  });

  return {
    async run(scope, task) {
      const turn = turnOf(scope);
      let isWaiting = scope.priority === 'interactive';
      if (isWaiting) {
        interactiveWaiting += 1;
        // What sleeps may be the batch tasks' turn, which is longer in coming.
        if (interactiveWaiting === 1) sleeper.wake();
      }
      const stopWaiting = () => {
        if (isWaiting) interactiveWaiting -= 1;
        isWaiting = false;
      };
      const start = () => {
        stopWaiting();
        turn.served();
        const started = gate.started();
        return task(started).finally(started.release);
      };
      return queue.add(start, { priority: turn.priority, signal: scope.signal }).finally(stopWaiting);
    },
    pause: gate.pause,
    queueLength: () => queue.size,
    isQuotaShared: () => sharedQuota?.isShared() ?? null,
  };
}
