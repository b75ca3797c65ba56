import { Redis } from 'ioredis';
import { createDurableRedis } from '../../../src/platform/durable-redis.js';
import { createRedisIdempotencyStore } from '../../../src/platform/redis-idempotency-store.js';
import { createRedisRecordLocks } from '../../../src/platform/redis-record-locks.js';
import { openDurables } from '../../support/durable-redis.js';
import { openClients } from '../../support/redis-clients.js';
import { describeWithRedis, type RunningRedis, spawnRedis, startRedis, stopRedis } from '../../support/redis-server.js';
import { claimOurs, isPending, newKey, patient, SENT_AT } from './idempotency-store.suite.js';
import { createWork } from './record-locks.suite.js';

const RECALL_MS = 2_000;
const clients = openClients();
const durables = openDurables();
const clock = { now: () => new Date() };

describeWithRedis('what a process knows, when Redis has lost it', () => {
  let redis: RunningRedis;
  let direct: Redis;

  beforeEach(async () => {
    redis = await startRedis();
    direct = new Redis(redis.url, { retryStrategy: () => 20, maxRetriesPerRequest: null });
    direct.on('error', () => {});
  });
  afterEach(async () => {
    direct.disconnect();
    durables.close();
    clients.close();
    await stopRedis(redis.process);
  });

  const replica = () => {
    const durable = durables.at(redis.url, RECALL_MS);
    return {
      idempotency: createRedisIdempotencyStore({ redis: durable, clock }),
      locks: createRedisRecordLocks({ redis: durable }),
    };
  };

  const losses: readonly [string, () => Promise<void>][] = [
    ['is emptied', async () => void (await direct.flushall())],
    [
      'starts anew',
      async () => {
        await stopRedis(redis.process);
        redis = { ...redis, process: spawnRedis(new URL(redis.url).port) };
        await direct.ping();
      },
    ],
  ];

  test.each(losses)(
    'is told again: outcomes, tries, records and leases (Redis %s)',
    async (_how, lose) => {
      const [one, other] = [replica(), replica()];
      const keys = { settled: newKey(), unknown: newKey(), held: newKey() };
      await (await claimOurs(one.idempotency, keys.settled)).settle('Visit:1');
      await one.idempotency.claimRecord('Visit:1', keys.settled);
      const unknown = await claimOurs(one.idempotency, keys.unknown);
      await unknown.markSent(SENT_AT, ['Visit:0']);
      await unknown.leaveUnknown();
      const held = await claimOurs(one.idempotency, keys.held);
      await held.markSent(SENT_AT);
      const locked = createWork();
      const holding = one.locks.run('record', patient(), locked.work);
      await locked.started;

      await lose();

      const next = other.idempotency.claim(keys.held, 'input', patient());
      const nextLock = other.locks.run('record', patient(), async () => 'next');
      expect(await other.idempotency.claim(keys.settled, 'input', patient())).toEqual({
        kind: 'DONE',
        outcome: 'Visit:1',
      });
      expect(await claimOurs(other.idempotency, keys.unknown)).toMatchObject({ sentAt: SENT_AT, before: ['Visit:0'] });
      expect(await other.idempotency.isClaimable('Visit:1', newKey())).toBe(false);
      expect(await isPending(Promise.race([next, nextLock]), RECALL_MS)).toBe(true);
      await held.settle('Visit:2');
      locked.end();
      await holding;
      expect(await next).toEqual({ kind: 'DONE', outcome: 'Visit:2' });
      expect(await nextLock).toBe('next');
    },
    30_000,
  );

  test('nothing new is claimed while others may still have to tell what they know', async () => {
    const one = replica();
    await (await claimOurs(one.idempotency, newKey())).settle('Visit:1');
    await direct.flushall();
    await expect(one.idempotency.isClaimable('Visit:2', newKey())).rejects.toThrow();
    const fresh = one.idempotency.claim(newKey(), 'input', patient());
    expect(await isPending(fresh, RECALL_MS / 2)).toBe(true);
    expect(await fresh).toMatchObject({ kind: 'OURS', sentAt: null });
  }, 20_000);

  test('what could not be told is told when Redis is well again', async () => {
    const [one, other] = [replica(), replica()];
    const keys = { settled: newKey(), released: newKey() };
    const settled = await claimOurs(one.idempotency, keys.settled);
    const released = await claimOurs(one.idempotency, keys.released);
    await settled.markSent(SENT_AT);
    await direct.config('SET', 'maxmemory', '1');
    await settled.settle('Visit:1');
    await released.release();
    await direct.config('SET', 'maxmemory', '0');
    expect(await other.idempotency.claim(keys.settled, 'input', patient())).toEqual({
      kind: 'DONE',
      outcome: 'Visit:1',
    });
    expect(await other.idempotency.claim(keys.released, 'other input', patient())).toMatchObject({ kind: 'OURS' });
  }, 20_000);

  test('is told again after a failover, which leaves no trace but another server', async () => {
    const told: string[] = [];
    const durable = createDurableRedis({ redis: clients.at(redis.url), warn: () => {}, recallMs: 50 });
    durable.onLoss(function* () {
      yield async () => void told.push('told');
    });
    await durable.run((client) => client.ping());
    const name = await direct.get('visitgraph:{durable}:memory');
    await stopRedis(redis.process);
    redis = { ...redis, process: spawnRedis(new URL(redis.url).port) };
    // As a replica would have it.
    await direct.set('visitgraph:{durable}:memory', String(name));
    for (let asked = 0; asked < 100 && told.length === 0; asked += 1)
      await durable.run((client) => client.ping()).catch(() => {});
    durable.close();
    expect(told).toEqual(['told']);
  }, 20_000);
});
