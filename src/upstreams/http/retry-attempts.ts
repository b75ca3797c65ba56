import { setTimeout as sleep } from 'node:timers/promises';
import { ExponentialBackoff, handleWhen, type IBackoff, retry } from 'cockatiel';
import { FailedAttempt } from './failed-attempt.js';
import { LONGEST_RETRY_AFTER_MS } from './limiter.js';
import type { RequestScope } from './upstream-client.js';

const MAX_TRIES = 3;
const FIRST_WAIT_MS = 100;
const LONGEST_WAIT_MS = 2_000;

/**
 * Runs `attempt` up to three times while it fails in a way that may pass, with a jittered, growing wait or the one the
 * source asked for. Ends with the scope: rejects with the signal's reason when it aborts during a wait. `onFailure` is
 * told of every try that failed.
 */
export function retryAttempts<T>(
  scope: RequestScope,
  attempt: () => Promise<T>,
  onFailure: (failure: FailedAttempt) => void,
): Promise<T> {
  const longestWaitMs = LONGEST_RETRY_AFTER_MS[scope.priority];
  const policy = retry(
    handleWhen(
      (error) => error instanceof FailedAttempt && error.isRetryable && (error.retryAfterMs ?? 0) <= longestWaitMs,
    ),
    { maxAttempts: MAX_TRIES - 1 },
  );
  let backoff: IBackoff<unknown> | null = null;
  let askedWaitMs = 0;
  // Cockatiel's own wait does not end with a signal, so the wait is part of the attempt.
  return policy.execute(async ({ attempt: triesBefore }) => {
    if (triesBefore > 0) {
      backoff = (backoff ?? new ExponentialBackoff({ initialDelay: FIRST_WAIT_MS, maxDelay: LONGEST_WAIT_MS })).next(
        undefined,
      );
      await sleep(askedWaitMs + backoff.duration, undefined, { signal: scope.signal });
    }
    try {
      return await attempt();
    } catch (error) {
      if (error instanceof FailedAttempt) onFailure(error);
      askedWaitMs = error instanceof FailedAttempt ? (error.retryAfterMs ?? 0) : 0;
      throw error;
    }
  }, scope.signal);
}
