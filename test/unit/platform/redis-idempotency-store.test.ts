import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { WritesUnavailableError } from '../../../src/domain/errors/writes-unavailable-error.js';
import {
  createRedisIdempotencyStore,
  type RedisIdempotencyStore,
} from '../../../src/platform/redis-idempotency-store.js';
import { openDurables } from '../../support/durable-redis.js';
import {
  describeWithRedis,
  freePort,
  type RunningRedis,
  spawnRedis,
  startRedis,
  stopRedis,
} from '../../support/redis-server.js';
import { claimOurs, describeIdempotencyStore, isPending, newKey, patient, SENT_AT } from './idempotency-store.suite.js';

const durables = openDurables();
const stores: RedisIdempotencyStore[] = [];

function replicaAt(url: string, leaseMs?: number): RedisIdempotencyStore {
  const clock = { now: () => new Date() };
  const redis = durables.at(url);
  const store = createRedisIdempotencyStore({ redis, clock, ...(leaseMs === undefined ? {} : { leaseMs }) });
  stores.push(store);
  return store;
}

afterAll(() => {
  for (const store of stores.splice(0)) store.close();
  durables.close();
});

describeWithRedis('stores on one Redis', () => {
  let redis: RunningRedis;
  let replicas: readonly [RedisIdempotencyStore, RedisIdempotencyStore];
  let direct: Redis;

  beforeAll(async () => {
    redis = await startRedis();
    replicas = [replicaAt(redis.url), replicaAt(redis.url)];
    direct = new Redis(redis.url);
  });
  afterAll(async () => {
    direct?.disconnect();
    await stopRedis(redis?.process);
  });

  describe('as two replicas', () => {
    describeIdempotencyStore(() => replicas);
  });

  test('outlive the process', async () => {
    const key = newKey();
    await (await claimOurs(replicas[0], key)).settle('Visit:1');
    expect(await replicaAt(redis.url).claim(key, 'input', patient())).toEqual({ kind: 'DONE', outcome: 'Visit:1' });
    expect(durables.warningsAt(redis.url)).toEqual([]);
  });

  test('keep neither keys nor records by name, and each for a day', async () => {
    const [key, record] = ['ana@example.com', 'Visit:SPACEBRING:42'];
    await (await claimOurs(replicas[0], key)).settle('outcome');
    await replicas[0].claimRecord(record, key);
    const names = await direct.keys('visitgraph:*');
    expect(names.join()).not.toMatch(/ana@|SPACEBRING/);
    expect(names.join()).toMatch(/:idempotency:.*:claimed:|:claimed:.*:idempotency:/);
    const lifetimes = await Promise.all(
      names
        .filter((name) => /:(idempotency|claimed):/.test(name) && !name.endsWith(':lease'))
        .map((name) => direct.pttl(name)),
    );
    expect(Math.min(...lifetimes)).toBeGreaterThan(23 * 3_600_000);
    expect(Math.max(...lifetimes)).toBeLessThanOrEqual(24 * 3_600_000);
  });

  test('free the key of a process that died, as not sent where it was not', async () => {
    const key = newKey();
    const dying = replicaAt(redis.url, 200);
    await claimOurs(dying, key);
    dying.close();
    const next = replicas[0].claim(key, 'input', patient());
    expect(await isPending(next, 100)).toBe(true);
    expect(await next).toMatchObject({ kind: 'OURS', sentAt: null });
  });

  test('free the key of a process that died, as sent where it was', async () => {
    const key = newKey();
    const dying = replicaAt(redis.url, 200);
    await (await claimOurs(dying, key)).markSent(SENT_AT);
    dying.close();
    const next = replicas[0].claim(key, 'input', patient());
    expect(await isPending(next, 100)).toBe(true);
    expect(await next).toMatchObject({ kind: 'OURS', sentAt: SENT_AT });
  });

  test('leave the key to a process that lives, for longer than its lease', async () => {
    const key = newKey();
    const claim = await claimOurs(replicaAt(redis.url, 150), key);
    const next = replicas[0].claim(key, 'input', patient());
    expect(await isPending(next, 500)).toBe(true);
    await claim.settle('Visit:1');
    expect(await next).toEqual({ kind: 'DONE', outcome: 'Visit:1' });
  });

  test('do not let a process send that was out of action while another took its key over', async () => {
    const key = newKey();
    const late = await claimOurs(replicaAt(redis.url), key);
    // As if the process had stood still for longer than its lease.
    await direct.del(...(await direct.keys('*:lease')));
    const taker = await claimOurs(replicas[0], key);
    await expect(late.markSent(SENT_AT)).rejects.toThrow('taken the idempotency key over');
    await late.release();
    await taker.markSent(SENT_AT);
    await taker.settle('Visit:2');
    await expect(late.markSent(SENT_AT)).rejects.toThrow('taken the idempotency key over');
  });

  test('take a key up again that Redis has lost', async () => {
    const key = newKey();
    const claim = await claimOurs(replicas[0], key);
    await direct.flushall();
    await claim.markSent(SENT_AT);
    await claim.leaveUnknown();
    expect((await claimOurs(replicas[1], key)).sentAt).toEqual(SENT_AT);
  });
});

