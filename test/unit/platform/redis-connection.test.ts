import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { createDurableRedis } from '../../../src/platform/durable-redis.js';
import { limitCommands } from '../../../src/platform/redis-connection.js';
import { openClients } from '../../support/redis-clients.js';
import { describeWithRedis, type RunningRedis, startRedis, stopRedis } from '../../support/redis-server.js';

const clients = openClients();

describeWithRedis('the one client of a Redis server', () => {
  let redis: RunningRedis;
  let direct: Redis;

  beforeEach(async () => {
    redis = await startRedis();
    direct = new Redis(redis.url);
  });
  afterEach(async () => {
    direct.disconnect();
    clients.close();
    await stopRedis(redis.process);
  });

  test('gives each of its users limits of their own', async () => {
    const client = clients.at(redis.url);
    const hasty = limitCommands(client, { timeoutMs: 50, isConnectionRequired: true });
    const patient = limitCommands(client, { timeoutMs: 1_900, isConnectionRequired: true });
    await expect(hasty.get('key')).rejects.toThrow('Redis is not connected');
    await once(client, 'ready');
    expect(await patient.set('key', 'value')).toBe('OK');
    await direct.client('PAUSE', 1_000);
    const waiting = patient.get('key');
    await expect(hasty.get('key')).rejects.toThrow('Command timed out');
    expect(await waiting).toBe('value');
    expect(await patient.eval("return redis.call('GET', KEYS[1])", 1, 'key')).toBe('value');
  });

  test('stays connected for the others where Redis refuses what must not be lost', async () => {
    const client = clients.at(redis.url);
    const durable = createDurableRedis({ redis: client, warn: () => {}, recallMs: 50 });
    await durable.run((connected) => connected.ping());
    await direct.config('SET', 'maxmemory', '1');
    await direct.call('CLIENT', 'KILL', 'TYPE', 'normal', 'SKIPME', 'yes');
    await once(client, 'ready');
    const id = await client.client('ID');
    await sleep(1_200);
    expect(await client.client('ID')).toBe(id);
    await direct.config('SET', 'maxmemory', '0');
    expect(await durable.run((connected) => connected.set('key', 'value'))).toBe('OK');
    durable.close();
  });
});
