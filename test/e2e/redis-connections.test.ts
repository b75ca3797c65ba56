import { Redis } from 'ioredis';
import { SANDBOX_CREDENTIALS } from '../../src/sandbox/kit/sandbox-settings.js';
import { type Sandbox, startSandbox } from '../../src/sandbox/start-sandbox.js';
import { startTestGateway } from '../support/gateway.js';
import { describeWithRedis, type RunningRedis, startRedis, stopRedis } from '../support/redis-server.js';

describeWithRedis('a gateway that caches, counts, locks and keeps its quotas in Redis', () => {
  let common: RunningRedis;
  let durable: RunningRedis;
  let sandbox: Sandbox;

  beforeAll(async () => {
    common = await startRedis();
    durable = await startRedis();
    const seeded = { seed: 'tests', visits: 30, spacebringRequestsPerSecond: 10_000, clock: { now: () => new Date() } };
    sandbox = await startSandbox({ ...seeded, port: null, w3lcomeAuth: 'strict', stateFile: null });
  });
  afterAll(async () => {
    await sandbox?.close();
    await stopRedis(common?.process);
    await stopRedis(durable?.process);
  });

  /** The connections of other processes than this test, once everything that uses Redis is in use. */
  async function countConnections(settings: Record<string, string>): Promise<number[]> {
    const gateway = await startTestGateway({
      SPACEBRING_URL: sandbox.spacebring.url,
      SPACEBRING_CLIENT_ID: SANDBOX_CREDENTIALS.spacebring.clientId,
      SPACEBRING_CLIENT_SECRET: SANDBOX_CREDENTIALS.spacebring.clientSecret,
      GATEWAY_SECRET: 'a secret that is long enough for tests',
      UPSTREAM_CACHE: 'on',
      RATE_LIMIT_PER_MINUTE: '1000',
      ...settings,
    });
    try {
      expect((await gateway.query('{ locations { id } }')).errors).toBeUndefined();
      return await Promise.all([connectionsTo(common.url), connectionsTo(durable.url)]);
    } finally {
      await gateway.close();
    }
  }

  async function connectionsTo(url: string): Promise<number> {
    const probe = new Redis(url);
    const list = String(await probe.client('LIST'));
    probe.disconnect();
    return list.trim().split('\n').length - 1;
  }

  test('has one connection to its one server', async () => {
    expect(await countConnections({ REDIS_URL: common.url })).toEqual([1, 0]);
  });

  test('has one connection to each of two servers', async () => {
    const settings = { REDIS_URL: common.url, REDIS_DURABLE_URL: durable.url };
    expect(await countConnections(settings)).toEqual([1, 1]);
  });
});
