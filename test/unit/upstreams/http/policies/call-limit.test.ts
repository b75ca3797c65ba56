import type { ServerResponse } from 'node:http';
import { z } from 'zod';
import { type OpenReadCache, openReadCache } from '../../../../../src/app/shared-state.js';
import { createCallLimit } from '../../../../../src/upstreams/http/policies/call-limit.js';
import type { RequestScope, UpstreamCall, UpstreamClient } from '../../../../../src/upstreams/http/upstream-client.js';
import { clientOf, faultOf, postItem, scope } from '../client-fixture.js';
import { type Answer, json, type ScriptedServer, startScriptedServer } from '../scripted-server.js';

let server: ScriptedServer;
let cache: OpenReadCache;

beforeEach(() => {
  cache = openReadCache({ isOn: true, maxBytes: 1_000_000, staleMs: 600_000, redis: null, warn: () => {} });
});
afterEach(async () => {
  cache.close();
  await server.close();
});

function getList(name: string): UpstreamCall<{ id: string }> {
  return {
    method: 'GET',
    route: '/list',
    query: { name },
    ttlSeconds: 60,
    decode: z.object({ id: z.string() }),
  };
}

async function open(answers: Answer[]): Promise<UpstreamClient> {
  server = await startScriptedServer(...answers);
  return clientOf(server.url, { reads: cache.createReadStore('space') });
}

const answers = (count: number) => Array.from({ length: count }, (_, id) => json({ id: String(id) }));
const limited = (maximum: number, more: Partial<RequestScope> = {}) =>
  scope({ ...more, callLimit: createCallLimit(maximum) });

test('a request may send as many reads as its limit says; the next is refused without a call', async () => {
  const client = await open(answers(2));
  const by = limited(2);
  await client.call(by, getList('a'));
  await client.call(by, getList('b'));
  const refused = await faultOf(client.call(by, getList('c')));
  expect(refused).toMatchObject({ code: 'UPSTREAM_CALLS_EXCEEDED', source: 'SPACEBRING', isDelivered: false });
  expect(server.calls).toHaveLength(2);
  expect(by.callLimit?.refusedCount()).toBe(1);
});

test('reads that start at the same time are counted before the first is answered', async () => {
  const client = await open(answers(2));
  const by = limited(2);
  const outcomes = await Promise.allSettled(['a', 'b', 'c', 'd', 'e'].map((name) => client.call(by, getList(name))));
  expect(outcomes.map(({ status }) => status).sort()).toEqual([
    'fulfilled',
    'fulfilled',
    'rejected',
    'rejected',
    'rejected',
  ]);
  expect(server.calls).toHaveLength(2);
});

test('answers of the cache do not count', async () => {
  const client = await open(answers(1));
  await client.call(scope(), getList('a'));
  const by = limited(1);
  for (let time = 0; time < 5; time += 1) await client.call(by, getList('a'));
  expect(by.callLimit?.take()).toBe(true);
});

test('a read that joins a call under way does not count, and the limit of one request refuses nothing to another', async () => {
  const held: ServerResponse[] = [];
  const client = await open([(response) => void held.push(response), ...answers(1)]);
  const first = client.call(scope(), getList('a'));
  const exhausted = limited(0);
  const joined = client.call(exhausted, getList('a'));
  const [own, others] = [faultOf(client.call(exhausted, getList('b'))), client.call(scope(), getList('b'))];
  expect((await own).code).toBe('UPSTREAM_CALLS_EXCEEDED');
  expect(await others).toEqual({ id: '0' });
  for (const response of held) json({ id: 'held' })(response, response.req);
  expect(await Promise.all([first, joined])).toEqual([{ id: 'held' }, { id: 'held' }]);
});

test('reads past the cache count', async () => {
  const client = await open(answers(1));
  const by = limited(1, { isReadThrough: true });
  await client.call(by, getList('a'));
  expect((await faultOf(client.call(by, getList('a')))).code).toBe('UPSTREAM_CALLS_EXCEEDED');
});

test('a write is never refused, and has a limit of its own for what it reads', async () => {
  const client = await open(answers(3));
  const limit = createCallLimit(1);
  const forWrite = limit.forWrite();
  await client.call(scope({ callLimit: limit }), getList('a'));
  await client.call(scope({ callLimit: forWrite, isReadThrough: true }), getList('a'));
  await client.call(scope({ callLimit: forWrite }), postItem);
  expect(server.calls).toHaveLength(3);
  await faultOf(client.call(scope({ callLimit: forWrite, isReadThrough: true }), getList('b')));
  expect(limit.refusedCount()).toBe(1);
});

test('a limit that refuses does not make a source look ill', async () => {
  const client = await open([]);
  await faultOf(client.call(limited(0), getList('a')));
  expect(client.health()).toMatchObject({ lastFailureAt: null, circuit: 'CLOSED' });
});