describeWithRedis('a store whose Redis goes away', () => {
  let redis: RunningRedis;
  beforeEach(async () => {
    redis = await startRedis();
  });
  afterEach(() => stopRedis(redis?.process));

  test('claims nothing and marks nothing as sent, with one warning, and tells what the process knows', async () => {
    const store = replicaAt(redis.url);
    await (await claimOurs(store, 'settled')).settle('Visit:1');
    const held = await claimOurs(store, 'held');
    await stopRedis(redis.process);
    await expect(held.markSent(SENT_AT)).rejects.toBeInstanceOf(WritesUnavailableError);
    await held.release();
    await expect(store.claim('held', 'input', patient())).rejects.toBeInstanceOf(WritesUnavailableError);
    await expect(store.claim('fresh', 'input', patient())).rejects.toBeInstanceOf(WritesUnavailableError);
    await expect(store.isClaimable('Visit:2', 'fresh')).rejects.toBeInstanceOf(WritesUnavailableError);
    expect(await store.claim('settled', 'input', patient())).toEqual({ kind: 'DONE', outcome: 'Visit:1' });
    expect(durables.warningsAt(redis.url)).toEqual([expect.stringContaining('Redis is not reachable')]);
  });

  test('keeps the end of a claim, whoever can be told of it', async () => {
    const store = replicaAt(redis.url);
    const claim = await claimOurs(store, 'key');
    await claim.markSent(SENT_AT);
    await stopRedis(redis.process);
    await expect(store.claimRecord('Visit:1', 'key')).rejects.toBeInstanceOf(WritesUnavailableError);
    await claim.settle('Visit:1');
    expect(await store.claim('key', 'input', patient())).toEqual({ kind: 'DONE', outcome: 'Visit:1' });
    expect(await store.claimRecord('Visit:1', 'other')).toBe(false);
  });

  test('tells the others what it sent meanwhile, when Redis is back', async () => {
    const store = replicaAt(redis.url);
    const claim = await claimOurs(store, 'key');
    await claim.markSent(SENT_AT);
    await stopRedis(redis.process);
    const again = spawnRedis(new URL(redis.url).port);
    try {
      const other = replicaAt(redis.url);
      await untilReachable(store);
      await claim.leaveUnknown();
      expect((await claimOurs(other, 'key')).sentAt).toEqual(SENT_AT);
    } finally {
      await stopRedis(again);
    }
  });

  /** Claims of the store reach Redis again once another replica sees them. */
  async function untilReachable(store: RedisIdempotencyStore): Promise<void> {
    const witness = new Redis(redis.url, { retryStrategy: () => 50, maxRetriesPerRequest: null });
    witness.on('error', () => {});
    for (let tries = 0; tries < 100 && (await witness.dbsize()) === 0; tries += 1) {
      await store.claimRecord('probe', 'probe').catch(() => false);
      await sleep(50);
    }
    witness.disconnect();
  }
});

test('a Redis that is not there costs one warning, without its address or the key', async () => {
  const port = await freePort();
  const url = `redis://user:secret-password@127.0.0.1:${port}`;
  const store = replicaAt(url);
  const warnings = durables.warningsAt(url);
  for (const key of ['secret-key', 'other']) {
    await expect(store.claim(key, 'input', patient())).rejects.toBeInstanceOf(WritesUnavailableError);
  }
  expect(warnings).toHaveLength(1);
  for (const secret of ['secret-password', 'secret-key', String(port)]) expect(warnings.join()).not.toContain(secret);
});

describeWithRedis('a store whose Redis refuses writes', () => {
  let redis: RunningRedis;
  let direct: Redis;
  beforeEach(async () => {
    redis = await startRedis();
    direct = new Redis(redis.url);
  });
  afterEach(async () => {
    direct?.disconnect();
    await stopRedis(redis?.process);
  });

  test.each([
    ['OOM', (server: Redis) => server.config('SET', 'maxmemory', '1')],
    ['READONLY', async (server: Redis) => server.replicaof('127.0.0.1', await freePort())],
  ])('claims nothing and marks nothing as sent (%s)', async (code, spoil) => {
    const store = replicaAt(redis.url);
    await (await claimOurs(store, 'settled')).settle('Visit:1');
    const held = await claimOurs(store, 'held');
    await spoil(direct);
    const markSent = held.markSent(SENT_AT);
    // A lease of its own may still be renewed in a full memory, and what is renewed may be marked.
    if (code === 'READONLY') await expect(markSent).rejects.toBeInstanceOf(WritesUnavailableError);
    else await markSent;
    await expect(store.claim('fresh', 'input', patient())).rejects.toBeInstanceOf(WritesUnavailableError);
    expect(await store.claim('settled', 'input', patient())).toEqual({ kind: 'DONE', outcome: 'Visit:1' });
    expect(durables.warningsAt(redis.url)).toContainEqual(expect.stringContaining(`Redis refuses writes (${code})`));
  });
});
