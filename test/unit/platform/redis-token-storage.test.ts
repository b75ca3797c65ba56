import { Redis } from 'ioredis';
import { createPersistentTokenStore, createRedisTokenStorage } from '../../../src/platform/token-store.js';
import { openDurables } from '../../support/durable-redis.js';
import { describeWithRedis, freePort, type RunningRedis, startRedis, stopRedis } from '../../support/redis-server.js';

const KEY = 'visitgraph:test:refresh-token';
const MOST_TURNS = 200;
const durables = openDurables();
const placeAt = (url: string, key = KEY) => createRedisTokenStorage(durables.at(url), key);

afterEach(() => durables.close());

describeWithRedis('a token in Redis', () => {
  let redis: RunningRedis;
  let direct: Redis;
  beforeAll(async () => {
    redis = await startRedis();
    direct = new Redis(redis.url);
  });
  beforeEach(() => direct.flushall());
  afterAll(async () => {
    direct.disconnect();
    await stopRedis(redis?.process);
  });

  async function untilThere(key: string): Promise<void> {
    for (let turn = 0; turn < MOST_TURNS && (await direct.get(key)) === null; turn += 1) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  test('that one replica has written is read by another, under its own key', async () => {
    expect(await placeAt(redis.url).read()).toBeNull();
    await placeAt(redis.url).write('mark 1 rotated', 1);
    expect(await placeAt(redis.url).read()).toBe('mark 1 rotated');
    expect(await placeAt(redis.url, 'other').read()).toBeNull();
  });

  test('stays when an earlier one comes late', async () => {
    await placeAt(redis.url).write('mark 2 later', 2);
    await placeAt(redis.url).write('mark 1 earlier', 1);
    expect(await placeAt(redis.url).read()).toBe('mark 2 later');
  });

  test('is told again when Redis has lost it', async () => {
    const options = { mark: 'mark', warn: () => {} };
    const store = createPersistentTokenStore({ ...options, storages: [placeAt(redis.url)] });
    await store.write('rotated');
    // A process that has not named the memory yet cannot find out that it is lost.
    await untilThere('visitgraph:{durable}:memory');
    await direct.flushall();
    await untilThere(KEY);
    expect(await createPersistentTokenStore({ ...options, storages: [placeAt(redis.url)] }).read()).toEqual([
      'rotated',
    ]);
    store.close();
  });
});

test('a Redis that is not there costs warnings without its address or the token', async () => {
  const url = `redis://user:secret-password@127.0.0.1:${await freePort()}`;
  const warnings: string[] = [];
  const places = [placeAt(url)];
  const store = createPersistentTokenStore({
    storages: places,
    mark: 'mark',
    warn: (message) => warnings.push(message),
  });
  await store.write('secret-token');
  expect(await store.read()).toEqual(['secret-token']);
  store.close();
  expect(warnings).toEqual([expect.stringContaining('Redis')]);
  expect([...warnings, ...durables.warningsAt(url)].join()).not.toMatch(/secret-|127\.0\.0\.1/);
});
