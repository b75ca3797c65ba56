import type { Quota } from '../../../../src/upstreams/http/policies/quota.js';
import { createProcessQuota } from '../../../../src/upstreams/http/policies/quota.js';
import { clientOf, faultOf, getItem, postItem, scope } from './client-fixture.js';
import { type Answer, json, type ScriptedServer, startScriptedServer } from './scripted-server.js';

let server: ScriptedServer;

async function script(...answers: Answer[]): Promise<void> {
  server = await startScriptedServer(...answers);
}

afterEach(() => server.close());

const ok = json({ id: '1' });
const item = (id: string) => ({ ...getItem, params: { id } });

test.each([
  ['for as long as it asks', json({}, 429, { 'retry-after': '2' }), 2_000],
  ['for a second where it names no time', json({}, 429), 1_000],
  ['when it is overloaded and asks for it', json({}, 503, { 'retry-after': '1' }), 1_000],
])('every caller leaves the source alone %s', async (_name, refusal, restMs) => {
  await script(refusal, ok);
  const client = clientOf(server.url);
  await faultOf(client.call(scope(), postItem));
  const others = Array.from({ length: 5 }, (_, index) => client.call(scope(), item(String(index))));
  while (client.health().queueLength < 5) await new Promise((resolve) => setImmediate(resolve));
  expect(server.calls).toHaveLength(1);
  await Promise.all(others);
  const [refused, next] = server.calls;
  expect((next?.at ?? 0) - (refused?.at ?? 0)).toBeGreaterThanOrEqual(restMs - 5);
  expect(server.calls).toHaveLength(6);
});

test('an error of the source that asks for no pause delays no other call', async () => {
  await script(json({}, 500), ok);
  const quota = createProcessQuota(null);
  const client = clientOf(server.url, { quota });
  await faultOf(client.call(scope(), getItem));
  expect(await quota.take('interactive')).not.toHaveProperty('waitMs');
});

test.each([
  ['UPSTREAM_RATE_LIMITED', 429],
  ['UPSTREAM_UNAVAILABLE', 503],
])('a source in maintenance refuses all who come at once, with its code and seconds (%s)', async (code, status) => {
  await script(json({}, status, { 'retry-after': '30' }));
  const client = clientOf(server.url);
  const faults = [await faultOf(client.call(scope(), item('0')))];
  for (const id of ['1', '2', '3']) faults.push(await faultOf(client.call(scope(), item(id))));
  expect(faults.map((fault) => fault.code)).toEqual([code, code, code, code]);
  expect(faults.map((fault) => fault.retryAfterSeconds)).toEqual([30, 30, 30, 30]);
  expect(server.calls).toHaveLength(1);
});

test('a rest is made known to the other replicas, and a batch job that waits for it ends with its own deadline', async () => {
  const rests: [string, number][] = [];
  const own = createProcessQuota(null);
  const quota: Quota = {
    take: own.take,
    rest(code, ms) {
      rests.push([code, ms]);
      own.rest(code, ms);
    },
    isShared: () => true,
  };
  await script(json({}, 429, { 'retry-after': '30' }), ok);
  const client = clientOf(server.url, { quota });
  await faultOf(client.call(scope(), getItem));
  expect(rests).toEqual([['UPSTREAM_RATE_LIMITED', 30_000]]);
  const controller = new AbortController();
  const waiting = faultOf(client.call(scope({ signal: controller.signal, priority: 'batch' }), item('2')));
  while (client.health().queueLength === 0) await new Promise((resolve) => setImmediate(resolve));
  controller.abort();
  expect((await waiting).code).toBe('UPSTREAM_TIMEOUT');
  expect(server.calls).toHaveLength(1);
  expect(client.health()).toMatchObject({ queueLength: 0, isQuotaShared: true });
});
