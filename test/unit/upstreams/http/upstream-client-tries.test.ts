import { getMaxListeners } from 'node:events';
import { clientOf, faultOf, getItem, postItem, scope } from './client-fixture.js';
import { type Answer, hang, json, reset, type ScriptedServer, startScriptedServer } from './scripted-server.js';

let server: ScriptedServer;

async function script(...answers: Answer[]): Promise<void> {
  server = await startScriptedServer(...answers);
}

afterEach(() => server.close());

const ok = json({ id: '1' });

describe('tries', () => {
  test.each([502, 503, 504])('a GET answered %d is tried again', async (status) => {
    await script(json({}, status), json({}, status), ok);
    await expect(clientOf(server.url).call(scope(), getItem)).resolves.toEqual({ id: '1' });
    expect(server.calls).toHaveLength(3);
  });

  test('a broken connection is tried again, three times in all', async () => {
    await script(reset);
    const fault = await faultOf(clientOf(server.url).call(scope(), getItem));
    expect(fault).toMatchObject({ code: 'UPSTREAM_UNAVAILABLE', status: null });
    expect(server.calls).toHaveLength(3);
  });

  test('a write is never tried again', async () => {
    await script(json({}, 503));
    const fault = await faultOf(clientOf(server.url).call(scope(), postItem));
    expect(fault).toMatchObject({ code: 'UPSTREAM_UNAVAILABLE', status: 503 });
    expect(server.calls).toHaveLength(1);
  });

  test('an internal error of the source is not tried again', async () => {
    await script(json({ code: 'DATABASE_ERROR' }, 500), ok);
    const client = clientOf(server.url, { readError: () => ({ sourceCode: 'DATABASE_ERROR' }) });
    const fault = await faultOf(client.call(scope(), getItem));
    expect(fault).toMatchObject({ code: 'UPSTREAM_UNAVAILABLE', status: 500, sourceCode: 'DATABASE_ERROR' });
    expect(server.calls).toHaveLength(1);
  });

  test('the pause that a rate limit asks for is observed', async () => {
    await script(json({}, 429, { 'retry-after': '1' }), ok);
    await clientOf(server.url).call(scope(), getItem);
    const [first, second] = server.calls;
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(995);
  });

  test('a longer rest than a client would wait is reported at once', async () => {
    await script(json({}, 429, { 'retry-after': '60' }));
    const fault = await faultOf(clientOf(server.url).call(scope(), getItem));
    expect(fault).toMatchObject({ code: 'UPSTREAM_RATE_LIMITED', retryAfterSeconds: 60, status: 429 });
    expect(server.calls).toHaveLength(1);
  });

  test('the wait before another try ends with the scope, and the failure before it is reported', async () => {
    const controller = new AbortController();
    await script((response) => {
      json({}, 503, { 'retry-after': '4' })(response, response.req);
      response.once('close', () => setTimeout(() => controller.abort(), 10));
    });
    const startedAt = performance.now();
    const fault = await faultOf(clientOf(server.url).call(scope({ signal: controller.signal }), getItem));
    expect(fault.code).toBe('UPSTREAM_UNAVAILABLE');
    expect(performance.now() - startedAt).toBeLessThan(3_000);
    expect(server.calls).toHaveLength(1);
  });

  test('repeated tries wait for their turn in the same limiter', async () => {
    await script(json({}, 503), json({}, 503), ok);
    await clientOf(server.url, { requestsPerSecond: 2 }).call(scope(), getItem);
    const [first, , third] = server.calls;
    expect((third?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(1_000);
  });
});

describe('time', () => {
  test('a call that takes longer than its limit is a timeout and is not tried again', async () => {
    await script(hang);
    const fault = await faultOf(clientOf(server.url, { timeoutMs: 50 }).call(scope(), getItem));
    expect(fault).toMatchObject({ code: 'UPSTREAM_TIMEOUT', message: 'Spacebring did not answer in time' });
    expect(server.calls).toHaveLength(1);
  });

  test('a body that trickles past the limit is a timeout', async () => {
    await script((response) => {
      response.writeHead(200).write('{"id":');
    });
    const fault = await faultOf(clientOf(server.url, { timeoutMs: 50 }).call(scope(), getItem));
    expect(fault.code).toBe('UPSTREAM_TIMEOUT');
  });

  test('the scope ends a call in flight, and the source is not blamed for it', async () => {
    const controller = new AbortController();
    await script(() => controller.abort());
    const client = clientOf(server.url);
    const fault = await faultOf(client.call(scope({ signal: controller.signal }), getItem));
    expect(fault.code).toBe('UPSTREAM_TIMEOUT');
    expect(client.health()).toMatchObject({ lastFailureAt: null, lastFault: null, circuit: 'CLOSED' });
  });

  test('a scope that ends after its calls have ended disturbs nothing', async () => {
    const controller = new AbortController();
    await script(ok);
    const client = clientOf(server.url);
    await client.call(scope({ signal: controller.signal }), getItem);
    controller.abort();
    await new Promise((resolve) => setImmediate(resolve));
    await expect(client.call(scope(), getItem)).resolves.toEqual({ id: '1' });
  });

  test('many calls may wait on one scope without a warning of leaking listeners', async () => {
    await script(ok);
    const shared = scope();
    await clientOf(server.url).call(shared, getItem);
    // Node warns beyond this many.
    expect(getMaxListeners(shared.signal)).toBe(Number.POSITIVE_INFINITY);
  });

  test('a scope that has ended makes no call', async () => {
    await script(ok);
    const fault = await faultOf(clientOf(server.url).call(scope({ signal: AbortSignal.abort() }), getItem));
    expect(fault.code).toBe('UPSTREAM_TIMEOUT');
    expect(server.calls).toHaveLength(0);
  });

  test('a call that waits for its turn ends with its scope', async () => {
    const controller = new AbortController();
    await script(hang);
    const client = clientOf(server.url, { concurrency: 1, timeoutMs: 300 });
    const first = faultOf(client.call(scope(), getItem));
    const other = { ...getItem, params: { id: 'other' } };
    const second = faultOf(client.call(scope({ signal: controller.signal }), other));
    await new Promise((resolve) => setImmediate(resolve));
    expect(client.health().queueLength).toBe(1);
    controller.abort();
    expect((await second).code).toBe('UPSTREAM_TIMEOUT');
    expect(client.health().queueLength).toBe(0);
    await first;
    expect(server.calls).toHaveLength(1);
  });
});
