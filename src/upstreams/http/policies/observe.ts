import type { Source } from '../../../domain/source/source.js';
import { usageOf } from '../../../domain/source/upstream-usage.js';
import { FailedAttempt } from '../failures.js';
import type { CallResult, RequestScope, UpstreamObserver } from '../upstream-client.js';
import type { Policy } from './policy.js';

/** Reports every attempt to the observer and counts it in the request's usage. The quota lies between the two policies. */
interface Observation {
  /** From the wait for a slot to the end. Nothing that the observer adds replaces a header of the call. */
  readonly queued: Policy;
  /** From the slot on. */
  readonly started: Policy;
}

export function createObservation(source: Source, observer: UpstreamObserver): Observation {
  return {
    queued: (next) => async (prepared) => {
      const observed = observer.callQueued(source, prepared.call);
      const headers = { ...observed.headers, ...prepared.headers };
      try {
        const answer = await next({ ...prepared, headers, queued: { observed, at: performance.now() } });
        observed.ended(answer.status);
        return answer;
      } catch (error) {
        const result = toResult(error, prepared.scope);
        if (error instanceof FailedAttempt && error.over !== null) void error.over.then(() => observed.ended(result));
        else observed.ended(result);
        throw error;
      }
    },
    started: (next) => (prepared) => {
      const { scope, queued } = prepared;
      const waitedMs = queued === null ? 0 : performance.now() - queued.at;
      if (scope.usage !== undefined) {
        const usage = usageOf(scope.usage, source);
        usage.calls += 1;
        usage.waitedForQuotaMs += waitedMs;
      }
      queued?.observed.started(waitedMs);
      return next(prepared);
    },
  };
}

function toResult(error: unknown, { signal }: RequestScope): CallResult {
  if (signal.aborted) return 'aborted';
  return error instanceof FailedAttempt && error.wasTried ? error.fault.code : 'not_sent';
}
