import { createRequestClient } from '../../../../src/upstreams/http/policies/request-memo.js';
import type { UpstreamCall, UpstreamClient } from '../../../../src/upstreams/http/upstream-client.js';
import { fixedAuthorization, getItem, postItem, scope } from './client-fixture.js';

function recordingClient(answer: () => { id: string }) {
  const calls: UpstreamCall<unknown>[] = [];
  const client: UpstreamClient = {
    async call(_scope, call) {
      calls.push(call);
      return call.decode.parse(answer());
    },
    health: () => {
      throw new Error('not called here');
    },
  };
  return { calls, request: createRequestClient(client, scope()) };
}

test('equal GETs happen once, however their members are ordered', async () => {
  const { calls, request } = recordingClient(() => ({ id: '1' }));
  const answers = await Promise.all([
    request.call({ ...getItem, query: { a: 1, b: 2 } }),
    request.call({ ...getItem, query: { b: 2, a: 1, c: undefined } }),
  ]);
  await request.call({ ...getItem, query: { a: 1, b: 2 } });
  expect(answers).toEqual([{ id: '1' }, { id: '1' }]);
  expect(calls).toHaveLength(1);
});

test.each<[string, Partial<typeof getItem>]>([
  ['route', { route: '/other/{id}' }],
  ['params', { params: { id: 'other' } }],
  ['query', { query: { a: 1 } }],
])('GETs that differ in %s are different calls', async (_name, difference) => {
  const { calls, request } = recordingClient(() => ({ id: '1' }));
  await Promise.all([request.call(getItem), request.call({ ...getItem, ...difference })]);
  expect(calls).toHaveLength(2);
});

test('GETs are equal only under the same signer', async () => {
  const { calls, request } = recordingClient(() => ({ id: '1' }));
  const user = { ...fixedAuthorization };
  const other = { ...fixedAuthorization };
  for (const authorization of [user, other, user]) await request.call({ ...getItem, authorization });
  await request.call(getItem);
  expect(calls.map(({ authorization }) => authorization)).toEqual([user, other, undefined]);
});

test('equal GETs share their failure', async () => {
  const failure = new Error('down');
  const { calls, request } = recordingClient(() => {
    throw failure;
  });
  const outcomes = await Promise.allSettled([request.call(getItem), request.call(getItem)]);
  expect(outcomes).toEqual([
    { status: 'rejected', reason: failure },
    { status: 'rejected', reason: failure },
  ]);
  expect(calls).toHaveLength(1);
});

test('every write happens, and what was read before it is read again', async () => {
  const { calls, request } = recordingClient(() => ({ id: '1' }));
  await request.call(getItem);
  await request.call(postItem);
  await request.call(postItem);
  await request.call(getItem);
  expect(calls.map(({ method }) => method)).toEqual(['GET', 'POST', 'POST', 'GET']);
});
