import { gzipSync } from 'node:zlib';
import { z } from 'zod';
import { clientOf, faultOf, getItem, postItem, scope, TOKEN } from './client-fixture.js';
import { type Answer, json, type ScriptedServer, startScriptedServer, text } from './scripted-server.js';

let server: ScriptedServer;

async function script(...answers: Answer[]): Promise<void> {
  server = await startScriptedServer(...answers);
}

afterEach(() => server.close());

const ok = json({ id: '1' });

describe('what is sent', () => {
  test('a GET carries the filled route, the encoded query and the signed headers', async () => {
    await script(ok);
    const client = clientOf(`${server.url}/base/`, { defaultHeaders: { 'spacebring-network-id': 'n' } });

    await client.call(scope(), {
      ...getItem,
      query: { 'date[gte]': '2026-01-01T00:00:00+01:00', limit: 5, skip: undefined },
    });

    const [call] = server.calls;
    expect(call?.url).toBe('/base/items/a%20b?date%5Bgte%5D=2026-01-01T00%3A00%3A00%2B01%3A00&limit=5');
    expect(call?.headers).toMatchObject({
      accept: 'application/json',
      authorization: `Basic ${TOKEN}`,
      'spacebring-network-id': 'n',
    });
  });

  test('a body is sent as JSON', async () => {
    await script(ok);
    await clientOf(server.url).call(scope(), postItem);
    expect(server.calls[0]).toMatchObject({ method: 'POST', body: '{"name":"x"}' });
  });

  test('calls in a row share one connection', async () => {
    await script(ok);
    const client = clientOf(server.url);
    for (let index = 0; index < 3; index += 1) await client.call(scope(), getItem);
    expect(new Set(server.calls.map(({ port }) => port)).size).toBe(1);
  });

  test('a write without a body is sent at once', async () => {
    await script(ok);
    await clientOf(server.url).call(scope(), { ...getItem, method: 'PATCH' });
    expect(server.calls[0]).toMatchObject({ method: 'PATCH', body: '' });
  });

  test('a sign-in call goes to its own address, as a form and unsigned', async () => {
    await script(ok);
    const client = clientOf('http://127.0.0.1:1');

    await client.call(scope(), {
      ...getItem,
      method: 'POST',
      url: `${server.url}/oauth/token`,
      form: { grant_type: 'refresh_token', refresh_token: 'a&b' },
      isSigned: false,
    });

    const [call] = server.calls;
    expect(call).toMatchObject({ url: '/oauth/token', body: 'grant_type=refresh_token&refresh_token=a%26b' });
    expect(call?.headers['content-type']).toBe('application/x-www-form-urlencoded');
    expect(call?.headers.authorization).toBeUndefined();
  });

  test('an id that would change the address is refused as absent, without a call', async () => {
    await script(ok);
    const fault = await faultOf(clientOf(server.url).call(scope(), { ...getItem, params: { id: '..' } }));
    expect(fault).toMatchObject({ code: 'UPSTREAM_REJECTED', status: 404 });
    expect(server.calls).toHaveLength(0);
  });
});

describe('what is read', () => {
  test('an empty 204 is undefined to the decoder', async () => {
    await script(text('', 204));
    await expect(
      clientOf(server.url).call(scope(), { ...getItem, method: 'DELETE', decode: z.undefined() }),
    ).resolves.toBeUndefined();
  });

  test('a compressed answer is read', async () => {
    await script(text(gzipSync('{"id":"zipped"}'), 200, { 'content-encoding': 'gzip' }));
    await expect(clientOf(server.url).call(scope(), getItem)).resolves.toEqual({ id: 'zipped' });
  });

  test.each([
    ['no JSON', text('<html>', 200)],
    ['cut JSON', text('{"id":"1', 200)],
    ['another shape', json({ name: 'x' })],
    ['no body where one is due', text('', 200)],
    ['a broken compression', text('no gzip', 200, { 'content-encoding': 'gzip' })],
    ['a redirect', text('', 302, { location: 'http://127.0.0.1:1/elsewhere' })],
  ])('%s is an invalid response and is not requested again', async (_name, answer) => {
    await script(answer);
    const fault = await faultOf(clientOf(server.url).call(scope(), getItem));
    expect(fault.code).toBe('UPSTREAM_INVALID_RESPONSE');
    expect(server.calls).toHaveLength(1);
  });

  test('an answer beyond the size limit is not read to its end', async () => {
    await script(text(gzipSync(Buffer.alloc(1_000_000, 'a')), 200, { 'content-encoding': 'gzip' }));
    const fault = await faultOf(clientOf(server.url, { maxResponseBytes: 10_000 }).call(scope(), getItem));
    expect(fault).toMatchObject({
      code: 'UPSTREAM_INVALID_RESPONSE',
      message: 'Spacebring sent an answer that is too large to read',
    });
    expect(server.calls).toHaveLength(1);
  });
});
