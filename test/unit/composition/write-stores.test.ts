import { openWriteStores } from '../../../src/app/shared-state.js';
import { systemClock } from '../../../src/domain/time/clock.js';
import { openDurables } from '../../support/durable-redis.js';
import { describeWithRedis, type RunningRedis, startRedis, stopRedis } from '../../support/redis-server.js';

const signal = new AbortController().signal;
const durables = openDurables();
const open = (url: string | null, accounts = 'ours') =>
  openWriteStores({ redis: url === null ? null : durables.at(url), accounts, clock: systemClock, warn: () => {} });

async function settle(stores: ReturnType<typeof open>, key: string): Promise<void> {
  const claim = await stores.idempotency.claim(key, 'input', signal);
  if (claim.kind === 'OURS') await claim.settle('Visit:1');
}

test('without Redis a process keeps keys and locks for itself', async () => {
  const [one, other] = [open(null), open(null)];
  await settle(one, 'key');
  expect(await one.idempotency.claim('key', 'input', signal)).toMatchObject({ kind: 'DONE' });
  expect(await other.idempotency.claim('key', 'input', signal)).toMatchObject({ kind: 'OURS' });
  expect(await one.locks.run('record', signal, async () => 'done')).toBe('done');
});

describeWithRedis('with Redis', () => {
  let redis: RunningRedis;
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(() => stopRedis(redis?.process));

  test('processes share keys and locks', async () => {
    const [one, other] = [open(redis.url), open(redis.url)];
    try {
      await settle(one, 'key');
      expect(await other.idempotency.claim('key', 'input', signal)).toEqual({ kind: 'DONE', outcome: 'Visit:1' });
      let running = 0;
      const work = async () => {
        running += 1;
        await new Promise((resolve) => setTimeout(resolve, 20));
        running -= 1;
        return running;
      };
      const both = await Promise.all([one.locks.run('record', signal, work), other.locks.run('record', signal, work)]);
      expect(both).toEqual([0, 0]);
    } finally {
      one.close();
      other.close();
      durables.close();
    }
  });

  test('gateways of two accounts share locks and whose a record is, and no keys', async () => {
    const [one, other] = [open(redis.url, 'one user'), open(redis.url, 'another user')];
    try {
      await settle(one, 'shared key');
      expect(await other.idempotency.claim('shared key', 'other input', signal)).toMatchObject({ kind: 'OURS' });
      expect(await one.idempotency.claimRecord('Visit:2', 'shared key')).toBe(true);
      expect(await other.idempotency.isClaimable('Visit:2', 'shared key')).toBe(false);
      expect(await other.idempotency.claimRecord('Visit:2', 'shared key')).toBe(false);
    } finally {
      one.close();
      other.close();
      durables.close();
    }
  });
});
