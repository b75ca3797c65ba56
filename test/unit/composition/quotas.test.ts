import { openQuotas } from '../../../src/app/shared-state.js';
import { openClients } from '../../support/redis-clients.js';
import { describeWithRedis, type RunningRedis, startRedis, stopRedis } from '../../support/redis-server.js';

const clients = openClients();
afterAll(clients.close);

test('without Redis every process has the whole quota', () => {
  const quotas = openQuotas({ redis: null, warn: () => {} });
  expect(quotas.createQuota).toBeUndefined();
  quotas.close();
});

describeWithRedis('with Redis', () => {
  let redis: RunningRedis;
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(() => stopRedis(redis?.process));

  test('processes count together', async () => {
    const [one, other] = [0, 1].map(() => openQuotas({ redis: clients.at(redis.url), warn: () => {} }));
    try {
      const limits = { requestsPerSecond: 1, timeoutMs: 60_000 };
      const [first, second] = [one?.createQuota?.('space', limits), other?.createQuota?.('space', limits)];
      let taken = await first?.take('interactive');
      while (taken !== undefined && 'waitMs' in taken) taken = await first?.take('interactive');
      expect(await second?.take('interactive')).toEqual({ waitMs: expect.any(Number), rest: null });
    } finally {
      one?.close();
      other?.close();
    }
  });
});
