import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { createRedisTokenStore, type RedisTokenStore } from '../../../src/platform/refresh-token-store.js';

const redisServer = (process.env['PATH'] ?? '')
  .split(delimiter)
  .map((folder) => join(folder, 'redis-server'))
  .find((file) => existsSync(file));
const isThere = redisServer !== undefined;
const isRequired = process.env['VISITGRAPH_REQUIRE_REDIS'] === '1';

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

function spawnRedis(port: string): ChildProcess {
  const options = ['--port', port, '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  return spawn(redisServer ?? '', options, { stdio: 'ignore' });
}

async function startRedis(): Promise<{ url: string; process: ChildProcess }> {
  const port = await freePort();
  const redisProcess = spawnRedis(String(port));
  const url = `redis://127.0.0.1:${port}`;
  const probe = new Redis(url, { retryStrategy: () => 50, maxRetriesPerRequest: null });
  probe.on('error', () => {});
  await probe.ping();
  probe.disconnect();
  return { url, process: redisProcess };
}

async function stopRedis(redisProcess: ChildProcess): Promise<void> {
  if (redisProcess.exitCode !== null || redisProcess.signalCode !== null) return;
  const ended = new Promise((resolve) => redisProcess.once('exit', resolve));
  redisProcess.kill('SIGKILL');
  await ended;
}

const stores: RedisTokenStore[] = [];
let warnings: string[] = [];

function storeAt(url: string, key = 'visitgraph:test:refresh-token'): RedisTokenStore {
  const store = createRedisTokenStore({ url, key, warn: (message) => warnings.push(message) });
  stores.push(store);
  return store;
}

beforeEach(() => {
  warnings = [];
});
afterEach(async () => {
  for (const store of stores.splice(0)) await store.close();
});

const describeWithRedis = isThere || isRequired ? describe : describe.skip;

describeWithRedis(`a Redis store${isThere || isRequired ? '' : ' (skipped: there is no redis-server on PATH)'}`, () => {
  let redis: Awaited<ReturnType<typeof startRedis>>;

  beforeAll(async () => {
    if (!isThere) throw new Error('VISITGRAPH_REQUIRE_REDIS=1, but there is no redis-server on PATH');
    redis = await startRedis();
  });
  afterAll(async () => {
    if (isThere) await stopRedis(redis.process);
  });

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
