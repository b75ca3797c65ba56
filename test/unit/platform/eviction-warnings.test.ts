import { Redis } from 'ioredis';
import { createDurableRedis } from '../../../src/platform/durable-redis.js';
import { createEvictionWarnings } from '../../../src/platform/eviction-warnings.js';
import { openClients } from '../../support/redis-clients.js';
import { describeWithRedis, type RunningRedis, startRedis, stopRedis } from '../../support/redis-server.js';

const clients = openClients();

describeWithRedis('a Redis that may evict what must not be lost', () => {
  let redis: RunningRedis;
  let direct: Redis;

  beforeEach(async () => {
    redis = await startRedis();
    direct = new Redis(redis.url);
  });
  afterEach(async () => {
    direct.disconnect();
    await stopRedis(redis.process);
  });

  /** Warnings of a connection that is made, broken and made again. */
  async function warningsOf(url = redis.url, betweenConnections = async () => {}): Promise<string[]> {
    const warnings: string[] = [];
    const check = createEvictionWarnings((message) => warnings.push(message));
    let noteInfo = () => {};
    const nextInfo = () =>
      new Promise<void>((resolve) => {
        noteInfo = resolve;
      });
    const first = nextInfo();
    const durable = createDurableRedis({
      redis: clients.at(url),
      warn: () => {},
      onInfo(info) {
        check(info);
        noteInfo();
      },
      recallMs: 50,
    });
    await first;
    await betweenConnections();
    const second = nextInfo();
    await direct.call('CLIENT', 'KILL', 'TYPE', 'normal', 'SKIPME', 'yes');
    await second;
    durable.close();
    clients.close();
    return warnings;
  }

  test.each(['allkeys-lru', 'volatile-ttl'])('is warned of once: %s', async (policy) => {
    await direct.config('SET', 'maxmemory-policy', policy);
    await direct.config('SET', 'maxmemory', '100mb');
    expect(await warningsOf()).toEqual([expect.stringMatching(`maxmemory-policy ${policy}.*another database number`)]);
    expect(await warningsOf(`${redis.url}/5`)).toHaveLength(1);
  });

  test('is warned of when it comes to that later', async () => {
    await direct.config('SET', 'maxmemory-policy', 'allkeys-lru');
    const limitMemory = async () => void (await direct.config('SET', 'maxmemory', '100mb'));
    expect(await warningsOf(redis.url, limitMemory)).toEqual([expect.stringContaining('allkeys-lru')]);
  });

  test.each([
    ['noeviction', '100mb'],
    ['allkeys-lru', '0'],
  ])('is no Redis with %s and a limit of %s', async (policy, limit) => {
    await direct.config('SET', 'maxmemory-policy', policy);
    await direct.config('SET', 'maxmemory', limit);
    expect(await warningsOf()).toEqual([]);
  });

  test('is suspected where INFO is forbidden, and used all the same', async () => {
    await direct.acl('SETUSER', 'gateway', 'on', '>password', '~*', '+@all', '-info');
    expect(await warningsOf(redis.url.replace('//', '//gateway:password@'))).toEqual([
      expect.stringContaining('forbids INFO'),
    ]);
  });
});

test.each([
  ['a broken connection', new Error('Connection is closed.')],
  ['a server that still loads its data', Object.assign(new Error('LOADING Redis is loading'), { name: 'ReplyError' })],
])('%s is not reported as a forbidden INFO', async (_what, error) => {
  const infos: (string | null)[] = [];
  const refusals: string[] = [];
  const redis = Object.assign(new Redis({ lazyConnect: true, retryStrategy: () => null }), {
    info: () => Promise.reject(error),
  });
  const durable = createDurableRedis({
    redis,
    warn: (message) => refusals.push(message),
    onInfo: (info) => infos.push(info),
  });
  redis.emit('ready');
  await new Promise(setImmediate);
  expect(infos).toEqual([]);
  expect(refusals).toHaveLength(1);
  durable.close();
  redis.disconnect();
});
