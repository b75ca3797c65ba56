import { setImmediate } from 'node:timers';
import { RequestEndedError } from '../errors/request-ended-error.js';
import { createTurnQueue, type TurnScope } from './turn-queue.js';

/** How long all requests together compute in one pass of the event loop, in ms. */
export const PASS_MS = 10;
/**
 * How long work continues after its request has ended, in ms. When a source does not respond until the deadline, the
 * records of the others are still returned.
 */
export const GRACE_MS = 2_000;

/**
 * Limits the synchronous work of one request: the work checks `isDue` regularly, and rests when it is true.
 * `in-pace.ts` has such loops.
 */
export interface Pace {
  /** Whether the time of this pass of the event loop is used up. */
  isDue(): boolean;
  /** Waits for a turn in a later pass. @throws RequestEndedError when the request has ended `GRACE_MS` ago. */
  rest(): Promise<void>;
}

/** The functions of Node that the pace uses, so that a test can replace them. */
export interface EventLoop {
  /** In ms. */
  now(): number;
  /** Calls back after all other work that is ready. */
  onNextPass(callback: () => void): void;
}

const NODE: EventLoop = { now: () => performance.now(), onNextPass: (callback) => setImmediate(callback) };

/**
 * Creates the paces of the requests of one event loop: all of them together compute for `PASS_MS` and one step per
 * pass, and one of them gets the next pass, in fair turns (see turn-queue).
 */
export function createPaces(loop: EventLoop = NODE): (scope: TurnScope) => Pace {
  const waiting = createTurnQueue<() => void>();
  /** Null: no work in this pass yet. */
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

/** The pace of one request. */
export const paceOf = createPaces();

/** The pace of work for several requests or for none. */
export const SHARED_PACE: Pace = paceOf({ priority: 'interactive', signal: new AbortController().signal });
