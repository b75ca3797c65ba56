import { setMaxListeners } from 'node:events';
import type { RequestScope } from '../upstream-client.js';

export interface JoinOptions<V> {
  /** Runs under its own signal, which aborts when the last waiter leaves. */
  readonly start: (scope: RequestScope) => Promise<V>;
  /** The error of a waiter whose deadline comes while others still wait. */
  readonly toFault: () => Error;
  readonly onJoin: () => void;
}

/** Shares one call among equal calls in flight. */
export interface SharedCalls<V> {
  /**
   * Joins the call in flight for `key`, or starts it. A batch call may join an interactive one, but not the other way
   * round: it would wait at a batch call's position. The last waiter to leave ends the call.
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
  // No call may join an aborted one.
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
      // The call ends at once, and its own error says what became of it.
      else call.controller.abort(signal.reason);
    };
    if (signal.aborted) leave();
    else signal.addEventListener('abort', leave, { once: true });
    const settle = () => signal.removeEventListener('abort', leave);
    call.answer.then(resolve, reject).finally(settle);
  });
}
