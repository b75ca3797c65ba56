import { createServer, type Server, type Socket } from 'node:net';
import type { UpstreamClient } from '../../../../src/upstreams/http/upstream-client.js';
import { clientOf, faultOf, fixedAuthorization, getItem, postItem, scope } from './client-fixture.js';
import { type Answer, hang, json, reset, type ScriptedServer, startScriptedServer, text } from './scripted-server.js';

let server: ScriptedServer;

async function script(...answers: Answer[]): Promise<void> {
  server = await startScriptedServer(...answers);
}

afterEach(() => server?.close());

const ok = json({ id: '1' });
/** Port 0 is no place to connect to. */
const closedUrl = 'http://127.0.0.1:0';

const truncated: Answer = (response, request) => {
  response.writeHead(200, { 'content-length': '100' }).write('{"id":');
  setImmediate(() => request.socket.destroy());
};

describe('a write that may have been carried out', () => {
  test.each<[string, Answer]>([
    ['whose connection breaks', reset],
    ['that is not answered in time', hang],
    ['that meets an internal error', json({}, 500)],
    ['that meets an overloaded gateway', json({}, 503)],
    ['that is redirected', text('', 302, { location: '/items/elsewhere' })],
    ['whose answer is not JSON', text('<html>')],
    ['whose answer lacks what is needed', json({ name: 'x' })],
    ['whose answer breaks off', truncated],
    ['whose answer cannot be unpacked', text('no gzip', 200, { 'content-encoding': 'gzip' })],
  ])('is one %s, and it is sent once', async (_name, answer) => {
    await script(answer);
    const fault = await faultOf(clientOf(server.url, { timeoutMs: 200 }).call(scope(), postItem));
    expect(fault.isDelivered).toBe(true);
    expect(server.calls).toHaveLength(1);
  });

  test('is one whose answer is too large to read', async () => {
    await script(ok);
    const fault = await faultOf(clientOf(server.url, { maxResponseBytes: 3 }).call(scope(), postItem));
    expect(fault.isDelivered).toBe(true);
    expect(server.calls).toHaveLength(1);
  });

  test('is one whose scope ends while the source works on it', async () => {
    const controller = new AbortController();
    await script(() => controller.abort());
    const fault = await faultOf(clientOf(server.url).call(scope({ signal: controller.signal }), postItem));
    expect(fault).toMatchObject({ code: 'UPSTREAM_TIMEOUT', isDelivered: true });
    expect(server.calls).toHaveLength(1);
  });

  test.each(['PUT', 'PATCH', 'DELETE'] as const)('may be a %s', async (method) => {
    await script(reset);
    const fault = await faultOf(clientOf(server.url).call(scope(), { ...postItem, method }));
    expect(fault.isDelivered).toBe(true);
    expect(server.calls).toHaveLength(1);
  });

  test('is one that was signed anew and then met an outage', async () => {
    await script(text('', 401), json({}, 500));
    const client = clientOf(server.url, { authorization: { ...fixedAuthorization, renew: async () => true } });
    expect(await faultOf(client.call(scope(), postItem))).toMatchObject({ status: 500, isDelivered: true });
    expect(server.calls).toHaveLength(2);
  });
});

