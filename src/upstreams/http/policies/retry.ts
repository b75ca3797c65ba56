import { setTimeout as sleep } from 'node:timers/promises';
import { type AttemptFailures, FailedAttempt } from '../failures.js';
import type { RequestScope } from '../upstream-client.js';
import type { Policy } from './policy.js';
import { LONGEST_RETRY_AFTER_MS } from './quota.js';

const MAX_ATTEMPTS = 3;
const FIRST_WAIT_MS = 100;

/**
 * Sends a GET up to three times while it fails in a way that may pass, after a growing wait with jitter on top of the pause
 * that the source asked for. When the scope ends meanwhile, rejects with the failure of the attempt before.
 */
export function retry(failures: AttemptFailures): Policy {
  return (next) => async (prepared) => {
    const { scope, call } = prepared;
    if (call.method !== 'GET') return next(prepared);
    let earlier: FailedAttempt | null = null;
    for (let attempt = 1; ; attempt += 1) {
      try {
        if (earlier !== null) await sleep(waitMs(earlier, attempt), undefined, { signal: scope.signal });
        const answer = await next(prepared);
        if (answer.status !== 429) return answer;
        throw failures.refused(answer);
      } catch (error) {
        // A deadline says less of the source than the failure before it.
        if (scope.signal.aborted && earlier !== null) throw earlier;
        if (attempt === MAX_ATTEMPTS || !mayPass(error, scope)) throw error;
        earlier = error;
      }
    }
  };
}

function mayPass(error: unknown, { priority }: RequestScope): error is FailedAttempt {
  return (
    error instanceof FailedAttempt && error.isRetryable && (error.retryAfterMs ?? 0) <= LONGEST_RETRY_AFTER_MS[priority]
  );
}

/** Doubles with each attempt, give or take a half: calls that failed together do not come back together. */
function waitMs({ retryAfterMs }: FailedAttempt, attempt: number): number {
  return (retryAfterMs ?? 0) + FIRST_WAIT_MS * 2 ** (attempt - 2) * (0.5 + Math.random());
}
