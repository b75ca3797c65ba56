import { LRUCache } from 'lru-cache';
import type { OpenCallScope } from '../call-scope.js';
import type { GraphAnswer } from '../graph-answer.js';
import type { GraphRequest } from '../graph-request.js';

/** A pending answer is joined in this part of its time only, so that no client's deadline gets much shorter. */
const JOINED_UNTIL = 0.5;

export interface AnswerCacheOptions {
  /** How long an answer without errors serves equal requests after it was made, in ms; 0 = not at all. */
  readonly ttlMs: number;
  /** Memory for cached answers, in bytes. */
  readonly maxBytes: number;
  readonly monotonicNow?: () => number;
}

export interface AnswerCache {
  /**
   * The answer under `key`: cached, joined while it is made for another client, or made by `run`. Null: it is always made by
   * `run`. Work that no client waits for any more is aborted.
   */
  get(key: string | null, client: WaitingClient, run: () => Promise<GraphAnswer>): Promise<GraphAnswer>;
}

/** A request that waits for an answer. Its scope must stay open until the answer is there. */
export type WaitingClient = Pick<GraphRequest, 'scope' | 'client'>;

interface PendingAnswer {
  readonly scope: OpenCallScope;
  readonly answer: Promise<GraphAnswer>;
  readonly startedAt: number;
  waiters: number;
}

/** Equal requests that come at the same time, from callers with the same rights, are answered once. */
export function createAnswerCache(options: AnswerCacheOptions): AnswerCache {
  const monotonicNow = options.monotonicNow ?? (() => performance.now());
  const pendingAnswers = new Map<string, PendingAnswer>();
  const stored = createAnswerStore(options);

  const begin = (scope: OpenCallScope, run: () => Promise<GraphAnswer>): PendingAnswer => ({
    scope,
    answer: run(),
    startedAt: monotonicNow(),
    waiters: 0,
  });

  function share(key: string, pending: PendingAnswer): PendingAnswer {
    pendingAnswers.set(key, pending);
    const end = () => {
      if (pendingAnswers.get(key) === pending) pendingAnswers.delete(key);
    };
    pending.answer.then((answer) => {
      end();
      stored.set(key, answer);
    }, end);
    // Aborted work is not joined.
    pending.scope.signal.addEventListener('abort', end, { once: true });
    return pending;
  }

  function findYoung(key: string): PendingAnswer | null {
    const pending = pendingAnswers.get(key);
    if (pending === undefined) return null;
    return monotonicNow() - pending.startedAt < pending.scope.timeoutMs * JOINED_UNTIL ? pending : null;
  }

  return {
    async get(key, { scope, client }, run) {
      if (key === null) return waitFor(begin(scope, run), client);
      return stored.find(key) ?? waitFor(findYoung(key) ?? share(key, begin(scope, run)), client);
    },
  };
}

/** Aborts the work when the last client that waits for it has left. */
function waitFor(pending: PendingAnswer, client: AbortSignal): Promise<GraphAnswer> {
  pending.waiters += 1;
  const leave = () => {
    pending.waiters -= 1;
    if (pending.waiters === 0) pending.scope.leave();
  };
  if (client.aborted) leave();
  else client.addEventListener('abort', leave, { once: true });
  return pending.answer;
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
