import type { IncomingHttpHeaders } from 'node:http';
import type { RequestScope } from '../upstreams/http/upstream-client.js';

/** What one client request grants to the calls that are made for it, and which facts about them it requests. */
export interface CallScope extends RequestScope {
  /** The client requests the calls and savings of its answer. */
  readonly isExplained?: boolean;
  /** The client requests the cost of its operation. */
  readonly isCostRequested?: boolean;
}

/** Why a request's signal aborted: its deadline has passed, its answer has been sent, or no client waits for it. */
export class DeadlineError extends Error {
  override readonly name = 'DeadlineError';
}

export const PRIORITY_HEADER = 'x-request-priority';

/** One for all requests: no client sees it, and a stack for each would cost more than the rest of the closing. */
const ANSWERED = new DeadlineError('The request has been answered');

/** A scope that must be closed: `close` clears the timer and aborts what still runs. */
export interface OpenCallScope extends CallScope {
  /** From opening to deadline, in ms. */
  readonly timeoutMs: number;
  /** From now on `leave` has no effect: a running write finishes, and its outcome is stored. */
  detach(): void;
  /** The client has left: aborts calls that no other client waits for. */
  leave(): void;
  close(): void;
}

/**
 * A request with `x-request-priority: batch`, such as an export, yields to interactive ones and has the longer
 * deadline.
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
 * A client's preferences: `Cache-Control: no-cache` reads from the sources past every cache. `x-explain: upstream` requests the
 * calls and savings of the answer, `x-explain: cost` the estimated cost.
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
