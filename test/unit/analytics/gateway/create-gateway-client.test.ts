import { EXIT } from '../../../../src/analytics/analytics-error.js';
import { createGatewayClient } from '../../../../src/analytics/gateway/create-gateway-client.js';
import { LocationsDocument } from '../../../../src/generated/operations.js';
import {
  type Answer,
  hang,
  json,
  reset,
  type ScriptedServer,
  startScriptedServer,
  text,
} from '../../upstreams/http/scripted-server.js';

const GOOD = json({ data: { locations: [] } });

let server: ScriptedServer | null = null;

afterEach(async () => {
  await server?.close();
  server = null;
});

async function openClient(answers: readonly Answer[], options: { apiKey?: string; timeoutMs?: number } = {}) {
  server = await startScriptedServer(...answers);
  const slept: number[] = [];
  const interruption = new AbortController();
  const client = createGatewayClient({
    url: `${server.url}/graphql`,
    apiKey: options.apiKey ?? null,
    sleep: async (ms) => {
      slept.push(ms);
    },
    signal: interruption.signal,
    ...(options.timeoutMs !== undefined && { timeoutMs: options.timeoutMs }),
  });
  return { ask: () => client.request(LocationsDocument, {}), client, slept, interruption, calls: server.calls };
}

const failure = (code: string, extensions = {}, status = 200) =>
  json({ errors: [{ message: 'Told so', extensions: { code, ...extensions } }] }, status);

const cutShort: Answer = (response) => {
  response.writeHead(200, { 'content-length': '1000' }).write('{"data":');
  response.socket?.end();
};

test('asks as a batch request and shows the key as a bearer token', async () => {
  const { ask, calls } = await openClient([GOOD], { apiKey: 'key-of-the-test' });
  await expect(ask()).resolves.toEqual({ locations: [] });
  expect(calls[0]?.headers).toMatchObject({
    authorization: 'Bearer key-of-the-test',
    'x-request-priority': 'batch',
    'content-type': 'application/json',
  });
  expect(calls[0]?.headers['cache-control']).toBeUndefined();
  expect(JSON.parse(calls[0]?.body ?? '')).toMatchObject({ query: expect.stringContaining('query Locations') });
});

test('reads through what is kept only when it is told to', async () => {
  const { client, calls } = await openClient([GOOD]);
  await client.request(LocationsDocument, {}, { isReadThrough: true });
  expect(calls[0]?.headers).toMatchObject({ 'cache-control': 'no-cache' });
  expect(calls[0]?.headers.authorization).toBeUndefined();
});

describe('what may pass is tried again', () => {
  test.each<[string, Answer, number]>([
    ['a 429 after the time it names', json({}, 429, { 'retry-after': '7' }), 7_000],
    ['a 503', text('busy', 503), 250],
    ['a connection that breaks', reset, 250],
    ['an answer that is cut short', cutShort, 250],
    ['a source that is over its quota', failure('UPSTREAM_RATE_LIMITED', { retryAfterSeconds: 3 }), 3_000],
    ["the gateway's own limit", failure('RATE_LIMITED', {}, 429), 250],
    ['a source that is down', failure('UPSTREAM_UNAVAILABLE'), 250],
  ])('%s', async (_, answer, delayMs) => {
    const { ask, slept } = await openClient([answer, GOOD]);
    await expect(ask()).resolves.toEqual({ locations: [] });
    expect(slept).toEqual([delayMs]);
  });

  test('with longer pauses, and not for ever', async () => {
    const { ask, slept, calls } = await openClient([text('busy', 503)]);
    await expect(ask()).rejects.toMatchObject({ status: EXIT.failed });
    expect(calls).toHaveLength(5);
    expect(slept).toEqual([250, 500, 1_000, 2_000]);
  });

  test('but not where it would take too long', async () => {
    const { ask, calls } = await openClient([json({}, 429, { 'retry-after': '3600' })]);
    await expect(ask()).rejects.toThrow('is too busy to answer (status 429)');
    expect(calls).toHaveLength(1);
  });
});

describe('what does not pass is told in one line', () => {
  test.each<[string, Answer, string, number]>([
    ['a refused key', failure('UNAUTHENTICATED', {}, 401), 'set API_KEY to a valid key', EXIT.failed],
    ['a 403 of a proxy', text('no', 403), 'set API_KEY to a valid key', EXIT.failed],
    ['a missing scope', failure('FORBIDDEN', { scope: 'visits:read' }), 'lacks the scope visits:read', EXIT.failed],
    ['another version', failure('GRAPHQL_VALIDATION_FAILED', {}, 400), 'use both in the same version', EXIT.failed],
    ['bad input', failure('BAD_USER_INPUT'), 'refuses the request: Told so', EXIT.usage],
    ['a source that is not set up', failure('SOURCE_NOT_CONFIGURED'), 'not configured for this', EXIT.failed],
    ['a fault', failure('INTERNAL_SERVER_ERROR'), '(INTERNAL_SERVER_ERROR): Told so', EXIT.failed],
    ['errors of another shape', json({ errors: ['what'] }), 'could not answer (no code)', EXIT.failed],
    ['no such address', text('', 404), 'with /graphql at its end', EXIT.failed],
    [
      'a redirect',
      text('', 302, { location: 'http://127.0.0.1/' }),
      'set GATEWAY_URL to the address of the gateway',
      EXIT.failed,
    ],
    ['a web page', text('<html></html>'), 'is not a visitgraph gateway', EXIT.failed],
    ['JSON of something else', json({ hello: 'there' }), 'is not a visitgraph gateway', EXIT.failed],
    ['another graph', json({ data: { cats: [] } }), 'is not a visitgraph gateway', EXIT.failed],
    ['data beside a bad status', json({ data: { locations: [] } }, 500), 'is not a visitgraph gateway', EXIT.failed],
  ])('%s', async (_, answer, message, status) => {
    const { ask, calls } = await openClient([answer], { apiKey: 'key-of-the-test' });
    const error: unknown = await ask().catch((reason: unknown) => reason);
    expect(error).toMatchObject({ name: 'AnalyticsError', message: expect.stringContaining(message), status });
    expect(String(error)).not.toContain('key-of-the-test');
    expect(String(error)).not.toContain('\n');
    expect(calls).toHaveLength(1);
  });

  test('a gateway that is down', async () => {
    const { ask } = await openClient([GOOD]);
    await server?.close();
    await expect(ask()).rejects.toThrow(/cannot be reached \(ECONNREFUSED\): is it running/);
  });

  test('a gateway that does not answer in time', async () => {
    const { ask, calls } = await openClient([hang], { timeoutMs: 1_000 });
    await expect(ask()).rejects.toThrow('gave no complete answer within 1 s');
    expect(calls).toHaveLength(1);
  });

  test('an interruption', async () => {
    const { ask, interruption } = await openClient([hang]);
    const asked = ask();
    interruption.abort();
    await expect(asked).rejects.toMatchObject({ message: 'Interrupted', status: EXIT.interrupted });
  });
});
