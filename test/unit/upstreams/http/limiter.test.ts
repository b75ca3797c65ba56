import { setMaxListeners } from 'node:events';
import { createLimiter } from '../../../../src/upstreams/http/limiter.js';
import { busiestSecond } from './busiest-second.js';
import { scope } from './client-fixture.js';

const LIMIT = 10;

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

test('no sliding second holds more calls that have left than the limit, however late a busy process sends them', async () => {
  const limiter = createLimiter({ requestsPerSecond: LIMIT, concurrency: 50 });
  const left: number[] = [];
  const send = (delayMs: number) =>
    limiter.run(scope(), async (start) => {
      start.hold();
      await new Promise((resolve) => setTimeout(resolve, delayMs));
      left.push(performance.now());
      start.release();
    });
  await Promise.all(Array.from({ length: 2 * LIMIT }, (_, call) => send(call < LIMIT ? 900 : 0)));

  expect(left).toHaveLength(2 * LIMIT);
  expect(busiestSecond(left)).toBeLessThanOrEqual(LIMIT);
});

test('a call that never leaves takes no place for longer than it lasts', async () => {
  const limiter = createLimiter({ requestsPerSecond: 1, concurrency: 50 });
  const broken = limiter.run(scope(), async (start) => {
    start.hold();
    throw new Error('no connection');
  });
  await expect(broken).rejects.toThrow('no connection');
  expect(await limiter.run(scope(), async () => 'next')).toBe('next');
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

test('an interactive task that comes while a batch task waits for the quota takes its place', async () => {
  const limiter = createLimiter({ requestsPerSecond: 1, concurrency: 10 });
  const order: string[] = [];
  const note = (name: string) => async () => {
    order.push(name);
  };
  const tasks = [limiter.run(scope(), note('first')), limiter.run(scope({ priority: 'batch' }), note('batch'))];
  await new Promise((resolve) => setTimeout(resolve, 100));
  tasks.push(limiter.run(scope(), note('interactive')));
  await Promise.all(tasks);
  expect(order).toEqual(['first', 'interactive', 'batch']);
});

describe('fairness', () => {
  const SLOTS = { requestsPerSecond: null, concurrency: 1 };

  /** Runs `names` through the limiter, each letter a request of its own, and tells the order of their starts. */
  async function startsOf(names: string, scopeOf: (name: string) => ReturnType<typeof scope>): Promise<string> {
    const limiter = createLimiter(SLOTS);
    let order = '';
    await Promise.all(
      [...names].map((name) =>
        limiter.run(scopeOf(name), async () => {
          order += name;
        }),
      ),
    );
    return order;
  }

  test('requests take turns, however many calls each of them has', async () => {
    const scopes = { a: scope(), b: scope(), c: scope() } as Record<string, ReturnType<typeof scope>>;
    expect(await startsOf('aaaaaabbc', (name) => scopes[name] ?? scope())).toBe('aabcabaaa');
  });

  test('scopes that work for one request are one', async () => {
    const requester = {};
    const other = scope();
    const scopeOf = (name: string) => (name === 'a' ? scope({ requester }) : other);
    expect(await startsOf('aaaabb', scopeOf)).toBe('aababa');
  });

  test('a stream of small requests does not starve a large one', async () => {
    const limiter = createLimiter(SLOTS);
    const large = scope();
    setMaxListeners(Number.POSITIVE_INFINITY, large.signal);
    let smallStarts = 0;
    let isLargeDone = false;
    const small = async (): Promise<void> => {
      smallStarts += 1;
      // As each one starts another one comes: there is always one that waits.
      if (!isLargeDone && smallStarts < 500) void nextSmall();
    };
    const nextSmall = () => limiter.run(scope(), small);
    const work = Array.from({ length: 10 }, () => limiter.run(large, async () => {}));
    void nextSmall();
    void nextSmall();
    await Promise.all(work);
    isLargeDone = true;
    expect(smallStarts).toBeGreaterThan(5);
    expect(smallStarts).toBeLessThan(50);
  });
});

describe('a pause', () => {
  test.each([10, null])('holds every start back until it is over (limit %p)', async (requestsPerSecond) => {
    const limiter = createLimiter({ requestsPerSecond, concurrency: 10 });
    const startedAt = performance.now();
    limiter.pause(300);
    limiter.pause(10);
    const starts: number[] = [];
    await Promise.all(
      Array.from({ length: 5 }, () =>
        limiter.run(scope(), async () => {
          starts.push(performance.now() - startedAt);
        }),
      ),
    );
    expect(Math.min(...starts)).toBeGreaterThanOrEqual(300);
    expect(Math.max(...starts)).toBeLessThan(1_000);
  });

  test('lets a task leave the queue at its deadline', async () => {
    const limiter = createLimiter({ requestsPerSecond: null, concurrency: 10 });
    limiter.pause(60_000);
    const controller = new AbortController();
    const waiting = limiter.run(scope({ signal: controller.signal }), async () => {});
    controller.abort(new Error('deadline'));
    await expect(waiting).rejects.toThrow('deadline');
    expect(limiter.queueLength()).toBe(0);
  });
});
