import { once } from 'node:events';
import { request } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { createSandboxServer } from '../../../src/sandbox/kit/create-sandbox-server.js';
import type { SandboxFault } from '../../../src/sandbox/kit/fault.js';
import { createJournal } from '../../../src/sandbox/kit/journal.js';
import { listenOnLoopback } from '../../../src/sandbox/kit/listen-on-loopback.js';

const NOW = new Date('2026-03-18T17:00:00Z');

describe('a sandbox server', () => {
  let app: FastifyInstance;
  let address: string;
  let writes: number;
  let commits: number;

  beforeEach(async () => {
    writes = 0;
    commits = 0;
    app = createSandboxServer({
      name: 'played',
      journal: createJournal({
        clock: { now: () => NOW },
        log: {
          earlier: [],
          append: () => {
            commits += 1;
          },
        },
      }),
      renderError: (status) => ({
        contentType: 'application/json; charset=utf-8',
        body: JSON.stringify({ played: status }),
      }),
    });
    // A hook of the played server must not reach the controls.
    app.addHook('onRequest', async (request, reply) => {
      if (request.headers.authorization !== 'yes') return reply.code(401).send({ refused: true });
    });
    app.get('/visit/:id', async () => ({ visit: 'this is the visit' }));
    app.get('/visits', async () => ({ visits: [] }));
    app.post('/visits', async (_request, reply) => {
      writes += 1;
      return reply.code(201).send({ written: writes });
    });
    address = await listenOnLoopback(app, 0);
  });

  afterEach(() => app.close());

  const call = (path: string, method = 'GET', signal: AbortSignal | null = null) =>
    fetch(`${address}${path}`, { method, headers: { authorization: 'yes' }, signal });
  const counts = async (): Promise<unknown> => (await fetch(`${address}/__sandbox/requests`)).json();
  const putFaults = (body: unknown) =>
    fetch(`${address}/__sandbox/faults`, {
      method: 'PUT',
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  const setFault = async (fault: SandboxFault | readonly SandboxFault[]) => {
    expect((await putFaults(fault)).status).toBe(204);
  };

  test('listens on the loopback address', () => {
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  });

  test('tells the time of its clock', async () => {
    expect((await call('/visits')).headers.get('date')).toBe(NOW.toUTCString());
  });

  test('counts requests by route template and status, its own controls left out', async () => {
    await call('/visit/1');
    await call('/visit/2?a=b');
    await fetch(`${address}/visit/3`);
    await call('/nowhere');
    await counts();
    expect(await counts()).toEqual([
      { method: 'GET', route: 'GET /visit/:id', status: 200, count: 2 },
      { method: 'GET', route: 'GET /visit/:id', status: 401, count: 1 },
      { method: 'GET', route: 'GET /nowhere', status: 404, count: 1 },
    ]);
  });

  test('starts counting anew after DELETE', async () => {
    await call('/visits');
    expect((await fetch(`${address}/__sandbox/requests`, { method: 'DELETE' })).status).toBe(204);
    expect(await counts()).toEqual([]);
  });

  test('answers an unknown control with 404', async () => {
    expect((await fetch(`${address}/__sandbox/nothing`)).status).toBe(404);
  });

  test('answers a fault status in the shape of the played server, before its other hooks', async () => {
    await setFault({ status: 503 });
    const response = await fetch(`${address}/visits`);
    expect(response.status).toBe(503);
    expect(await response.json()).toEqual({ played: 503 });
    expect(await counts()).toEqual([{ method: 'GET', route: 'GET /visits', status: 503, count: 1 }]);
  });

  test('answers a fault status of 204 without a body', async () => {
    await setFault({ status: 204 });
    expect(await (await call('/visits')).text()).toBe('');
  });

  test.each(['GET /visit', 'get /visit/:id', '/visit/', 'GET /visit/:id'])(
    'applies the first fault whose route fits: %s',
    async (route) => {
      await setFault([{ route, status: 502 }, { status: 503 }]);
      expect((await call('/visit/1')).status).toBe(502);
    },
  );

  test.each(['POST /visits', '/visit/:id', 'GET /visitors'])('leaves other routes alone: %s', async (route) => {
    await setFault({ route, status: 502 });
    expect((await call('/visits')).status).toBe(200);
  });

  test('waits before it answers', async () => {
    await setFault({ latencyMs: 60 });
    const startedAt = performance.now();
    expect((await call('/visits')).status).toBe(200);
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(55);
  });

  test('carries a slow request out though its caller has gone', async () => {
    await setFault({ latencyMs: 80 });
    const sent = request(`${address}/visits`, { method: 'POST', headers: { authorization: 'yes' } });
    sent.on('error', () => {});
    sent.end();
    await once(sent, 'finish');
    sent.destroy();
    await setFault([]);
    while (writes === 0) await counts();
    expect(writes).toBe(1);
  });

  test('never answers a hanging request, counts it at once, and closes all the same', async () => {
    await setFault({ route: 'GET /visits', hang: true });
    const hanging = expect(call('/visits')).rejects.toThrow();
    while (JSON.stringify(await counts()) === '[]');
    expect(await counts()).toEqual([{ method: 'GET', route: 'GET /visits', status: 0, count: 1 }]);
    await app.close();
    await hanging;
  });

  test('closes at once while a request waits out its latency', async () => {
    await setFault({ latencyMs: 60_000 });
    const waiting = expect(call('/visits')).rejects.toThrow();
    await new Promise((resolve) => app.server.once('request', resolve));
    await app.close();
    await waiting;
  });

  test('breaks the connection before a write', async () => {
    await setFault({ reset: 'before' });
    await expect(call('/visits', 'POST')).rejects.toThrow();
    expect(writes).toBe(0);
    expect(await counts()).toEqual([{ method: 'POST', route: 'POST /visits', status: 0, count: 1 }]);
  });

  test('breaks the connection after a write was done', async () => {
    await setFault({ reset: 'after' });
    await expect(call('/visits', 'POST')).rejects.toThrow();
    expect(writes).toBe(1);
    expect(await counts()).toEqual([{ method: 'POST', route: 'POST /visits', status: 0, count: 1 }]);
  });

  test('answers a refusal as ever where a break was to follow the write', async () => {
    await setFault({ reset: 'after' });
    expect((await fetch(`${address}/visits`, { method: 'POST' })).status).toBe(401);
    expect((await call('/nowhere', 'POST')).status).toBe(404);
    expect(writes).toBe(0);
  });

  test('does not write under a fault status, unless the status is to come after the write', async () => {
    await setFault({ status: 500 });
    expect((await call('/visits', 'POST')).status).toBe(500);
    expect(writes).toBe(0);
    await setFault({ status: 500, reset: 'after' });
    const response = await call('/visits', 'POST');
    expect(response.status).toBe(500);
    expect(await response.json()).toEqual({ played: 500 });
    expect(writes).toBe(1);
    expect(await counts()).toEqual([{ method: 'POST', route: 'POST /visits', status: 500, count: 2 }]);
  });

  test('hangs before a write, unless it is to hang after the write', async () => {
    await setFault({ hang: true });
    await expect(call('/visits', 'POST', AbortSignal.timeout(50))).rejects.toThrow();
    expect(writes).toBe(0);
    await setFault({ hang: true, reset: 'after' });
    await expect(call('/visits', 'POST', AbortSignal.timeout(50))).rejects.toThrow();
    expect(writes).toBe(1);
  });

  test('logs a write before its answer, and before it breaks the connection', async () => {
    expect(commits).toBe(0);
    await call('/visits', 'POST');
    expect(commits).toBe(1);
    await setFault({ reset: 'after' });
    await expect(call('/visits', 'POST')).rejects.toThrow();
    expect([writes, commits]).toEqual([2, 2]);
  });

  test('cuts a malformed answer in the middle, under status 200', async () => {
    await setFault({ malformed: true });
    const response = await call('/visit/1');
    expect(response.status).toBe(200);
    const whole = JSON.stringify({ visit: 'this is the visit' });
    expect(await response.text()).toBe(whole.slice(0, Math.ceil(whole.length / 2)));
  });

  test('lets an error rate strike that share of the requests, with 500 where no failure is named', async () => {
    await setFault({ errorRate: 0.3 });
    let struck = 0;
    for (let request = 0; request < 200; request += 1) struck += (await call('/visits')).status === 500 ? 1 : 0;
    expect(struck).toBeGreaterThan(35);
    expect(struck).toBeLessThan(85);
  });

  test.each([
    ['text that is no JSON', '{'],
    ['an unknown member', { statsu: 500 }],
    ['a rate above one', { errorRate: 2 }],
    ['a negative latency', { latencyMs: -1 }],
    ['an unknown reset', { reset: 'during' }],
    ['a list with one wrong fault', [{ status: 500 }, { status: 'many' }]],
    ['null', null],
  ])('refuses %s with 400 and keeps the faults it has', async (_what, input) => {
    await setFault({ status: 418 });
    expect((await putFaults(input)).status).toBe(400);
    expect((await call('/visits')).status).toBe(418);
  });

  test('clears faults on DELETE', async () => {
    await setFault({ status: 503 });
    await fetch(`${address}/__sandbox/faults`, { method: 'DELETE' });
    expect((await call('/visits')).status).toBe(200);
    expect(await (await fetch(`${address}/__sandbox/faults`)).json()).toEqual([]);
  });
});
