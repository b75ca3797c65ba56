import { Redis } from 'ioredis';
import { createRedisTokenSharing, type RedisTokenSharing } from '../../../src/platform/token-store.js';
import { openDurables } from '../../support/durable-redis.js';
import { describeWithRedis, freePort, type RunningRedis, startRedis, stopRedis } from '../../support/redis-server.js';
import { isPending } from './idempotency-store.suite.js';
import { createWork } from './record-locks.suite.js';

const KEY = 'visitgraph:test:access-token';
const durables = openDurables();
const opened: RedisTokenSharing[] = [];

function replicaAt(url: string, key = KEY): RedisTokenSharing {
  const sharing = createRedisTokenSharing({ redis: durables.at(url), key });
  opened.push(sharing);
  return sharing;
}

const access = () => ({ accessToken: 'access', renewAt: Date.now() + 3_000_000 });

afterAll(() => {
  for (const sharing of opened.splice(0)) sharing.close();
  durables.close();
});

describeWithRedis('a token shared over Redis', () => {
  let redis: RunningRedis;
  let direct: Redis;

  beforeAll(async () => {
    redis = await startRedis();
    direct = new Redis(redis.url);
  });
  beforeEach(() => direct.flushall());
  afterAll(async () => {
    direct?.disconnect();
    await stopRedis(redis?.process);
  });

  test('is read by every replica, until it is to be renewed', async () => {
    const kept = access();
    expect(await replicaAt(redis.url).readAccess()).toBeNull();
    await replicaAt(redis.url).writeAccess(kept);
    expect(await replicaAt(redis.url).readAccess()).toEqual(kept);
    const lifetimeMs = await direct.pttl(KEY);
    expect(lifetimeMs).toBeGreaterThan(2_900_000);
    expect(lifetimeMs).toBeLessThanOrEqual(3_000_000);
    await replicaAt(redis.url).writeAccess({ ...kept, renewAt: Date.now() - 1 });
    expect(await replicaAt(redis.url).readAccess()).toBeNull();
    expect(durables.warningsAt(redis.url)).toEqual([]);
  });

  test('is not mixed up with that of another configuration', async () => {
    await replicaAt(redis.url).writeAccess(access());
    expect(await replicaAt(redis.url, `${KEY}:other`).readAccess()).toBeNull();
  });

  test.each(['text', '{}', '{"accessToken":"","renewAt":1}', 'null'])('is none where Redis holds %j', async (text) => {
    await direct.set(KEY, text);
    expect(await replicaAt(redis.url).readAccess()).toBeNull();
  });

  test('is got by one replica at a time', async () => {
    const held = createWork();
    const holding = replicaAt(redis.url).runExclusive(held.work);
    await held.started;
    const next = replicaAt(redis.url).runExclusive(async () => 'next');
    expect(await isPending(next)).toBe(true);
    held.end();
    await holding;
    expect(await next).toBe('next');
  });
});

test('while Redis is away every process gets its own, with one warning', async () => {
  const url = `redis://user:secret-password@127.0.0.1:${await freePort()}`;
  const sharing = replicaAt(url);
  expect(await sharing.runExclusive(async () => 'done')).toBe('done');
  expect(await sharing.readAccess()).toBeNull();
  await sharing.writeAccess(access());
  expect(durables.warningsAt(url)).toEqual([expect.stringContaining('Redis is not reachable')]);
});
