import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { openTokenStore } from '../../../src/app/shared-state.js';
import { openDurables } from '../../support/durable-redis.js';
import { describeWithRedis, type RunningRedis, startRedis, stopRedis } from '../../support/redis-server.js';

const durables = openDurables();
const options = { redis: null, isSandbox: false, warn: () => {} };
const userToken = (refreshToken: string, tokenFile: string | null) => ({
  refreshToken,
  tokenUrl: 'http://127.0.0.1/token',
  tokenFile,
});

describe('where a rotated refresh token is kept', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'visitgraph-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  test('is the configured file, across restarts', async () => {
    const file = join(folder, 'token');
    await openTokenStore(userToken('first', file), options).store.write('rotated');
    expect(await openTokenStore(userToken('first', file), options).store.read()).toEqual(['rotated']);
    expect(await readFile(file, 'utf8')).not.toContain('first');
  });

  test('forgets a token that was rotated from another configured one', async () => {
    const file = join(folder, 'token');
    await openTokenStore(userToken('first', file), options).store.write('rotated');
    expect(await openTokenStore(userToken('replaced', file), options).store.read()).toEqual([]);
  });

  test('is only memory without a file and Redis, and a start warns of it', () => {
    expect(openTokenStore(userToken('first', null), options).warnings).toEqual([
      expect.stringContaining('SPACEBRING_TOKEN_FILE'),
    ]);
    expect(openTokenStore(null, options).warnings).toEqual([]);
  });
});

describeWithRedis('tokens in Redis', () => {
  let redis: RunningRedis;
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(() => stopRedis(redis?.process));

  test('are shared by replicas that are configured with the same refresh token', async () => {
    const [one, other, replaced] = ['first', 'first', 'replaced'].map((token) =>
      openTokenStore(userToken(token, null), { ...options, redis: durables.at(redis.url) }),
    );
    try {
      const access = { accessToken: 'access', renewAt: Date.now() + 60_000 };
      await one?.store.write('rotated');
      await one?.store.sharing?.writeAccess(access);
      expect(await other?.store.read()).toEqual(['rotated']);
      expect(await other?.store.sharing?.readAccess()).toEqual(access);
      expect(await replaced?.store.read()).toEqual([]);
      expect(await replaced?.store.sharing?.readAccess()).toBeNull();
    } finally {
      for (const opened of [one, other, replaced]) opened?.close();
      durables.close();
    }
  });

  test('are in the file as well, so that a restart finds them when Redis or the file has lost them', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'visitgraph-'));
    const file = join(folder, 'token');
    const direct = new Redis(redis.url);
    const start = () => openTokenStore(userToken('both', file), { ...options, redis: durables.at(redis.url) });
    const opened = [start()];
    const readAfterRestart = async () => {
      for (const store of opened.splice(0)) store.close();
      durables.close();
      opened.push(start());
      return opened[0]?.store.read();
    };
    try {
      await opened[0]?.store.write('rotated');
      await rm(file);
      expect(await readAfterRestart()).toEqual(['rotated']);
      await opened[0]?.store.write('rotated again');
      for (const store of opened) store.close();
      durables.close();
      await direct.flushall();
      expect(await readAfterRestart()).toEqual(['rotated again']);
    } finally {
      for (const store of opened) store.close();
      durables.close();
      direct.disconnect();
      await rm(folder, { recursive: true });
    }
  });
});
