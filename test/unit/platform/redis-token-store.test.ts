import { setTimeout as sleep } from 'node:timers/promises';
import { createRedisTokenStore } from '../../../src/platform/refresh-token-store.js';
import type { TokenStore } from '../../../src/upstreams/http/token-store.js';
import { openDurables } from '../../support/durable-redis.js';
import {
  describeWithRedis,
  freePort,
  type RunningRedis,
  spawnRedis,
  startRedis,
  stopRedis,
} from '../../support/redis-server.js';

const durables = openDurables();
let warnings: string[] = [];

function storeAt(url: string, key = 'visitgraph:test:refresh-token'): TokenStore {
  return createRedisTokenStore({ redis: durables.at(url), key, warn: (message) => warnings.push(message) });
}

beforeEach(() => {
  warnings = [];
});
afterEach(() => durables.close());

describeWithRedis('a Redis store', () => {
  let redis: RunningRedis;

  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(() => stopRedis(redis?.process));

  test('a token written by one replica is read by another', async () => {
    expect(await storeAt(redis.url).read()).toBeNull();
    await storeAt(redis.url).write('rotated');
    expect(await storeAt(redis.url).read()).toBe('rotated');
    expect(warnings).toEqual([]);
  });

  test('keys are apart', async () => {
    await storeAt(redis.url, 'one').write('1');
    expect(await storeAt(redis.url, 'two').read()).toBeNull();
  });

  test('a Redis that goes away costs warnings, and is used again when it is back', async () => {
    const own = await startRedis();
    const store = storeAt(own.url);
    await store.write('before');
    await stopRedis(own.process);
    expect(await store.read()).toBeNull();
    await store.write('lost');
    expect(warnings).toHaveLength(2);

    const port = new URL(own.url).port;
    const again = spawnRedis(port);
    try {
      for (let tries = 0; tries < 50 && (await store.read()) !== 'after'; tries += 1) {
        await store.write('after');
        await sleep(100);
      }
      expect(await store.read()).toBe('after');
    } finally {
      await stopRedis(again);
    }
  });
});

test('a Redis that is not there costs warnings without its address or the token', async () => {
  const port = await freePort();
  const store = storeAt(`redis://user:secret-password@127.0.0.1:${port}`);
  expect(await store.read()).toBeNull();
  await store.write('secret-token');
  expect(warnings).toHaveLength(2);
  for (const secret of ['secret-password', 'secret-token', String(port)]) expect(warnings.join()).not.toContain(secret);
});
