import type { ServerResponse } from 'node:http';
import { z } from 'zod';
import { type OpenReadCache, openReadCache } from '../../../../../src/app/shared-state.js';
import type { Source } from '../../../../../src/domain/source/source.js';
import type { SourceUsage } from '../../../../../src/domain/source/upstream-usage.js';
import type { UpstreamClientOptions } from '../../../../../src/upstreams/http/pipeline.js';
import type { RequestScope, UpstreamCall, UpstreamClient } from '../../../../../src/upstreams/http/upstream-client.js';
import { clientOf, faultOf, fixedAuthorization, NOW, postItem, scope } from '../client-fixture.js';
import { type Answer, json, type ScriptedServer, startScriptedServer } from '../scripted-server.js';

const getList: UpstreamCall<{ id: string }> = {
  method: 'GET',
  route: '/list',
  ttlSeconds: 60,
  decode: z.object({ id: z.string() }),
};
const STALE_MS = 600_000;
const DOWN = json({}, 500);

let server: ScriptedServer;
let cache: OpenReadCache;
/** What the machine's clock has moved on. */
let passedMs: number;
let held: ServerResponse[];
const hold: Answer = (response) => void held.push(response);

beforeEach(() => {
  passedMs = 0;
  held = [];
  const options = { isOn: true, maxBytes: 1_000_000, staleMs: STALE_MS, redis: null };
  cache = openReadCache({ ...options, warn: () => {} });
});
afterEach(async () => {
  cache.close();
  await server.close();
});

async function open(answers: Answer[], overrides: Partial<UpstreamClientOptions> = {}): Promise<UpstreamClient> {
  server = await startScriptedServer(...answers);
  const machineNow = () => Date.now() + passedMs;
  return clientOf(server.url, { reads: cache.createReadStore('space'), machineNow, ...overrides });
}

const read = (client: UpstreamClient, by: RequestScope = scope(), call = getList) =>
  client.read?.(by, call) ?? Promise.reject(new Error('cannot read'));
const ids = (numbers: number[]) => numbers.map((id) => json({ id: String(id) }));

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 2));
}

function answerHeld(id: string): void {
  for (const response of held.splice(0)) json({ id })(response, response.req);
}

describe('calls in flight', () => {
  test('equal ones of two requests are one', async () => {
    const client = await open([hold]);
    const usage = new Map();
    const both = [client.call(scope(), getList), client.call(scope({ usage }), getList)];
    await until(() => held.length > 0);
    answerHeld('1');
    expect(await Promise.all(both)).toEqual([{ id: '1' }, { id: '1' }]);
    expect(server.calls).toHaveLength(1);
    expect(usage.get('SPACEBRING')).toMatchObject({ calls: 0, savedBySharing: 1 });
  });

  test('of two signers are two', async () => {
    const client = await open(ids([1, 2]));
    const user = { ...fixedAuthorization };
    await Promise.all([client.call(scope(), getList), client.call(scope(), { ...getList, authorization: user })]);
    expect(server.calls).toHaveLength(2);
  });

  test('go on when one of two who wait leaves at its deadline', async () => {
    const client = await open([hold]);
    const leaving = new AbortController();
    const left = faultOf(client.call(scope({ signal: leaving.signal }), getList));
    const stayed = client.call(scope(), getList);
    await until(() => held.length > 0);
    leaving.abort();
    expect((await left).code).toBe('UPSTREAM_TIMEOUT');
    answerHeld('1');
    expect(await stayed).toEqual({ id: '1' });
    expect(server.calls).toHaveLength(1);
  });

  test('are aborted when the last waiter leaves, and not joined after that', async () => {
    const client = await open([hold, ...ids([2])]);
    const leaving = [new AbortController(), new AbortController()];
    const left = leaving.map(({ signal }) => faultOf(client.call(scope({ signal }), getList)));
    await until(() => held.length > 0);
    const isClosed = new Promise((resolve) => held[0]?.once('close', () => resolve(true)));
    for (const controller of leaving) controller.abort();
    const next = client.call(scope(), getList);
    expect(await isClosed).toBe(true);
    expect((await Promise.all(left)).map(({ code }) => code)).toEqual(['UPSTREAM_TIMEOUT', 'UPSTREAM_TIMEOUT']);
    expect(await next).toEqual({ id: '2' });
  });

  test('for a batch job are not waited for by people', async () => {
    const client = await open([hold, ...ids([2])]);
    const batch = client.call(scope({ priority: 'batch' }), getList);
    await until(() => held.length > 0);
    expect(await client.call(scope(), getList)).toEqual({ id: '2' });
    answerHeld('1');
    expect(await batch).toEqual({ id: '1' });
  });
});

