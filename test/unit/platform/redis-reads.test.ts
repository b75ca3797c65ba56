import { Redis } from 'ioredis';
import { type OpenReadCache, openReadCache } from '../../../src/app/shared-state.js';
import type { ReadStore } from '../../../src/upstreams/http/policies/read-store.js';
import { openClients } from '../../support/redis-clients.js';
import { describeWithRedis, type RunningRedis, spawnRedis, startRedis, stopRedis } from '../../support/redis-server.js';

const clients = openClients();

describeWithRedis('reads kept in Redis', () => {
  let redis: RunningRedis;
  let caches: OpenReadCache[];
  let warnings: string[];

  beforeEach(async () => {
    redis = await startRedis();
    caches = [];
    warnings = [];
  });
  afterEach(async () => {
    for (const cache of caches) cache.close();
    clients.close();
    await stopRedis(redis.process);
  });

  function openStore(space = 'space'): ReadStore {
    const warn = (message: string) => void warnings.push(message);
    const cache = openReadCache({
      isOn: true,
      maxBytes: 1_000_000,
      staleMs: 600_000,
      redis: clients.at(redis.url),
      warn,
    });
    caches.push(cache);
    return cache.createReadStore(space);
  }

  const read = (text = '{"id":"1"}') => ({ readAt: 1, storedAt: Date.now(), ttlMs: 60_000, text });

  async function shared(store: ReadStore, generation: string) {
    for (;;) {
      const found = await store.fetch(generation, 'key');
      if (found !== null) return found;
    }
  }

  test('are found by another process with the same source and credential, and by no other', async () => {
    const [one, other, foreign] = [openStore(), openStore(), openStore('another space')];
    const kept = read();
    const generation = await one.generation();
    one.share({ generation, key: 'key' }, kept);
    const found = { ...kept, storedAt: expect.any(Number) };
    expect(await shared(one, generation)).toEqual(found);
    expect(await other.generation()).toBe(generation);
    expect(await other.fetch(generation, 'key')).toEqual(found);
    expect(await foreign.generation()).not.toBe(generation);
    expect(await foreign.fetch(generation, 'key')).toBeNull();
  });

  test('of an earlier generation are not found again when a replica that lags takes the place of Redis', async () => {
    const [one, other] = [openStore(), openStore()];
    const before = await one.generation();
    one.share({ generation: before, key: 'key' }, read());
    await shared(one, before);
    await one.advance();
    const after = await one.generation();
    const client = new Redis(redis.url);
    await client.set('visitgraph:reads:space:generation', before);
    client.disconnect();
    const anew = await one.generation();
    expect([before, after]).not.toContain(anew);
    expect(await one.generation()).toBe(anew);
    expect(await other.generation()).toBe(anew);
  });

  test('take a quarter of the room at most for one caller, whose latest stay, and leave the others theirs', async () => {
    const [store, other] = [openStore(), openStore()];
    const generation = await store.generation();
    const place = (key: string) => ({ generation, key });
    const text = 'x'.repeat(20_000);
    store.share(place('quiet'), read(text), 'a quiet caller');
    for (let index = 0; index < 200; index += 1) store.share(place(`loud ${index}`), read(text), 'a loud caller');
    while ((await other.fetch(generation, 'loud 199')) === null);
    const client = new Redis(redis.url);
    await client.ping();
    const kept = (await client.keys('visitgraph:reads:space:*:*')).length;
    client.disconnect();
    // 1,000,000 bytes in all; one entry is the quiet caller's.
    expect(kept).toBe(1 + Math.floor(250_000 / (Buffer.byteLength(text) + 280)));
    expect(await other.fetch(generation, 'quiet')).not.toBeNull();
    expect(await other.fetch(generation, 'loud 0')).toBeNull();
  });

  test('are as old as Redis says, whatever the clock of the process that shared them', async () => {
    const [one, other] = [openStore(), openStore()];
    const generation = await one.generation();
    one.share({ generation, key: 'key' }, { ...read(), storedAt: Date.now() + 3_600_000 });
    await shared(one, generation);
    const client = new Redis(redis.url);
    // As if 50 s had passed.
    for (const key of await client.keys('visitgraph:reads:space:*:*')) await client.pexpire(key, 550_000);
    client.disconnect();
    const found = await other.fetch(generation, 'key');
    expect(Date.now() - (found?.storedAt ?? 0)).toBeGreaterThanOrEqual(50_000);
  });

  test('are of an earlier generation for all once anybody has written', async () => {
    const [one, other] = [openStore(), openStore()];
    const before = await other.generation();
    await one.advance();
    const after = await other.generation();
    expect(after).not.toBe(before);
    expect(await one.generation()).toBe(after);
  });

  test('are a miss when they are corrupt', async () => {
    const store = openStore();
    const generation = await store.generation();
    store.share({ generation, key: 'key' }, read());
    await shared(store, generation);
    const client = new Redis(redis.url);
    for (const key of await client.keys('visitgraph:reads:space:*:*')) await client.set(key, 'garbage');
    client.disconnect();
    expect(await store.fetch(generation, 'key')).toBeNull();
  });

  test('are a miss while Redis is away, and writes of that time are told when it is back', async () => {
    const [one, other] = [openStore(), openStore()];
    const before = await one.generation();
    await other.generation();
    const port = new URL(redis.url).port;
    await stopRedis(redis.process);
    const alone = await one.generation();
    expect(alone).not.toBe(before);
    await one.advance();
    expect(await one.generation()).not.toBe(alone);
    expect(await one.fetch(alone, 'key')).toBeNull();
    expect(warnings).toHaveLength(1);
    redis = { ...redis, process: spawnRedis(port) };
    let [mine, theirs] = ['', ' '];
    for (let turn = 0; turn < 500 && mine !== theirs; turn += 1) {
      [mine, theirs] = [await one.generation(), await other.generation()];
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    expect(mine).toBe(theirs);
    expect(mine).not.toBe(before);
  });
});
