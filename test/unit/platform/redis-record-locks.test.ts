import { WritesUnavailableError } from '../../../src/domain/errors/writes-unavailable-error.js';
import { createRedisRecordLocks, type RedisRecordLocks } from '../../../src/platform/redis-record-locks.js';
import { openDurables } from '../../support/durable-redis.js';
import { describeWithRedis, freePort, type RunningRedis, startRedis, stopRedis } from '../../support/redis-server.js';
import { isPending, newKey, patient } from './idempotency-store.suite.js';
import { createWork, describeRecordLocks } from './record-locks.suite.js';

const durables = openDurables();
const opened: RedisRecordLocks[] = [];

function replicaAt(url: string, leaseMs?: number): RedisRecordLocks {
  const locks = createRedisRecordLocks({ redis: durables.at(url), ...(leaseMs === undefined ? {} : { leaseMs }) });
  opened.push(locks);
  return locks;
}

afterAll(() => {
  for (const locks of opened.splice(0)) locks.close();
  durables.close();
});

describeWithRedis('locks on one Redis', () => {
  let redis: RunningRedis;
  let replicas: readonly [RedisRecordLocks, RedisRecordLocks];

  beforeAll(async () => {
    redis = await startRedis();
    replicas = [replicaAt(redis.url), replicaAt(redis.url)];
  });
  afterAll(() => stopRedis(redis?.process));

  describe('as two replicas', () => {
    describeRecordLocks(() => replicas);
  });

  test('are free again some time after the process that held them died', async () => {
    const record = newKey();
    const dying = replicaAt(redis.url, 200);
    const held = createWork();
    const holding = dying.run(record, patient(), held.work);
    await held.started;
    dying.close();
    const next = replicas[0].run(record, patient(), async () => 'next');
    expect(await isPending(next, 100)).toBe(true);
    expect(await next).toBe('next');
    held.end();
    await holding;
  });

  test('are held for longer than their lease by a process that lives', async () => {
    const record = newKey();
    const held = createWork();
    const holding = replicaAt(redis.url, 150).run(record, patient(), held.work);
    await held.started;
    const next = replicas[0].run(record, patient(), async () => 'next');
    expect(await isPending(next, 500)).toBe(true);
    held.end();
    await holding;
    expect(await next).toBe('next');
    expect(durables.warningsAt(redis.url)).toEqual([]);
  });
});

test('while Redis is away no work begins, with one warning', async () => {
  const url = `redis://user:secret-password@127.0.0.1:${await freePort()}`;
  const locks = replicaAt(url);
  const warnings = durables.warningsAt(url);
  let begun = 0;
  const work = async () => {
    begun += 1;
  };
  for (const record of [newKey(), newKey()]) {
    await expect(locks.run(record, patient(), work)).rejects.toBeInstanceOf(WritesUnavailableError);
  }
  expect(begun).toBe(0);
  expect(warnings).toEqual([expect.stringContaining('Redis is not reachable')]);
  expect(warnings.join()).not.toContain('secret-password');
});