describe('cached answers', () => {
  test('are served until their TTL ends, then read again', async () => {
    const client = await open(ids([1, 2]));
    const usage = new Map<Source, SourceUsage>();
    await read(client);
    passedMs = 40_000;
    expect((await read(client, scope({ usage }))).value).toEqual({ id: '1' });
    expect(usage.get('SPACEBRING')).toMatchObject({ calls: 0, savedByCache: 1 });
    passedMs = 60_001;
    expect(await read(client)).toMatchObject({ value: { id: '2' }, isStale: false });
    expect(server.calls).toHaveLength(2);
  });

  test('are decoded once', async () => {
    const client = await open(ids([1]));
    expect((await read(client)).value).toBe((await read(client)).value);
  });

  test('are read anew in the background shortly before their end', async () => {
    const client = await open(ids([1, 2]));
    await read(client);
    passedMs = 50_000;
    const { value } = await read(client);
    expect(value).toEqual({ id: '1' });
    for (let next: unknown = value; next === value; { value: next } = await read(client)) {
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    passedMs = 65_000;
    expect((await read(client)).value).toEqual({ id: '2' });
    expect(server.calls).toHaveLength(2);
  });

  test('are none without a time to live, and none of a single user', async () => {
    const client = await open(ids([1]));
    const { ttlSeconds: _none, ...uncached } = getList;
    for (const call of [uncached, { ...getList, authorization: fixedAuthorization }]) {
      await read(client, scope(), call);
      await read(client, scope(), call);
    }
    expect(server.calls).toHaveLength(4);
  });

  test('of a range that is long over live longer', async () => {
    const client = await open(ids([1, 2]));
    const call = { ...getList, ttlSeconds: 5, rangeEnd: new Date(NOW.getTime() - 3 * 86_400_000) };
    await read(client, scope(), call);
    passedMs = 200_000;
    expect((await read(client, scope(), call)).value).toEqual({ id: '1' });
  });

  test('are skipped and replaced by a request that reads through', async () => {
    const client = await open(ids([1, 2]));
    await read(client);
    expect((await read(client, scope({ isReadThrough: true }))).value).toEqual({ id: '2' });
    expect((await read(client)).value).toEqual({ id: '2' });
    expect(server.calls).toHaveLength(2);
  });

  test('are never failures', async () => {
    const client = await open([DOWN, ...ids([2])]);
    await faultOf(read(client));
    expect((await read(client)).value).toEqual({ id: '2' });
  });
});

describe('a source that fails', () => {
  test('is replaced by its last good answer, which is marked as stale', async () => {
    const client = await open([...ids([1]), DOWN]);
    await read(client);
    passedMs = STALE_MS - 60_000;
    expect(await read(client)).toEqual({ value: { id: '1' }, readAt: NOW.getTime(), isStale: true });
  });

  test('is stood in for by an answer from before a write, which is never fresh', async () => {
    const client = await open([json({ id: '1' }), json({ id: 'written' }), json({}, 500)]);
    await read(client);
    await client.call(scope(), { ...getList, method: 'POST', body: {} });
    expect(await read(client)).toEqual({ value: { id: '1' }, readAt: NOW.getTime(), isStale: true });
    expect(server.calls).toHaveLength(3);
  });

  test('is replaced at the deadline of the waiting request', async () => {
    const client = await open([...ids([1]), hold]);
    await read(client);
    passedMs = 60_001;
    expect(await read(client, scope({ signal: AbortSignal.timeout(30) }))).toMatchObject({ isStale: true });
  });

  test.each<[string, Answer, number, Partial<RequestScope>]>([
    ['when the answer is too old', DOWN, STALE_MS + 1, {}],
    ['when it refuses', json({}, 404), 60_001, {}],
    ['for whoever reads through', DOWN, 60_001, { isReadThrough: true }],
  ])('is not stood in for %s', async (_name, failure, ageMs, by) => {
    const client = await open([...ids([1]), failure]);
    await read(client);
    passedMs = ageMs;
    expect((await faultOf(read(client, scope(by)))).code).toMatch(/^UPSTREAM_/);
  });
});

describe('a write', () => {
  test('makes everything be read anew', async () => {
    const client = await open(ids([1, 2, 3]));
    await read(client);
    await client.call(scope(), postItem);
    expect((await read(client)).value).toEqual({ id: '3' });
  });

  test('that may have been delivered does too, and one that was refused does not', async () => {
    const client = await open([...ids([1]), json({}, 400), DOWN, ...ids([4])]);
    await read(client);
    await faultOf(client.call(scope(), postItem));
    expect((await read(client)).value).toEqual({ id: '1' });
    await faultOf(client.call(scope(), postItem));
    expect((await read(client)).value).toEqual({ id: '4' });
  });

  test('is not followed by an answer of a read that began before it', async () => {
    const client = await open([hold, ...ids([2, 3])]);
    const before = read(client);
    await until(() => held.length > 0);
    await client.call(scope(), postItem);
    expect((await read(client)).value).toEqual({ id: '3' });
    answerHeld('1');
    expect((await before).value).toEqual({ id: '1' });
    expect((await read(client)).value).toEqual({ id: '3' });
  });
});

test('memory is bounded: the answer used longest ago makes room', async () => {
  cache.close();
  cache = openReadCache({ isOn: true, maxBytes: 600, staleMs: STALE_MS, redis: null, warn: () => {} });
  const client = await open(ids([1, 2, 3, 4]));
  const call = (id: number) => ({ ...getList, query: { id } });
  for (const id of [1, 2, 3, 3, 1]) await read(client, scope(), call(id));
  expect(server.calls.map(({ url }) => url)).toEqual(['/list?id=1', '/list?id=2', '/list?id=3', '/list?id=1']);
});
