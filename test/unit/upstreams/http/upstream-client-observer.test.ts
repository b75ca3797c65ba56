import type { UpstreamObserver } from '../../../../src/upstreams/http/upstream-client.js';
import { clientOf, getItem, postItem, scope } from './client-fixture.js';
import { type Answer, hang, json, type ScriptedServer, startScriptedServer } from './scripted-server.js';

let server: ScriptedServer;

async function script(...answers: Answer[]): Promise<{ told: unknown[]; observer: UpstreamObserver }> {
  server = await startScriptedServer(...answers);
  const told: unknown[] = [];
  const observer: UpstreamObserver = {
    callQueued(source, { method, route }) {
      told.push(`${source} ${method} ${route}`);
      return {
        headers: { traceparent: 'the-trace', authorization: 'another signature' },
        started: (waitedMs) => told.push(waitedMs >= 0 && 'started'),
        ended: (result) => told.push(result),
      };
    },
    readAnswered: (_source, outcome) => told.push(outcome),
  };
  return { told, observer };
}

afterEach(() => server.close());

test('each attempt is reported from its wait to its end, by its route and not its address', async () => {
  const { told, observer } = await script(json({}, 503), json({ id: '1' }));
  await clientOf(server.url, { observer }).call(scope(), getItem);
  const name = 'SPACEBRING GET /items/{id}';
  expect(told).toEqual(['miss', name, 'started', 503, name, 'started', 200]);
});

test('a call without an answer is reported by its reason', async () => {
  const { told, observer } = await script(hang);
  await clientOf(server.url, { observer, timeoutMs: 30 })
    .call(scope(), postItem)
    .catch(() => {});
  expect(told).toEqual(['SPACEBRING POST /items/{id}', 'started', 'UPSTREAM_TIMEOUT']);
});

test('a call that is aborted before its start is not reported as started', async () => {
  const { told, observer } = await script(hang);
  const client = clientOf(server.url, { observer });
  await client.call(scope({ signal: AbortSignal.abort() }), postItem).catch(() => {});
  expect(told.filter((each) => each === 'started')).toEqual([]);
});

test('what the observer sends along is sent, and never in place of a signature', async () => {
  const { observer } = await script(json({ id: '1' }));
  await clientOf(server.url, { observer }).call(scope(), getItem);
  expect(server.calls[0]?.headers).toMatchObject({
    traceparent: 'the-trace',
    authorization: expect.stringMatching(/^Basic/),
  });
});

test('equal reads in flight are one call, and the second one has joined', async () => {
  const { told, observer } = await script(json({ id: '1' }));
  const client = clientOf(server.url, { observer });
  await Promise.all([client.call(scope(), getItem), client.call(scope(), getItem)]);
  expect(told.filter((each) => each === 'joined' || each === 'miss')).toEqual(['miss', 'joined']);
});
