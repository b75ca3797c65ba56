import { createLimiter } from '../../../../src/upstreams/http/limiter.js';
import { scope } from './client-fixture.js';

const LIMIT = 10;

/** Most starts that fall into any span of 1,000 ms, both ends included. */
function busiestSecond(starts: readonly number[]): number {
  return Math.max(...starts.map((from) => starts.filter((start) => start >= from && start <= from + 1_000).length));
}

test('no sliding second holds more starts than the limit', async () => {
  const limiter = createLimiter({ requestsPerSecond: LIMIT, concurrency: 50 });
  const starts: number[] = [];
  const task = async () => {
    starts.push(performance.now());
  };
  const early = Array.from({ length: 4 }, () => limiter.run(scope(), task));
  await new Promise((resolve) => setTimeout(resolve, 600));
  await Promise.all([...early, ...Array.from({ length: 21 }, () => limiter.run(scope(), task))]);

  expect(starts).toHaveLength(25);
  expect(busiestSecond(starts)).toBeLessThanOrEqual(LIMIT);
  expect(Math.max(...starts) - Math.min(...starts)).toBeLessThan(3_000);
});

test('without a limit only the concurrency holds tasks back', async () => {
  const limiter = createLimiter({ requestsPerSecond: null, concurrency: 3 });
  let running = 0;
  let mostRunning = 0;
  const task = async () => {
    running += 1;
    mostRunning = Math.max(mostRunning, running);
    await new Promise((resolve) => setImmediate(resolve));
    running -= 1;
  };
  await Promise.all(Array.from({ length: 50 }, () => limiter.run(scope(), task)));
  expect(mostRunning).toBe(3);
});

test('interactive tasks go before batch tasks that came earlier', async () => {
  const limiter = createLimiter({ requestsPerSecond: null, concurrency: 1 });
  const order: string[] = [];
  const note = (name: string) => async () => {
    order.push(name);
  };
  await Promise.all([
    limiter.run(scope(), note('first')),
    limiter.run(scope({ priority: 'batch' }), note('batch')),
    limiter.run(scope(), note('interactive')),
  ]);
  expect(order).toEqual(['first', 'interactive', 'batch']);
});

test('a waiting task leaves the queue when its scope ends', async () => {
  const limiter = createLimiter({ requestsPerSecond: null, concurrency: 1 });
  const controller = new AbortController();
  const deadline = new Error('deadline');
  let finishFirst = () => {};
  const first = limiter.run(
    scope(),
    () =>
      new Promise<void>((resolve) => {
        finishFirst = resolve;
      }),
  );
  let hasRun = false;
  const second = limiter.run(scope({ signal: controller.signal }), async () => {
    hasRun = true;
  });
  expect(limiter.queueLength()).toBe(1);

  controller.abort(deadline);

  await expect(second).rejects.toBe(deadline);
  expect(limiter.queueLength()).toBe(0);
  finishFirst();
  await first;
  expect(hasRun).toBe(false);
});
