import type { CallScope } from './call-scope.js';
import { DeadlineError } from './deadline-error.js';

export const PRIORITY_HEADER = 'x-request-priority';

/** One for all: nobody is shown it, and a stack for each request would cost more than the rest of its end. */
const ANSWERED = new DeadlineError('The request has been answered');

/** A scope and the end of it, which must always be reached: `close` clears the timer and gives up what is left. */
export interface OpenCallScope extends CallScope {
  /** From its opening to its deadline. */
  readonly timeoutMs: number;
  /** From here on a client that leaves changes nothing: a write under way is finished, and what came of it kept. */
  keepGoing(): void;
  /** The client has gone: calls that nobody else waits for are given up. */
  leave(): void;
  close(): void;
}

/**
 * People at a screen are served before exports: a request with `x-request-priority: batch` yields to others and has the
 * longer deadline.
 */
export function openCallScope(
  priorityHeader: string | string[] | undefined,
  timeouts: { readonly requestTimeoutMs: number; readonly batchTimeoutMs: number },
): OpenCallScope {
  const priority = priorityHeader === 'batch' ? 'batch' : 'interactive';
  const timeoutMs = priority === 'batch' ? timeouts.batchTimeoutMs : timeouts.requestTimeoutMs;
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(new DeadlineError('The request took too long')), timeoutMs);
  let isKept = false;
  return {
    signal: controller.signal,
    priority,
    endsAt: performance.now() + timeoutMs,
    timeoutMs,
    keepGoing: () => {
      isKept = true;
    },
    leave: () => {
      if (!isKept && !controller.signal.aborted) controller.abort(new DeadlineError('The client has left'));
    },
    close: () => {
      clearTimeout(timer);
      controller.abort(ANSWERED);
    },
  };
}
