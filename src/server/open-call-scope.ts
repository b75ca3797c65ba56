import { DeadlineError } from './deadline-error.js';
import type { CallScope } from './served-source.js';

export const PRIORITY_HEADER = 'x-request-priority';

/** A scope and the end of it, which must always be reached: `close` clears the timer and gives up what is left. */
export interface OpenCallScope extends CallScope {
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
  return {
    signal: controller.signal,
    priority,
    close: () => {
      clearTimeout(timer);
      controller.abort(new DeadlineError('The request has been answered'));
    },
  };
}
