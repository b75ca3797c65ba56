import type { SharedQuota } from '../../../../src/upstreams/http/shared-quota.js';
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
  await new Promise((resolve) => setTimeout(resolve, restMs / 2));
  expect(server.calls).toHaveLength(1);
  expect(client.health().queueLength).toBe(5);
  await Promise.all(others);
  const [refused, next] = server.calls;
  expect((next?.at ?? 0) - (refused?.at ?? 0)).toBeGreaterThanOrEqual(restMs - 5);
  expect(server.calls).toHaveLength(6);
});

test('an error of the source that asks for no rest holds nobody up', async () => {
  await script(json({}, 500), ok);
  const client = clientOf(server.url);
  await faultOf(client.call(scope(), getItem));
  await client.call(scope(), getItem);
  const [failed, next] = server.calls;
  expect((next?.at ?? 0) - (failed?.at ?? 0)).toBeLessThan(500);
});

test('a rest is made known to the other replicas, and who waits for it ends with its own deadline', async () => {
  const pauses: number[] = [];
  const sharedQuota: SharedQuota = {
    localLimit: (limit) => limit,
    quietMs: () => 0,
    take: async () => 0,
    pause: (ms) => pauses.push(ms),
    isShared: () => true,
  };
  await script(json({}, 429, { 'retry-after': '30' }), ok);
  const client = clientOf(server.url, { sharedQuota });
  await faultOf(client.call(scope(), getItem));
  expect(pauses).toEqual([30_000]);
  const controller = new AbortController();
  const waiting = faultOf(client.call(scope({ signal: controller.signal }), item('2')));
  await new Promise((resolve) => setImmediate(resolve));
  controller.abort();
  expect((await waiting).code).toBe('UPSTREAM_TIMEOUT');
  expect(server.calls).toHaveLength(1);
  expect(client.health()).toMatchObject({ queueLength: 0, isQuotaShared: true });
});
