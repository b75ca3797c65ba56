import { setImmediate } from 'node:timers';
import { RequestEndedError } from '../errors/request-ended-error.js';
import { createTurnQueue, type TurnScope } from './turn-queue.js';

/** For how long the work of all requests together keeps one pass of the event loop from all else, in ms. */
export const PASS_MS = 10;
/**
 * How long work goes on after its request has ended, in ms. A source that keeps a request waiting until its deadline costs its own
 * rows alone: what the others have answered is still put together.
 */
export const GRACE_MS = 2_000;

/**
 * How long synchronous work of one request goes on: it asks `isDue` now and then, and rests when it is. `in-pace.ts` has
 * the loops that do.
 */
export interface Pace {
  /** Whether this pass of the event loop has been worked in for long enough. */
  isDue(): boolean;
  /** Waits for a turn in a later pass. @throws RequestEndedError when the request has ended `GRACE_MS` ago. */
  rest(): Promise<void>;
}

/** The little that is needed of Node, so that a test can be in its place. */
export interface EventLoop {
  /** In ms. */
  now(): number;
  /** Calls back when everything else that is ready has been done. */
  onNextPass(callback: () => void): void;
}

const NODE: EventLoop = { now: () => performance.now(), onNextPass: (callback) => setImmediate(callback) };

/**
 * Makes the paces of the requests of one event loop: what all of them do in one pass comes to `PASS_MS` and a step, and one
 * of them has the next pass, in fair turns (see turn-queue).
 */
export function createPaces(loop: EventLoop = NODE): (scope: TurnScope) => Pace {
  const waiting = createTurnQueue<() => void>();
  /** Null: nobody has worked in this pass yet. */
  let passEndsAt: number | null = null;

  function beginPass(): number {
    passEndsAt = loop.now() + PASS_MS;
    loop.onNextPass(endPass);
    return passEndsAt;
  }

  function endPass(): void {
    passEndsAt = null;
    const goOn = waiting.next();
    if (goOn === undefined) return;
    beginPass();
    goOn();
  }

  return (scope) => {
    /** When the end was first seen; null = not yet. */
    let endedAt: number | null = null;
    const isOver = () => {
      if (scope.signal.aborted) endedAt ??= loop.now();
      return endedAt !== null && loop.now() >= endedAt + GRACE_MS;
    };
    return {
      isDue: () => loop.now() >= (passEndsAt ?? beginPass()),
      rest: () =>
        new Promise((resolve, reject) => {
          waiting.add(scope, () => (isOver() ? reject(new RequestEndedError()) : resolve()));
          if (passEndsAt === null) beginPass();
        }),
    };
  };
}

/** The pace of work for a request of this process. */
export const paceOf = createPaces();

/** The pace of work that several requests wait for, or none. */
export const SHARED_PACE: Pace = paceOf({ priority: 'interactive', signal: new AbortController().signal });
