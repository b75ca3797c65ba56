import { z } from 'zod';
import type { Authorization } from '../../../../src/upstreams/http/upstream-client.js';
import { clientOf, faultOf, fixedAuthorization, getItem, NOW, postItem, scope } from './client-fixture.js';
import { type Answer, json, type ScriptedServer, startScriptedServer, text } from './scripted-server.js';

let server: ScriptedServer;

async function script(...answers: Answer[]): Promise<void> {
  server = await startScriptedServer(...answers);
}

afterEach(() => server.close());

const ok = json({ id: '1' });

describe('refusals', () => {
  test('a 403 keeps its status, for adapters that know what it means', async () => {
    await script(text('', 403));
    const fault = await faultOf(clientOf(server.url).call(scope(), getItem));
    expect(fault).toMatchObject({ code: 'UPSTREAM_REJECTED_CREDENTIALS', status: 403 });
  });

  test("a refusal carries the source's own word and the message its adapter lets through", async () => {
    await script(json({ type: 'NOT_FOUND' }, 404));
    const client = clientOf(server.url, {
      source: 'W3LCOME',
      readError: (status, body) => ({
        message: `no such visit (${status})`,
        sourceCode: z.object({ type: z.string() }).parse(body).type,
      }),
    });
    const fault = await faultOf(client.call(scope(), getItem));
    expect(fault).toMatchObject({
      code: 'UPSTREAM_REJECTED',
      status: 404,
      sourceCode: 'NOT_FOUND',
      message: 'W3lcome refused the request: no such visit (404)',
    });
  });

  test('a bare text body reaches the error reader as text', async () => {
    await script(text('Resident not found', 400));
    const client = clientOf(server.url, { readError: (_status, body) => ({ sourceCode: String(body) }) });
    expect(await faultOf(client.call(scope(), postItem))).toMatchObject({ sourceCode: 'Resident not found' });
  });

  test('a refusal is an answer: health does not count it as a failure', async () => {
    await script(json({}, 404));
    const client = clientOf(server.url);
    await faultOf(client.call(scope(), getItem));
    expect(client.health()).toMatchObject({ lastFailureAt: null, lastFault: null });
  });
});

describe('sign-in', () => {
  /** Hands out token 1, and token 2 after a renewal that happens once however many ask for it. */
  function renewing(): { authorization: Authorization; renewals: () => number } {
    let token = 1;
    let renewals = 0;
    let renewal: Promise<boolean> | null = null;
    return {
      renewals: () => renewals,
      authorization: {
        headers: async () => ({ authorization: `Bearer ${token}` }),
        renew: async (_scope, rejected) => {
          if (rejected['authorization'] !== `Bearer ${token}`) return true;
          renewal ??= new Promise((resolve) =>
            setImmediate(() => {
              renewals += 1;
              token += 1;
              renewal = null;
              resolve(true);
            }),
          );
          return renewal;
        },
      },
    };
  }

  const acceptsOnlySecondToken: Answer = (response, request) =>
    (request.headers.authorization === 'Bearer 2' ? ok : text('', 401))(response, request);

  test('calls refused with 401 at the same time are signed again and repeated once each', async () => {
    await script(acceptsOnlySecondToken);
    const { authorization, renewals } = renewing();
    const client = clientOf(server.url, { authorization });

    const answers = await Promise.all(
      ['1', '2', '3', '4', '5'].map((id) => client.call(scope(), { ...getItem, params: { id } })),
    );

    expect(answers).toHaveLength(5);
    expect(renewals()).toBe(1);
    expect(server.calls).toHaveLength(10);
  });

  test('a second 401 is final', async () => {
    await script(text('', 401));
    const client = clientOf(server.url, { authorization: renewing().authorization });
    expect(await faultOf(client.call(scope(), postItem))).toMatchObject({
      code: 'UPSTREAM_REJECTED_CREDENTIALS',
      status: 401,
    });
    expect(server.calls).toHaveLength(2);
  });

  test('a 401 that cannot be renewed is not repeated', async () => {
    await script(text('', 401));
    expect(await faultOf(clientOf(server.url).call(scope(), getItem))).toMatchObject({
      code: 'UPSTREAM_REJECTED_CREDENTIALS',
    });
    expect(server.calls).toHaveLength(1);
  });

  test('a sign-in that may make calls of its own does not block a limiter of one', async () => {
    await script(ok);
    const client = clientOf(server.url, {
      concurrency: 1,
      authorization: {
        ...fixedAuthorization,
        headers: async (forScope) => {
          const { id } = await client.call(forScope, { ...postItem, isSigned: false });
          return { authorization: `Bearer ${id}` };
        },
      },
    });
    await client.call(scope(), getItem);
    expect(server.calls.map(({ method, headers }) => [method, headers.authorization])).toEqual([
      ['POST', undefined],
      ['GET', 'Bearer 1'],
    ]);
  });
});

describe('circuit and health', () => {
  test('ten outages in a row open the circuit, and calls then fail without reaching the source', async () => {
    await script(json({}, 500));
    const client = clientOf(server.url);
    for (let index = 0; index < 10; index += 1) await faultOf(client.call(scope(), getItem));

    const fault = await faultOf(client.call(scope(), getItem));

    expect(fault).toMatchObject({ code: 'UPSTREAM_UNAVAILABLE', status: null });
    expect(client.health().circuit).toBe('OPEN');
    expect(server.calls).toHaveLength(10);
  });

  test('of the calls that wait in the limiter when the circuit opens, at most the next one reaches the source', async () => {
    await script(json({}, 500));
    const client = clientOf(server.url, { concurrency: 1 });
    await Promise.all(Array.from({ length: 30 }, () => faultOf(client.call(scope(), getItem))));
    expect(server.calls.length).toBeLessThanOrEqual(11);
  });

  test('health has the latest success and failure', async () => {
    await script(ok, json({}, 500));
    const client = clientOf(server.url, { requestsPerSecond: 7 });
    await client.call(scope(), getItem);
    await faultOf(client.call(scope(), getItem));
    expect(client.health()).toEqual({
      lastSuccessAt: NOW,
      lastFailureAt: NOW,
      lastFault: {
        code: 'UPSTREAM_UNAVAILABLE',
        message: 'Spacebring is not available at the moment',
        retryAfterSeconds: null,
      },
      requestsPerSecondLimit: 7,
      queueLength: 0,
      circuit: 'CLOSED',
      isQuotaShared: null,
    });
  });
});
