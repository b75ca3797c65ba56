import { setMaxListeners } from 'node:events';
import { Redis } from 'ioredis';
import { createRedisQuotas, type RedisQuotas } from '../../../src/platform/redis-quotas.js';
import { QUOTA_WINDOW_MS, type Quota } from '../../../src/upstreams/http/policies/quota.js';
import { openClients } from '../../support/redis-clients.js';
import {
  describeWithRedis,
  freePort,
  type RunningRedis,
  spawnRedis,
  startRedis,
  stopRedis,
} from '../../support/redis-server.js';
import { busiestSecond } from '../upstreams/http/busiest-second.js';
import { scope } from '../upstreams/http/client-fixture.js';
import { createTaskLimiter } from '../upstreams/http/task-limiter.js';

const LIMIT = 10;
const clients = openClients();
const opened: RedisQuotas[] = [];
let warnings: string[] = [];
let spaces = 0;

function quotasAt(url: string): RedisQuotas {
  const quotas = createRedisQuotas({ redis: clients.at(url), warn: (message) => warnings.push(message) });
  opened.push(quotas);
  return quotas;
}

function limiterAt(quotas: RedisQuotas, space: string, requestsPerSecond: number | null) {
  const quota = quotas.quotaOf(space, { requestsPerSecond, timeoutMs: 8_000 });
  const refuse = (code: string) => new Error(code);
  return { ...createTaskLimiter({ quota, concurrency: 50, refuse }), rest: quota.rest, isQuotaShared: quota.isShared };
}
type Limiter = ReturnType<typeof limiterAt>;

/** As many limiters as there are replicas, each with a Redis connection of its own, and what they start. */
function replicasAt(url: string, { count = 2, limit = LIMIT as number | null } = {}) {
  spaces += 1;
  const space = `test-${spaces}`;
  const limiters = Array.from({ length: count }, () => limiterAt(quotasAt(url), space, limit));
  return limiters as [Limiter, Limiter, ...Limiter[]];
}

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Keeps tasks waiting at every limiter for `ms`; the times of their starts, by one clock, per limiter. */
async function loadFor(ms: number, limiters: readonly Limiter[]): Promise<number[][]> {
  const ending = AbortSignal.timeout(ms);
  setMaxListeners(Number.POSITIVE_INFINITY, ending);
  const starts = limiters.map((): number[] => []);
  const keepBusy = async (limiter: Limiter, place: number) => {
    while (!ending.aborted) {
      const task = async () => {
        starts[place]?.push(performance.now());
      };
      await limiter.run(scope({ signal: ending }), task).catch(() => {});
    }
  };
  await Promise.all(limiters.flatMap((limiter, place) => Array.from({ length: 20 }, () => keepBusy(limiter, place))));
  return starts;
}

beforeEach(() => {
  warnings = [];
});
afterEach(() => {
  for (const quotas of opened.splice(0)) quotas.close();
  clients.close();
});

