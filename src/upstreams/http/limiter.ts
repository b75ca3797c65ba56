import PQueue from 'p-queue';
import type { RequestScope } from './upstream-client.js';

/**
 * A quota counts arrivals, the limiter counts starts: a first call that opens a connection arrives later than the calls
 * that follow on an open one. The margin keeps such bunching, and a timer that fires early, out of the second.
 */
const WINDOW_MS = 1_050;
const PRIORITIES = { interactive: 1, batch: 0 } as const;

export interface LimiterOptions {
  /** Whole number; null = no limit. */
  readonly requestsPerSecond: number | null;
  /** Tasks running at once. */
  readonly concurrency: number;
}

/** One source's quota, shared by every call to it: sign-in and repeated calls included. */
export interface Limiter {
  /** Starts `task` when its turn comes. Rejects with the signal's reason when the signal aborts first. */
  run<T>(scope: RequestScope, task: () => Promise<T>): Promise<T>;
  /** Tasks waiting for their turn. */
  queueLength(): number;
}

/** At most `requestsPerSecond` starts in any sliding 1,000 ms; interactive tasks go before batch ones. */
export function createLimiter({ requestsPerSecond, concurrency }: LimiterOptions): Limiter {
  const queue = new PQueue(
    requestsPerSecond === null
      ? { concurrency }
      : { concurrency, intervalCap: requestsPerSecond, interval: WINDOW_MS, strict: true },
  );
  return {
    run: (scope, task) => queue.add(task, { priority: PRIORITIES[scope.priority], signal: scope.signal }),
    queueLength: () => queue.size,
  };
}
