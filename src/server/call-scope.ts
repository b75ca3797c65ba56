import type { IncomingHttpHeaders } from 'node:http';
import type { RequestScope } from '../upstreams/http/upstream-client.js';

/** What one client request grants to the calls that are made for it, and wants to be told of them. */
export interface CallScope extends RequestScope {
  /** The client wants to be told what its answer cost. */
  readonly isExplained?: boolean;
  /** The client wants to be told the price of its operation. */
  readonly isCostRequested?: boolean;
}

/** Why a request's signal aborted: its time is up, or its answer has been sent and nobody waits any more. */
export class DeadlineError extends Error {
  override readonly name = 'DeadlineError';
}

export const PRIORITY_HEADER = 'x-request-priority';

/** One for all: nobody is shown it, and a stack for each request would cost more than the rest of its end. */
const ANSWERED = new DeadlineError('The request has been answered');

/** A scope and the end of it, which must always be reached: `close` clears the timer and gives up what is left. */
export interface OpenCallScope extends CallScope {
  /** From its opening to its deadline. */
  readonly timeoutMs: number;
  /** From here on a client that leaves changes nothing: a write under way is finished, and what came of it kept. */
  detach(): void;
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
  let isDetached = false;
  return {
    signal: controller.signal,
    priority,
    endsAt: performance.now() + timeoutMs,
    timeoutMs,
    detach: () => {
      isDetached = true;
    },
    leave: () => {
      if (!isDetached && !controller.signal.aborted) controller.abort(new DeadlineError('The client has left'));
    },
    close: () => {
      clearTimeout(timer);
      controller.abort(ANSWERED);
    },
  };
}

const EXPLAIN_HEADER = 'x-explain';

/**
 * What a client wishes of the reads that are made for it: `Cache-Control: no-cache` asks the sources whatever is kept, and
 * `x-explain: upstream` wants to be told what the answer cost, `x-explain: cost` the price that was worked out beforehand.
 */
export function readPreferences(
  headers: IncomingHttpHeaders,
): Pick<CallScope, 'isReadThrough' | 'isExplained' | 'isCostRequested'> {
  const directives = (headers['cache-control'] ?? '').toLowerCase().split(/\s*,\s*/);
  const preferences = String(headers[EXPLAIN_HEADER] ?? '')
    .toLowerCase()
    .split(/\s*,\s*/);
  return {
    ...(directives.includes('no-cache') && { isReadThrough: true }),
    ...(preferences.includes('upstream') && { isExplained: true }),
    ...(preferences.includes('cost') && { isCostRequested: true }),
  };
}
