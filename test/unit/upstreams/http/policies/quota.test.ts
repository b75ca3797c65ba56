import { setMaxListeners } from 'node:events';
import { createProcessQuota } from '../../../../../src/upstreams/http/policies/quota.js';
import { busiestSecond } from '../busiest-second.js';
import { scope } from '../client-fixture.js';
import { createTaskLimiter } from '../task-limiter.js';

const LIMIT = 10;

function limiterOf({ requestsPerSecond, concurrency }: { requestsPerSecond: number | null; concurrency: number }) {
  const quota = createProcessQuota(requestsPerSecond);
  const refuse = (code: string, ms: number) => new Error(`${code} ${Math.ceil(ms / 1_000)}`);
  return { ...createTaskLimiter({ quota, concurrency, refuse }), rest: quota.rest };
}

test('a call counts from its start until a second after its end, however long a busy process takes to send it', async () => {
  const limiter = limiterOf({ requestsPerSecond: LIMIT, concurrency: 50 });
  const arrivals: number[] = [];
  const send = (call: number) =>
    limiter.run(scope(), async () => {
      // The first ones take a connection each, and arrive as late as can be.
      await new Promise((resolve) => setTimeout(resolve, call < LIMIT ? 900 : 0));
      arrivals.push(performance.now());
    });
  await Promise.all(Array.from({ length: 3 * LIMIT }, (_, call) => send(call)));

  expect(arrivals).toHaveLength(3 * LIMIT);
  expect(busiestSecond(arrivals)).toBeLessThanOrEqual(LIMIT);
});

test('a call that never leaves takes no place for longer than it lasts', async () => {
  const limiter = limiterOf({ requestsPerSecond: 1, concurrency: 50 });
  const order: string[] = [];
  const broken = limiter.run(scope(), async (place) => {
    place.unused();
    throw new Error('no connection');
  });
  await expect(broken).rejects.toThrow('no connection');
  await limiter.run(scope(), async () => order.push('next'));
  const later = limiter.run(scope(), async () => order.push('after a second'));
  await new Promise((resolve) => setImmediate(resolve));
  expect(order).toEqual(['next']);
  await later;
});

test('without a limit only the concurrency holds tasks back', async () => {
  const limiter = limiterOf({ requestsPerSecond: null, concurrency: 3 });
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
  const limiter = limiterOf({ requestsPerSecond: null, concurrency: 1 });
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
  const limiter = limiterOf({ requestsPerSecond: null, concurrency: 1 });
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
  await new Promise((resolve) => setImmediate(resolve));
  expect(limiter.queueLength()).toBe(1);

  controller.abort(deadline);

  await expect(second).rejects.toBe(deadline);
  expect(limiter.queueLength()).toBe(0);
  finishFirst();
  await first;
  expect(hasRun).toBe(false);
});

test('an interactive task that comes while a batch task waits for the quota takes its place', async () => {
  const limiter = limiterOf({ requestsPerSecond: 1, concurrency: 10 });
  const order: string[] = [];
  const note = (name: string) => async () => {
    order.push(name);
  };
  await limiter.run(scope(), note('first'));
  const tasks = [limiter.run(scope({ priority: 'batch' }), note('batch'))];
  await new Promise((resolve) => setImmediate(resolve));
  tasks.push(limiter.run(scope(), note('interactive')));
  await Promise.all(tasks);
  expect(order).toEqual(['first', 'interactive', 'batch']);
});

describe('fairness', () => {
  const SLOTS = { requestsPerSecond: null, concurrency: 1 };

  /** Runs `names` through the limiter, each letter a request of its own, and returns the order of their starts. */
  async function startsOf(names: string, scopeOf: (name: string) => ReturnType<typeof scope>): Promise<string> {
    const limiter = limiterOf(SLOTS);
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
    expect(await startsOf('aaaaaabbc', (name) => scopes[name] ?? scope())).toBe('abcabaaaa');
  });

  test('scopes that work for one request are one', async () => {
    const requester = {};
    const other = scope();
    const scopeOf = (name: string) => (name === 'a' ? scope({ requester }) : other);
    expect(await startsOf('aaaabb', scopeOf)).toBe('ababaa');
  });

  test('callers take turns, however many requests each of them has', async () => {
    const scopeOf = (name: string) => scope({ caller: name === name.toUpperCase() ? 'busy' : 'desk' });
    expect(await startsOf('ABCDEFGH' + 'xyz', scopeOf)).toBe('AxByCzDEFGH');
  });

  test("a caller's place among the others does not depend on how its calls are spread over requests", async () => {
    const one = scope({ caller: 'one' });
    const scopeOf = (name: string) => (name === 'a' ? one : scope({ caller: 'other' }));
    expect(await startsOf('aaaxyz', scopeOf)).toBe('axayaz');
  });

  test('a stream of small requests does not starve a large one', async () => {
    const limiter = limiterOf(SLOTS);
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

describe('a rest', () => {
  test.each([10, null])('holds every start back until it is over (limit %p)', async (requestsPerSecond) => {
    const limiter = limiterOf({ requestsPerSecond, concurrency: 10 });
    const startedAt = performance.now();
    limiter.rest('UPSTREAM_RATE_LIMITED', 300);
    limiter.rest('UPSTREAM_UNAVAILABLE', 10);
    const starts: number[] = [];
    await Promise.all(
      Array.from({ length: 5 }, () =>
        limiter.run(scope(), async () => {
          starts.push(performance.now() - startedAt);
        }),
      ),
    );
    expect(starts).toHaveLength(5);
    expect(Math.min(...starts)).toBeGreaterThanOrEqual(300);
  });

  test('that is longer than a client would wait refuses at once, with its code and what is left of it', async () => {
    const limiter = limiterOf({ requestsPerSecond: 10, concurrency: 10 });
    limiter.rest('UPSTREAM_UNAVAILABLE', 30_000);
    const refusals = Array.from({ length: 3 }, () => limiter.run(scope(), async () => {}).catch(String));
    expect(await Promise.all(refusals)).toEqual(Array.from({ length: 3 }, () => 'Error: UPSTREAM_UNAVAILABLE 30'));
    expect(limiter.queueLength()).toBe(0);
  });

  test('that is longer than the deadline is away refuses at once', async () => {
    const limiter = limiterOf({ requestsPerSecond: null, concurrency: 10 });
    limiter.rest('UPSTREAM_RATE_LIMITED', 4_000);
    const refused = limiter.run(scope({ endsAt: performance.now() + 3_000 }), async () => {});
    await expect(refused).rejects.toThrow('UPSTREAM_RATE_LIMITED 4');
  });

  test('lets a batch task wait, which leaves the queue at its deadline', async () => {
    const limiter = limiterOf({ requestsPerSecond: null, concurrency: 10 });
    limiter.rest('UPSTREAM_UNAVAILABLE', 50_000);
    const controller = new AbortController();
    const waiting = limiter.run(scope({ priority: 'batch', signal: controller.signal }), async () => {});
    await new Promise((resolve) => setImmediate(resolve));
    expect(limiter.queueLength()).toBe(1);
    controller.abort(new Error('deadline'));
    await expect(waiting).rejects.toThrow('deadline');
    expect(limiter.queueLength()).toBe(0);
  });
});
