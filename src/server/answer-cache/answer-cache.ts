import { LRUCache } from 'lru-cache';
import type { OpenCallScope } from '../call-scope.js';
import type { GraphAnswer } from '../graph-answer.js';

/** An answer under way is joined as long as this part of its time is left: nobody's deadline is cut much shorter. */
const JOINED_UNTIL = 0.5;

export interface AnswerCacheOptions {
  /** How long an answer without errors is given to equal questions after it was made, in ms; 0 = it is not. */
  readonly ttlMs: number;
  /** Memory for kept answers, in bytes. */
  readonly maxBytes: number;
  readonly monotonicNow?: () => number;
}

export interface AnswerCache {
  /**
   * The answer to an equal question that is under way or was just given, or else a new one. `leave` tells that this
   * request waits no more: work that nobody waits for is given up.
   */
  join(key: string, start: () => StartedAnswer): JoinedAnswer;
}

export interface StartedAnswer {
  readonly scope: OpenCallScope;
  readonly answer: Promise<GraphAnswer>;
}

export interface JoinedAnswer {
  readonly answer: Promise<GraphAnswer>;
  leave(): void;
}

interface PendingAnswer extends StartedAnswer {
  readonly startedAt: number;
  waiters: number;
}

/** Equal questions that are asked at the same time by callers with the same rights are answered once. */
export function createAnswerCache(options: AnswerCacheOptions): AnswerCache {
  const monotonicNow = options.monotonicNow ?? (() => performance.now());
  const underWay = new Map<string, PendingAnswer>();
  const stored = createAnswerStore(options);

  function begin(key: string, start: () => StartedAnswer): PendingAnswer {
    const pending: PendingAnswer = { ...start(), startedAt: monotonicNow(), waiters: 0 };
    underWay.set(key, pending);
    const end = () => {
      if (underWay.get(key) === pending) underWay.delete(key);
    };
    pending.answer.then((answer) => {
      end();
      stored.set(key, answer);
    }, end);
    // Nobody joins what has been given up.
    pending.scope.signal.addEventListener('abort', end, { once: true });
    return pending;
  }

  return {
    join(key, start) {
      const cachedAnswer = stored.find(key);
      if (cachedAnswer !== null) return { answer: Promise.resolve(cachedAnswer), leave: () => {} };
      const known = underWay.get(key);
      const isYoung = known !== undefined && monotonicNow() - known.startedAt < known.scope.timeoutMs * JOINED_UNTIL;
      return waitFor(isYoung ? known : begin(key, start));
    },
  };
}

/** The last one to leave ends the work. */
function waitFor(pending: PendingAnswer): JoinedAnswer {
  pending.waiters += 1;
  let hasLeft = false;
  return {
    answer: pending.answer,
    leave: () => {
      if (hasLeft) return;
      hasLeft = true;
      pending.waiters -= 1;
      if (pending.waiters === 0) pending.scope.leave();
    },
  };
}

function createAnswerStore({ ttlMs, maxBytes }: AnswerCacheOptions) {
  const answers = new LRUCache<string, GraphAnswer>({
    maxSize: Math.max(1, maxBytes),
    sizeCalculation: ({ body }, key) => body.length + key.length,
    ttl: Math.max(1, ttlMs),
  });
  return {
    find: (key: string): GraphAnswer | null => answers.get(key) ?? null,
    set: (key: string, answer: GraphAnswer): void => {
      if (ttlMs > 0 && !answer.hasErrors) answers.set(key, answer);
    },
  };
}
