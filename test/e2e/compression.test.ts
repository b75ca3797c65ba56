import { once } from 'node:events';
import { type IncomingHttpHeaders, request } from 'node:http';
import { brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { startTestGateway, type TestGateway } from '../support/gateway.js';

const LARGE = '{ visits(first: 100) { nodes { id source status guest { name } } } }';
const SMALL = '{ __typename }';

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startTestGateway({ SANDBOX_VISITS: '600', CORS_ORIGINS: 'https://desk.example' });
});
afterAll(() => gateway.close());

interface Answer {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** The bytes as they are sent: `fetch` would decompress them. */
async function post(body: string | Buffer, headers: Record<string, string> = {}): Promise<Answer> {
  const asking = request(gateway.url, { method: 'POST', headers: { 'content-type': 'application/json', ...headers } });
  asking.end(body);
  const [answer] = await once(asking, 'response');
  const chunks: Buffer[] = [];
  for await (const chunk of answer) chunks.push(chunk);
  return { status: answer.statusCode, headers: answer.headers, body: Buffer.concat(chunks) };
}

const ask = (query: string, headers?: Record<string, string>) => post(JSON.stringify({ query }), headers);

test.each([
  ['gzip', gunzipSync],
  ['br', brotliDecompressSync],
] as const)(
  'a large answer is compressed by %s for a client that accepts it, and is the same answer',
  async (encoding, decompress) => {
    const plain = await ask(LARGE);
    const compressed = await ask(LARGE, { 'accept-encoding': encoding });
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(compressed.headers).toMatchObject({ 'content-encoding': encoding });
    expect(compressed.headers.vary).toMatch(/accept-encoding/i);
    expect(JSON.parse(String(decompress(compressed.body)))).toEqual(JSON.parse(String(plain.body)));
    expect(compressed.body.length).toBeLessThan(plain.body.length / 3);
  },
);

test('caches are told of the origin as well as of the encoding', async () => {
  const { headers } = await ask(LARGE, { 'accept-encoding': 'gzip', origin: 'https://desk.example' });
  expect(headers.vary).toMatch(/origin/i);
  expect(headers.vary).toMatch(/accept-encoding/i);
});

test.each([
  ['a small answer', SMALL, { 'accept-encoding': 'gzip' }],
  ['an answer to a client that accepts no encoding', LARGE, { 'accept-encoding': 'identity' }],
  ['an answer to a client that knows none of ours', LARGE, { 'accept-encoding': 'compress' }],
])('%s is sent as it is', async (_what, query, headers) => {
  const answer = await ask(query, headers);
  expect(answer.headers['content-encoding']).toBeUndefined();
  expect(JSON.parse(String(answer.body))).not.toHaveProperty('errors');
});

test('an equal question of a client that accepts no encoding is not given the compressed answer', async () => {
  const [compressed, plain] = await Promise.all([ask(LARGE, { 'accept-encoding': 'gzip' }), ask(LARGE)]);
  expect(JSON.parse(String(gunzipSync(compressed.body)))).toEqual(JSON.parse(String(plain.body)));
});

test('a compressed request is refused, not decompressed', async () => {
  const body = gzipSync(JSON.stringify({ query: SMALL }));
  const { status, body: text } = await post(body, { 'content-encoding': 'gzip' });
  expect(status).toBe(415);
  expect(JSON.parse(String(text))).toMatchObject({
    errors: [{ message: 'The request body must not be compressed', extensions: { code: 'BAD_REQUEST' } }],
  });
});
