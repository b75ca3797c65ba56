import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fastify as createFastify, type FastifyInstance } from 'fastify';
import { copyExplorer } from '../../../scripts/copy-explorer.mjs';
import { serveExplorer } from '../../../src/server/explorer/serve-explorer.js';
import { startTestServer } from './start-test-server.js';

const folder = mkdtempSync(join(tmpdir(), 'visitgraph-explorer-'));
let server: FastifyInstance;

beforeAll(() => {
  copyExplorer(folder);
  server = createFastify();
  serveExplorer(server, folder);
});

afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

const get = (url: string, headers: Record<string, string> = {}) => server.inject({ url, headers });

test('the page loads nothing but the gateway’s own files, and has no script of its own', async () => {
  const page = await get('/explorer');
  expect([page.statusCode, page.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
  const parts = [...page.body.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, part]) => part);
  expect(parts.filter((part) => part !== 'data:,' && !part?.startsWith('explorer/'))).toEqual([]);
  expect(page.body).not.toMatch(/<script(?![^>]* src=)/);
  for (const part of parts.filter((name) => name?.startsWith('explorer/'))) {
    expect((await get(`/${part}`)).statusCode).toBe(200);
  }
});

test('its content security policy allows no other host, no inline script and no evaluation', async () => {
  const policy = String((await get('/explorer')).headers['content-security-policy']);
  expect(policy).toMatch("default-src 'none'");
  expect(policy).toMatch(/script-src 'self'(;|$)/);
  expect(policy).toMatch(/connect-src 'self'(;|$)/);
  expect(policy).not.toMatch(/https?:|\*|unsafe/);
});

test('a file that has not changed is not sent again', async () => {
  const first = await get('/explorer/graphiql.js');
  expect(first.headers).toMatchObject({
    'content-type': 'text/javascript; charset=utf-8',
    'cache-control': 'no-cache',
  });
  const again = await get('/explorer/graphiql.js', { 'if-none-match': String(first.headers.etag) });
  expect([again.statusCode, again.body]).toEqual([304, '']);
});

test('operations that run as they are come first, writes last', async () => {
  const operations: { query: string; variables: Record<string, string> }[] = (
    await get('/explorer/operations.json')
  ).json();
  const isWrite = operations.map(({ query }) => /^mutation /m.test(query));
  expect(isWrite).toEqual([...isWrite].sort());
  expect(operations[0]?.variables).toMatchObject({ from: 'DateTime!', to: 'DateTime!' });
  const committed = readdirSync(new URL('../../../schema/operations', import.meta.url));
  expect(operations).toHaveLength(committed.length);
});

test.each(['/explorer/nope.js', '/explorer/..%2f..%2fpackage.json', '/explorer/.graphiql.js.1'])(
  'nothing else is served: %s',
  async (url) => {
    expect((await get(url)).statusCode).toBe(404);
  },
);

test('a slash at the end leads to the page', async () => {
  const answer = await get('/explorer/');
  expect([answer.statusCode, answer.headers.location]).toEqual([302, '../explorer']);
});

test('where it was never built, it says what to do', async () => {
  const bare = createFastify();
  serveExplorer(bare, join(folder, 'missing'));
  const answer = await bare.inject('/explorer');
  expect([answer.statusCode, answer.json().errors[0].message]).toEqual([404, expect.stringContaining('npm run build')]);
  await bare.close();
});

test('what is served weighs less than two megabytes', () => {
  const bytes = readdirSync(folder).reduce((sum, file) => sum + statSync(join(folder, file)).size, 0);
  expect(bytes).toBeLessThan(2_000_000);
});

test('it can be switched off', async () => {
  const off = await startTestServer({ settings: { isExplorerOn: false } });
  expect((await fetch(new URL('/explorer', off.url))).status).toBe(404);
  await off.close();
});
