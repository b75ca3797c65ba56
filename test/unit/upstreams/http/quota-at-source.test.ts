import { createRedisQuotas } from '../../../../src/platform/redis-quotas.js';
import type { Quota } from '../../../../src/upstreams/http/policies/quota.js';
import { openClients } from '../../../support/redis-clients.js';
import { describeWithRedis, type RunningRedis, startRedis, stopRedis } from '../../../support/redis-server.js';
import { busiestSecond } from './busiest-second.js';
import { clientOf, getItem, postItem, scope } from './client-fixture.js';
import { json, type ScriptedServer, startScriptedServer } from './scripted-server.js';
import { openSlowConnection, type SlowConnection } from './slow-connection.js';

/** As Spacebring allows; counted where the calls arrive, by the source's own clock. */
const LIMIT = 10;
const CALLS = 60;
const TIMEOUT_MS = 8_000;

let source: ScriptedServer;
let way: SlowConnection;

beforeEach(async () => {
  source = await startScriptedServer(json({ id: '1' }));
  way = await openSlowConnection(source.url, randomFrom(7));
});
afterEach(async () => {
  await way.close();
  await source.close();
});

/** Numbers from 0 to 1, the same ones for the same seed. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/** Reads, writes on connections of their own, and calls whose client leaves while they are under way, at once. */
async function ask(quotas: readonly (Quota | undefined)[]): Promise<void> {
  const clients = quotas.map((quota) =>
    clientOf(way.url, { requestsPerSecond: LIMIT, timeoutMs: TIMEOUT_MS, ...(quota && { quota }) }),
  );
  await Promise.all(
    Array.from({ length: CALLS }, async (_, index) => {
      const client = clients[index % clients.length];
      const leaving = new AbortController();
      const asked = scope({ signal: leaving.signal });
      if (index % 4 === 0) {
        setTimeout(() => leaving.abort(new Error('the client has left')), 150 * index);
      }
      const call = index % 3 === 0 ? postItem : { ...getItem, params: { id: String(index) } };
      await client?.call(asked, call).catch(() => {});
    }),
  );
}

test('no more calls than the limit arrive in any second, over slow connections and from clients that leave', async () => {
  await ask([undefined]);
  expect(source.calls.length).toBeGreaterThan(LIMIT);
  expect(busiestSecond(source.calls.map(({ at }) => at))).toBeLessThanOrEqual(LIMIT);
});

const clients = openClients();

describeWithRedis('two replicas', () => {
  let redis: RunningRedis;
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(() => stopRedis(redis?.process));

  test('together send no more either', async () => {
    const replicas = [0, 1].map(() => createRedisQuotas({ redis: clients.at(redis.url), warn: () => {} }));
    try {
      const limits = { requestsPerSecond: LIMIT, timeoutMs: TIMEOUT_MS };
      await ask(replicas.map((replica) => replica.quotaOf('slow', limits)));
      expect(source.calls.length).toBeGreaterThan(LIMIT);
      expect(busiestSecond(source.calls.map(({ at }) => at))).toBeLessThanOrEqual(LIMIT);
    } finally {
      for (const replica of replicas) replica.close();
      clients.close();
    }
  });
});