describe('a write that was provably not carried out', () => {
  test.each([400, 401, 403, 404, 409, 422, 429])('is one refused with %d', async (status) => {
    await script(json({}, status));
    const fault = await faultOf(clientOf(server.url).call(scope(), postItem));
    expect(fault).toMatchObject({ status, isDelivered: false });
    expect(server.calls).toHaveLength(1);
  });

  test('is one whose scope had ended', async () => {
    await script(ok);
    const fault = await faultOf(clientOf(server.url).call(scope({ signal: AbortSignal.abort() }), postItem));
    expect(fault.isDelivered).toBe(false);
    expect(server.calls).toHaveLength(0);
  });

  test('is one whose scope ended while it waited for its turn', async () => {
    const controller = new AbortController();
    await script(hang);
    const client = clientOf(server.url, { concurrency: 1, timeoutMs: 200 });
    const first = faultOf(client.call(scope(), getItem));
    const waiting = faultOf(client.call(scope({ signal: controller.signal }), postItem));
    await new Promise((resolve) => setImmediate(resolve));
    expect(client.health().queueLength).toBe(1);
    controller.abort();
    expect(await waiting).toMatchObject({ code: 'UPSTREAM_TIMEOUT', isDelivered: false });
    await first;
    expect(server.calls.map(({ method }) => method)).toEqual(['GET']);
  });

  test('is one whose scope ended while it was being connected', async () => {
    await script(ok);
    const controller = new AbortController();
    const call = faultOf(clientOf(server.url).call(scope({ signal: controller.signal }), postItem));
    await Promise.resolve();
    controller.abort();
    expect((await call).isDelivered).toBe(false);
    await clientOf(server.url).call(scope(), getItem);
    expect(server.calls.map(({ method }) => method)).toEqual(['GET']);
  });

  test('is one that the open circuit held back', async () => {
    await script(json({}, 500));
    const client = clientOf(server.url);
    for (let index = 0; index < 10; index += 1) await faultOf(client.call(scope(), getItem));
    expect(await faultOf(client.call(scope(), postItem))).toMatchObject({ status: null, isDelivered: false });
    expect(server.calls).toHaveLength(10);
  });

  test('is one whose sign-in failed, even where the sign-in itself may have been carried out', async () => {
    await script(json({}, 500));
    const client: UpstreamClient = clientOf(server.url, {
      authorization: {
        ...fixedAuthorization,
        headers: async (forScope) => {
          const { id } = await client.call(forScope, { ...postItem, route: '/sign-in', params: {}, isSigned: false });
          return { authorization: id };
        },
      },
    });
    expect(await faultOf(client.call(scope(), postItem))).toMatchObject({ status: 500, isDelivered: false });
    expect(server.calls.map(({ url }) => url)).toEqual(['/sign-in']);
  });

  test('is one refused with 401 whose sign-in could not be renewed', async () => {
    await script(text('', 401));
    const down = clientOf(server.url, {
      authorization: {
        ...fixedAuthorization,
        renew: async (forScope) => {
          await clientOf(closedUrl).call(forScope, postItem);
          return true;
        },
      },
    });
    expect(await faultOf(down.call(scope(), postItem))).toMatchObject({
      code: 'UPSTREAM_UNAVAILABLE',
      isDelivered: false,
    });
    expect(server.calls).toHaveLength(1);
  });

  test('is one to a source that does not listen', async () => {
    await script(ok);
    await server.close();
    expect(await faultOf(clientOf(server.url).call(scope(), postItem))).toMatchObject({
      code: 'UPSTREAM_UNAVAILABLE',
      isDelivered: false,
    });
  });

  test('is one to a source whose name is unknown', async () => {
    const fault = await faultOf(clientOf('http://source.invalid', { timeoutMs: 1_000 }).call(scope(), postItem));
    expect(fault.isDelivered).toBe(false);
  });

  test('is one with an id that cannot be part of an address', async () => {
    await script(ok);
    const fault = await faultOf(clientOf(server.url).call(scope(), { ...postItem, params: { id: '..' } }));
    expect(fault).toMatchObject({ status: 404, isDelivered: false });
    expect(server.calls).toHaveLength(0);
  });
});

describe('connections', () => {
  let listener: Server;
  const sockets: Socket[] = [];

  async function listen(onConnection: (socket: Socket) => void): Promise<number> {
    listener = createServer((socket) => {
      sockets.push(socket);
      socket.on('error', () => {});
      onConnection(socket);
    });
    await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
    const address = listener.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    return address.port;
  }

  afterEach(async () => {
    for (const socket of sockets.splice(0)) socket.destroy();
    if (listener?.listening) await new Promise((resolve) => listener.close(resolve));
  });

  test('one that stood and broke before anything was heard may have carried the write', async () => {
    const port = await listen((socket) => socket.once('data', () => socket.resetAndDestroy()));
    expect((await faultOf(clientOf(`http://127.0.0.1:${port}`).call(scope(), postItem))).isDelivered).toBe(true);
    expect(sockets).toHaveLength(1);
  });

  test('an answer that is no HTTP may stand for a write that was carried out', async () => {
    const port = await listen((socket) => socket.end('no http\r\n\r\n'));
    expect((await faultOf(clientOf(`http://127.0.0.1:${port}`).call(scope(), postItem))).isDelivered).toBe(true);
  });

  test.each<[string, (socket: Socket) => void]>([
    ['fails', (socket) => socket.end('no tls\r\n\r\n')],
    ['is cut off', (socket) => socket.resetAndDestroy()],
    ['never ends', () => {}],
  ])('a write never left where the TLS handshake %s', async (_name, onConnection) => {
    const port = await listen(onConnection);
    const client = clientOf(`https://127.0.0.1:${port}`, { timeoutMs: 200 });
    expect((await faultOf(client.call(scope(), postItem))).isDelivered).toBe(false);
    expect(sockets).toHaveLength(1);
  });

  test('a write opens its own instead of one that the source may be closing', async () => {
    await script(ok);
    const client = clientOf(server.url);
    await client.call(scope(), getItem);
    await client.call(scope(), postItem);
    await client.call(scope(), getItem);
    const [read, write, readAgain] = server.calls.map(({ port }) => port);
    expect(write).not.toBe(read);
    expect(readAgain).toBe(read);
  });
});

test('a read is never reported as delivered', async () => {
  await script(reset);
  expect((await faultOf(clientOf(server.url).call(scope(), getItem))).isDelivered).toBe(false);
});
