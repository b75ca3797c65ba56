import fc from 'fast-check';
import { RequestEndedError } from '../../../../src/domain/errors/request-ended-error.js';
import { forEachInPace, sortInPace } from '../../../../src/domain/pace/in-pace.js';
import { createPaces, GRACE_MS, PASS_MS, type Pace, SHARED_PACE } from '../../../../src/domain/pace/pace.js';
import type { TurnScope } from '../../../../src/domain/pace/turn-queue.js';

/** An event loop whose time goes by only while somebody works, and whose passes are called by hand. */
function createLoop() {
  let time = 0;
  let callbacks: (() => void)[] = [];
  const paceOf = createPaces({
    now: () => time,
    onNextPass: (callback) => callbacks.push(callback),
  });
  return {
    paceOf,
    work: (ms: number) => {
      time += ms;
    },
    /** Runs passes until nobody wants one; gives for each how long it took. */
    async runPasses(): Promise<number[]> {
      const passes: number[] = [];
      while (callbacks.length > 0) {
        const beganAt = time;
        const due = callbacks;
        callbacks = [];
        for (const callback of due) callback();
        // All that follows from it without another pass.
        for (let tick = 0; tick < 500; tick += 1) await null;
        passes.push(time - beganAt);
      }
      return passes;
    },
  };
}

const scopeOf = (caller: string, given: Partial<TurnScope> = {}): TurnScope => ({
  priority: 'interactive',
  caller,
  signal: new AbortController().signal,
  ...given,
});

describe('the pace', () => {
  test('keeps a pass to its time, however many requests work in it', async () => {
    const { paceOf, work, runPasses } = createLoop();
    const items = Array.from({ length: 6_400 }, (_, index) => index);
    const job = (pace: Pace) => forEachInPace(pace, items, () => work(0.01));
    const jobs = Array.from({ length: 20 }, (_, index) => job(paceOf(scopeOf(`caller ${index}`))));
    const passes = await runPasses();
    await Promise.all(jobs);
    expect(passes.length).toBeGreaterThan(100);
    expect(Math.max(...passes)).toBeLessThan(PASS_MS + 1);
  });

  test('gives callers turns, however many requests each of them has', async () => {
    const { paceOf, work, runPasses } = createLoop();
    const ends: string[] = [];
    const begin = (caller: string, length: number) =>
      forEachInPace(paceOf(scopeOf(caller)), Array.from({ length }), () => work(0.1)).then(() => ends.push(caller));
    const heavy = Array.from({ length: 20 }, () => begin('heavy', 2_000));
    const light = begin('light', 400);
    await runPasses();
    await Promise.all([...heavy, light]);
    expect(ends[0]).toBe('light');
  });

  test('lets people at a screen go before exports', async () => {
    const { paceOf, work, runPasses } = createLoop();
    const ends: string[] = [];
    const begin = (priority: TurnScope['priority']) =>
      forEachInPace(paceOf(scopeOf('one', { priority })), Array.from({ length: 1_000 }), () => work(0.1)).then(() =>
        ends.push(priority),
      );
    const both = [begin('batch'), begin('interactive')];
    await runPasses();
    await Promise.all(both);
    expect(ends).toEqual(['interactive', 'batch']);
  });

  test('puts together what was read in time when the deadline passes, and ends work that takes longer', async () => {
    const { paceOf, work, runPasses } = createLoop();
    const ended = new AbortController();
    let done = 0;
    const pace = paceOf(scopeOf('one', { signal: ended.signal }));
    const job = forEachInPace(pace, Array.from({ length: 100_000 }), () => {
      work(0.1);
      done += 1;
      if (done === 1_000) ended.abort();
    });
    const outcome = job.catch((error: unknown) => error);
    await runPasses();
    expect(await outcome).toBeInstanceOf(RequestEndedError);
    const graceItems = GRACE_MS / 0.1;
    expect(done).toBeGreaterThan(graceItems);
    expect(done).toBeLessThan(graceItems + 1_400);
  });
});

test('sorting in pace is sorting: in order, complete, and what is equal stays in its order', async () => {
  const list = fc.array(fc.record({ key: fc.integer({ min: 0, max: 50 }), id: fc.nat() }), { maxLength: 2_000 });
  await fc.assert(
    fc.asyncProperty(list, async (items) => {
      const compare = (left: { key: number }, right: { key: number }) => left.key - right.key;
      expect(await sortInPace(SHARED_PACE, items, compare)).toEqual([...items].sort(compare));
    }),
    { numRuns: 50 },
  );
});
