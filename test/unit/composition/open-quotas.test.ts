import { openQuotas } from '../../../src/open-quotas.js';
import { describeWithRedis, type RunningRedis, startRedis, stopRedis } from '../../support/redis-server.js';

test('without Redis every process has the whole quota', () => {
  const quotas = openQuotas({ redisUrl: null, warn: () => {} });
  expect(quotas.openQuota).toBeUndefined();
  quotas.close();
});

describeWithRedis('with Redis', () => {
  let redis: RunningRedis;
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(() => stopRedis(redis?.process));

  test('processes count together', async () => {
    const [one, other] = [0, 1].map(() => openQuotas({ redisUrl: redis.url, warn: () => {} }));
    try {
      expect(await one?.openQuota?.('space').take(1, 'interactive')).toBe(0);
      expect(await other?.openQuota?.('space').take(1, 'interactive')).toBeGreaterThan(500);
    } finally {
      one?.close();
      other?.close();
    }
  });
});
