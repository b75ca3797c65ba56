import { createAnswerCache } from '../../../../src/server/answer-cache/answer-cache.js';
import { type OpenCallScope, openCallScope } from '../../../../src/server/call-scope.js';
import type { GraphAnswer } from '../../../../src/server/graph-answer.js';

const TIMEOUTS = { requestTimeoutMs: 10_000, batchTimeoutMs: 10_000 };

const answerOf = (text: string, hasErrors = false): GraphAnswer => ({
  head: { headers: new Map() as GraphAnswer['head']['headers'] },
  body: Buffer.from(text),
  hasErrors,
  operationInfo: { operation: null, answer: null },
});

interface StartedWork {
  readonly scope: OpenCallScope;
  finish(answer: GraphAnswer): void;
}

/** Work that a test finishes. */
function createWork() {
  const started: StartedWork[] = [];
  const start = (scope: OpenCallScope) =>
    new Promise<GraphAnswer>((resolve) => {
      started.push({ scope, finish: resolve });
    });
  return { started, start };
}

let work: ReturnType<typeof createWork>;
beforeEach(() => {
  work = createWork();
});
afterEach(() => {
  for (const { scope } of work.started) scope.close();
});

function open(ttlMs = 0, monotonicNow: () => number = () => 0) {
  const cache = createAnswerCache({ ttlMs, maxBytes: 1_000, monotonicNow });
  return {
    join(key: string | null, start: (scope: OpenCallScope) => Promise<GraphAnswer>) {
      const scope = openCallScope(undefined, TIMEOUTS);
      const client = new AbortController();
      const answer = cache.get(key, { scope, client: client.signal }, () => start(scope));
      // Of a client that joins, the cache uses nothing of its scope.
      if (work.started.at(-1)?.scope !== scope) scope.close();
      return { answer, leave: () => client.abort() };
    },
  };
}

test('an equal request joins the pending answer', async () => {
  const shared = open();
  const [first, second] = [shared.join('q', work.start), shared.join('q', work.start)];
  work.started[0]?.finish(answerOf('one'));
  expect(await Promise.all([first.answer, second.answer])).toEqual([answerOf('one'), answerOf('one')]);
  expect(work.started).toHaveLength(1);
});

test('another request does not', () => {
  const shared = open();
  shared.join('q', work.start);
  shared.join('r', work.start);
  expect(work.started).toHaveLength(2);
});

test('a request after the answer runs again', async () => {
  const shared = open();
  const first = shared.join('q', work.start);
  work.started[0]?.finish(answerOf('one'));
  await first.answer;
  shared.join('q', work.start);
  expect(work.started).toHaveLength(2);
});

test('an answer whose deadline is half over is not joined', () => {
  let now = 0;
  const shared = open(0, () => now);
  shared.join('q', work.start);
  now = TIMEOUTS.requestTimeoutMs / 2;
  shared.join('q', work.start);
  expect(work.started).toHaveLength(2);
});

test('the work continues while one client waits, and is aborted when the last has left', () => {
  const shared = open();
  const [first, second] = [shared.join('q', work.start), shared.join('q', work.start)];
  first.leave();
  first.leave();
  const isGivenUpEarly = work.started[0]?.scope.signal.aborted;
  second.leave();
  expect([isGivenUpEarly, work.started[0]?.scope.signal.aborted]).toEqual([false, true]);
});

test('aborted work is not joined', () => {
  const shared = open();
  shared.join('q', work.start).leave();
  shared.join('q', work.start);
  expect(work.started).toHaveLength(2);
});

test.each([
  ['an answer without errors is sent again where answers are cached', 60_000, answerOf('one'), 1],
  ['an answer with errors is not', 60_000, answerOf('one', true), 2],
  ['an answer larger than the whole cache is not', 60_000, answerOf('x'.repeat(2_000)), 2],
  ['no answer is where none are cached', 0, answerOf('one'), 2],
])('%s', async (_name, ttlMs, answer, startedCount) => {
  const shared = open(ttlMs);
  const first = shared.join('q', work.start);
  work.started[0]?.finish(answer);
  await first.answer;
  shared.join('q', work.start);
  expect(work.started).toHaveLength(startedCount);
});

test('an answer without a key is shared with no other client, and aborted with its own', () => {
  const shared = open(60_000);
  shared.join(null, work.start).leave();
  shared.join(null, work.start);
  expect(work.started.map(({ scope }) => scope.signal.aborted)).toEqual([true, false]);
});

test('work is aborted at once for a client that has left before it began', () => {
  const scope = openCallScope(undefined, TIMEOUTS);
  void createAnswerCache({ ttlMs: 0, maxBytes: 1_000 }).get('q', { scope, client: AbortSignal.abort() }, () =>
    work.start(scope),
  );
  expect(scope.signal.aborted).toBe(true);
});
