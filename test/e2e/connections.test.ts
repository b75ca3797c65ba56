import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { findDescriptorProblems } from '../../src/config/read-descriptor-limit.js';
import { createFakeAdapter } from '../support/fakes/fake-adapter.js';
import { createPerson } from '../unit/graphql/graph-harness.js';
import { LIMITS, serve, startTestServer, type TestServer } from '../unit/server/start-test-server.js';

let server: TestServer;

const CONNECTIONS = { perAddress: 3, idleMs: 200, unreadMs: 200 };

beforeEach(async () => {
  server = await startTestServer({ settings: { limits: { ...LIMITS, connections: CONNECTIONS } } });
});

afterEach(() => server.close());

async function dial(): Promise<Socket> {
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
  socket.on('error', () => {});
  await once(socket, 'connect');
  return socket;
}

const codesOf = async (answer: Response) => {
  const { errors } = (await answer.json()) as { errors: { extensions: { code: string } }[] };
  return [answer.status, ...errors.map(({ extensions }) => extensions.code)];
};

const sendBody = (body: string | Buffer, type = 'application/json') =>
  fetch(server.url, { method: 'POST', headers: { 'content-type': type }, body });

test('a connection that asks nothing more is closed', async () => {
  const socket = await dial();
  socket.write('GET /health/live HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n');
  socket.resume();
  await once(socket, 'close');
  expect(socket.bytesRead).toBeGreaterThan(0);
});

test('an answer that nobody reads is cut, however much of it is left', async () => {
  const people = Array.from({ length: 200 }, (_unused, index) =>
    createPerson({ sourceId: `m${index}`, name: 'n'.repeat(200_000) }),
  );
  const limits = { ...LIMITS, answerBytes: Number.MAX_SAFE_INTEGER, connections: CONNECTIONS };
  const large = await startTestServer({
    settings: { limits },
    sources: [serve(() => createFakeAdapter('SPACEBRING', { people }))],
  });
  const cut = once(large.fastify.server, 'connection').then(([socket]: Socket[]) => socket && once(socket, 'close'));
  const client = connect(Number(new URL(large.url).port), '127.0.0.1');
  client.on('error', () => {}).pause();
  const body = JSON.stringify({ query: '{ people(first: 200) { nodes { name } } }' });
  const headers = `host: 127.0.0.1\r\ncontent-type: application/json\r\ncontent-length: ${body.length}`;
  client.write(`POST /graphql HTTP/1.1\r\n${headers}\r\n\r\n${body}`);
  await cut;
  client.destroy();
  await large.close();
});

test('one address has no more connections than it may, and gets further ones when others have ended', async () => {
  const sockets = [await dial(), await dial(), await dial()];
  const surplus = await dial();
  surplus.resume();
  await once(surplus, 'close');
  expect(sockets.map(({ closed }) => closed)).toEqual([false, false, false]);
  const ended = sockets.map((socket) => once(socket, 'close'));
  for (const socket of sockets) socket.destroy();
  await Promise.all(ended);
  const next = await dial();
  next.write('GET /health/live HTTP/1.1\r\nhost: 127.0.0.1\r\nconnection: close\r\n\r\n');
  next.resume();
  await once(next, 'close');
  expect(next.bytesRead).toBeGreaterThan(0);
});

test.each([
  ['bytes that are not UTF-8', Buffer.from([...Buffer.from('{"query":"{ __typename # '), 0xe9, 0x22, 0x7d])],
  ['nested deeper than any input', `{"query":"{ __typename }","variables":${'['.repeat(50_000)}${']'.repeat(50_000)}}`],
  ['with half of a surrogate pair', '{"query":"{ __typename }","variables":{"name":"\\ud800"}}'],
])('a body of %s is a bad request', async (_name, body) => {
  expect(await codesOf(await sendBody(body))).toEqual([400, 'BAD_REQUEST']);
});

test.each([
  ['variables nested deeper than any input', `variables={"ids":${'['.repeat(200)}${']'.repeat(200)}}`],
  ['variables with half of a surrogate pair', 'variables={"name":"\\ud800"}'],
  ['a member of variables with half of a surrogate pair', 'variables={"\\udfff":1}'],
  ['extensions nested deeper than any', `extensions={"a":${'['.repeat(200)}${']'.repeat(200)}}`],
  ['extensions with half of a surrogate pair', 'extensions={"persistedQuery":{"sha256Hash":"\\ud800"}}'],
])('an address with %s is a bad request', async (_name, parameters) => {
  const address = `${server.url}?query={__typename}&${parameters}`;
  const answer = await fetch(address, { headers: { 'apollo-require-preflight': '1' } });
  expect(await codesOf(answer)).toEqual([400, 'BAD_REQUEST']);
});

test.each([
  ['utf-8', 200],
  ['UTF-8', 200],
  ['iso-8859-1', 415],
  ['utf-16', 415],
])('a body in the charset %s is answered with %d', async (charset, status) => {
  const answer = await sendBody('{"query":"{ __typename }"}', `application/json; charset=${charset}`);
  expect(answer.status).toBe(status);
});

test.each([
  ['an alias', (name: string) => `{ ${name}: __typename }`],
  ['an operation name', (name: string) => `query ${name} { __typename }`],
])('%s of 129 characters is refused, and one of 128 is not', async (_kind, write) => {
  const sent = (length: number) => server.post(write('a'.repeat(length)));
  expect((await sent(128)).status).toBe(200);
  expect(await codesOf(await sent(129))).toEqual([400, 'QUERY_TOO_COMPLEX']);
});

test.each([
  [{ authorization: 'Bearer a.b.c' }, 200],
  [{ 'x-api-key': 'key' }, 200],
  [{ 'x-request-priority': 'batch' }, 200],
  [{ 'apollo-require-preflight': '1' }, 200],
  [{ authorization: 'Basic YTpi' }, 400],
  [{ 'x-api-key': '' }, 400],
  [{}, 400],
])('a GET with %j is answered with %d', async (headers, status) => {
  const address = `${server.url}?query={__typename}&operationName=&variables=`;
  expect((await fetch(address, { headers })).status).toBe(status);
});

test('two Authorization headers are refused', async () => {
  const socket = await dial();
  const headers = 'host: 127.0.0.1\r\nauthorization: Bearer a\r\nauthorization: Bearer b\r\nconnection: close';
  socket.write(`GET /graphql?query={__typename} HTTP/1.1\r\n${headers}\r\n\r\n`);
  const [chunk] = (await once(socket, 'data')) as [Buffer];
  expect(chunk.toString().slice(0, 12)).toBe('HTTP/1.1 401');
});

test('a limit of open files that is too low is said in words', () => {
  expect(findDescriptorProblems(null)).toEqual([]);
  expect(findDescriptorProblems(512)).toEqual([]);
  expect(findDescriptorProblems(511)).toEqual([
    'The limit of open files is 511, and at least 512 are needed: raise it, e.g. with ulimit -n',
  ]);
});
