import { setMaxListeners } from 'node:events';
import type { RequestScope } from '../upstream-client.js';

export interface JoinOptions<V> {
  /** Runs under a signal of its own, which aborts when nobody waits any more. */
  readonly start: (scope: RequestScope) => Promise<V>;
  /** What a waiter is told whose deadline comes while others still wait. */
  readonly toFault: () => Error;
  readonly onJoin: () => void;
}

/** Equal calls in flight are one. */
export interface SharedCalls<V> {
  /**
   * Joins the call under way for `key`, or starts it. A person at a screen never joins a call that waits at a batch job's
   * place in the queue; the other way round it may. The last waiter to leave ends the call.
   */
  join(key: string, scope: RequestScope, options: JoinOptions<V>): Promise<V>;
  isUnderWay(key: string): boolean;
}

interface SharedCall<V> {
  readonly controller: AbortController;
  readonly answer: Promise<V>;
  waiters: number;
}

type CallsByKey<V> = Map<string, SharedCall<V>>;

export function createSharedCalls<V>(): SharedCalls<V> {
  const underWay: Record<RequestScope['priority'], CallsByKey<V>> = { interactive: new Map(), batch: new Map() };
  const find = (key: string, { priority }: RequestScope) =>
    underWay.interactive.get(key) ?? (priority === 'batch' ? underWay.batch.get(key) : undefined);
  return {
    join(key, scope, { start, toFault, onJoin }) {
      const known = find(key, scope);
      if (known !== undefined) onJoin();
      const call = known ?? begin(underWay[scope.priority], { key, scope, start });
      return waitFor(call, scope.signal, toFault);
    },
    isUnderWay: (key) => underWay.interactive.has(key) || underWay.batch.has(key),
  };
}

function begin<V>(
  calls: CallsByKey<V>,
  { key, scope, start }: { key: string; scope: RequestScope; start: JoinOptions<V>['start'] },
): SharedCall<V> {
  const controller = new AbortController();
  const answer = start({ ...scope, signal: controller.signal, requester: scope.requester ?? scope.signal });
  const call = { controller, answer, waiters: 0 };
  calls.set(key, call);
  const end = () => {
    if (calls.get(key) === call) calls.delete(key);
  };
  answer.then(end, end);
  // Nobody joins a call that has been given up.
  controller.signal.addEventListener('abort', end, { once: true });
  return call;
}

function waitFor<V>(call: SharedCall<V>, signal: AbortSignal, toFault: () => Error): Promise<V> {
  setMaxListeners(Number.POSITIVE_INFINITY, signal);
  call.waiters += 1;
  return new Promise<V>((resolve, reject) => {
    const leave = () => {
      call.waiters -= 1;
      if (call.waiters > 0) reject(toFault());
      // The call ends at once, and knows best what had become of it.
      else call.controller.abort(signal.reason);
    };
    if (signal.aborted) leave();
    else signal.addEventListener('abort', leave, { once: true });
    const settle = () => signal.removeEventListener('abort', leave);
    call.answer.then(resolve, reject).finally(settle);
  });
}
