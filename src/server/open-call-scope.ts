import { DeadlineError } from './deadline-error.js';
import type { CallScope } from './served-source.js';

export const PRIORITY_HEADER = 'x-request-priority';

/** A scope and the end of it, which must always be reached: `close` clears the timer and gives up what is left. */
export interface OpenCallScope extends CallScope {
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
    keepGoing: () => {
      isKept = true;
    },
    leave: () => {
      if (!isKept) controller.abort(new DeadlineError('The client has left'));
    },
    close: () => {
      clearTimeout(timer);
      controller.abort(new DeadlineError('The request has been answered'));
    },
  };
}