describeWithRedis('a quota counted over Redis', () => {
  let redis: RunningRedis;
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(() => stopRedis(redis?.process));

  test('is never exceeded by two replicas together in any sliding second, and is used by both', async () => {
    const [first = [], second = []] = await loadFor(3_500, replicasAt(redis.url));
    expect(busiestSecond([...first, ...second])).toBeLessThanOrEqual(LIMIT);
    expect(Math.min(first.length, second.length)).toBeGreaterThanOrEqual(1);
    expect(warnings).toEqual([]);
  }, 20_000);

  test('is not exceeded when Redis forgets everything', async () => {
    const replicas = replicasAt(redis.url);
    const command = new Redis(redis.url);
    try {
      const loading = loadFor(9_000, replicas);
      for (let times = 0; times < 2; times += 1) {
        await wait(2_700);
        await command.flushall();
      }
      const starts = (await loading).flat();
      expect(starts.length).toBeGreaterThan(LIMIT);
      expect(busiestSecond(starts)).toBeLessThanOrEqual(LIMIT);
    } finally {
      command.disconnect();
    }
  }, 30_000);

  test.each<[string, (command: Redis) => Promise<unknown>, (command: Redis) => Promise<unknown>]>([
    [
      'is full',
      (command) => command.config('SET', 'maxmemory', '1'),
      (command) => command.config('SET', 'maxmemory', '0'),
    ],
    [
      'becomes a read-only replica',
      async (command) => command.replicaof('127.0.0.1', await freePort()),
      (command) => command.replicaof('NO', 'ONE'),
    ],
  ])(
    'is not exceeded when Redis %s for a while',
    async (_what, spoil, mend) => {
      const replicas = replicasAt(redis.url);
      const command = new Redis(redis.url);
      try {
        const loading = loadFor(11_000, replicas);
        await wait(2_700);
        await spoil(command);
        const spoiltAt = performance.now();
        await wait(3_500);
        await mend(command);
        const mendedAt = performance.now();
        const starts = (await loading).flat();
        expect(busiestSecond(starts)).toBeLessThanOrEqual(LIMIT);
        expect(starts.filter((at) => at > spoiltAt && at < mendedAt).length).toBeGreaterThanOrEqual(1);
        expect(starts.filter((at) => at > mendedAt).length).toBeGreaterThanOrEqual(1);
      } finally {
        command.disconnect();
      }
    },
    30_000,
  );

  test('gives the places of a process that has died to the others, when its calls are over', async () => {
    const quotas = [quotasAt(redis.url), quotasAt(redis.url)];
    const [dying, living] = quotas.map((of) => of.quotaOf('dying', { requestsPerSecond: 1, timeoutMs: 100 }));
    let waits = 0;
    const take = async (quota: Quota | undefined) => {
      for (;;) {
        const taken = await quota?.take('interactive');
        if (taken !== undefined && !('waitMs' in taken)) return taken;
        waits += 1;
        await wait(50);
      }
    };
    await take(dying);
    quotas[0]?.close();
    waits = 0;
    await take(living);
    expect(waits).toBeGreaterThan(0);
  }, 20_000);

  test('is not exceeded where load comes in bursts and replicas come and go', async () => {
    const [one, other, third] = replicasAt(redis.url, { count: 3 });
    const starts: number[] = [];
    const burst = (limiter: Limiter | undefined, count: number) =>
      Promise.all(
        Array.from({ length: count }, () =>
          limiter?.run(scope(), async () => {
            starts.push(performance.now());
          }),
        ),
      );
    const bursts = [burst(one, 4)];
    await wait(700);
    bursts.push(burst(other, 9));
    await wait(400);
    bursts.push(burst(third, 6), burst(one, 3));
    await Promise.all(bursts);
    expect(starts).toHaveLength(22);
    expect(busiestSecond(starts)).toBeLessThanOrEqual(LIMIT);
  });

  test('is another one for another source or credential', async () => {
    const [one] = replicasAt(redis.url, { limit: 1 });
    const [other] = replicasAt(redis.url, { limit: 1 });
    // Neither ends before both are under way.
    let underWay = 0;
    let meet = () => {};
    const met = new Promise<void>((resolve) => {
      meet = resolve;
    });
    const task = async () => {
      underWay += 1;
      if (underWay === 2) meet();
      await met;
    };
    await Promise.all([one.run(scope(), task), other.run(scope(), task)]);
    expect(underWay).toBe(2);
  });

  test("serves one replica's interactive tasks before another's batch tasks", async () => {
    const [one, other] = replicasAt(redis.url, { limit: 3 });
    const order: string[] = [];
    const note = (name: string) => async () => {
      order.push(name);
    };
    await Promise.all(Array.from({ length: 3 }, () => one.run(scope(), note('first'))));
    const batch = Array.from({ length: 6 }, () => one.run(scope({ priority: 'batch' }), note('batch')));
    await wait(200);
    const interactive = Array.from({ length: 6 }, () => other.run(scope(), note('interactive')));
    await Promise.all([...batch, ...interactive]);
    expect(order.slice(3, 9)).toEqual(Array.from({ length: 6 }, () => 'interactive'));
  }, 15_000);

  test.each([LIMIT, null])(
    'is paused on every replica when the source asks one for a rest (limit %p)',
    async (limit) => {
      const [one, other] = replicasAt(redis.url, { limit });
      await Promise.all([one.run(scope(), async () => {}), other.run(scope(), async () => {})]);
      one.rest('UPSTREAM_RATE_LIMITED', 800);
      const restedAt = performance.now();
      await wait(100);
      await other.run(scope(), async () => {});
      // Less than the 800 ms, since Redis's clock may be set meanwhile.
      expect(performance.now() - restedAt).toBeGreaterThanOrEqual(650);
      expect(other.isQuotaShared()).toBe(true);
    },
  );

  test('is left by a task that gives up waiting', async () => {
    const [one] = replicasAt(redis.url, { limit: 1 });
    await one.run(scope(), async () => {});
    const controller = new AbortController();
    const waiting = one.run(scope({ signal: controller.signal }), async () => {});
    controller.abort(new Error('deadline'));
    await expect(waiting).rejects.toThrow('deadline');
    expect(one.queueLength()).toBe(0);
  });
});

describeWithRedis('when Redis is killed and started again', () => {
  test('the replicas go on with their shares, and never exceed the quota together', async () => {
    const redis = await startRedis();
    let revived: ReturnType<typeof spawnRedis> | undefined;
    try {
      const limiters = replicasAt(redis.url);
      const loading = loadFor(14_000, limiters);
      await wait(1_500);
      await stopRedis(redis.process);
      const lostAt = performance.now();
      await wait(4_000);
      expect(limiters.map((limiter) => limiter.isQuotaShared())).toEqual([false, false]);
      revived = spawnRedis(new URL(redis.url).port);
      const revivedAt = performance.now();
      const starts = (await loading).flat();
      expect(limiters.map((limiter) => limiter.isQuotaShared())).toEqual([true, true]);
      expect(busiestSecond(starts)).toBeLessThanOrEqual(LIMIT);
      expect(starts.filter((at) => at > lostAt && at < revivedAt).length).toBeGreaterThanOrEqual(1);
      expect(starts.filter((at) => at > revivedAt).length).toBeGreaterThanOrEqual(1);
      expect(warnings).toEqual(Array.from({ length: 2 }, () => expect.stringContaining('Redis is not reachable')));
    } finally {
      await stopRedis(revived);
    }
  }, 30_000);
});

test('a process that never met Redis begins closed and has a quarter of the quota, with one warning', async () => {
  const quotas = quotasAt(`redis://user:secret-password@127.0.0.1:${await freePort()}`);
  const quota = quotas.quotaOf('alone', { requestsPerSecond: LIMIT, timeoutMs: 8_000 });
  const first = await quota.take('interactive');
  expect(first).toMatchObject({ rest: null });
  expect('waitMs' in first && first.waitMs).toBeGreaterThan(QUOTA_WINDOW_MS);
  await wait(2 * QUOTA_WINDOW_MS + 50);
  const places = await Promise.all([1, 2, 3].map(() => quota.take('interactive')));
  expect(places.filter((taken) => 'over' in taken)).toHaveLength(Math.floor(LIMIT / 4));
  expect(quota.isShared()).toBe(false);
  expect(warnings).toEqual([expect.stringContaining('own share')]);
  expect(warnings.join()).not.toContain('secret-password');
}, 15_000);
