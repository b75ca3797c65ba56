import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { RequestScope } from '../../../../src/upstreams/http/upstream-client.js';
import { createW3lcomeUpstream } from '../../../../src/upstreams/w3lcome/index.js';
import { CONFIG, NOW } from './scripted-w3lcome.js';

let server: Server | undefined;

afterEach(async () => {
  const open = server;
  server = undefined;
  if (open === undefined) return;
  open.closeAllConnections();
  await new Promise((resolve) => open.close(resolve));
});

/** One answer for everything; the requests are recorded. */
async function setUp(status: number, body: unknown) {
  const requests: IncomingMessage[] = [];
  server = createServer((request, response) => {
    requests.push(request);
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  const listening = server;
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  const address = listening.address();
  if (address === null || typeof address === 'string') throw new Error('the server does not listen on a port');
  const upstream = createW3lcomeUpstream(
    { ...CONFIG, url: `http://127.0.0.1:${address.port}/v1` },
    {
      phoneParser: { toE164: () => null, countryCallingCode: () => null },
      clock: { now: () => NOW },
      warn: () => undefined,
    },
  );
  const scope: RequestScope = { signal: new AbortController().signal, priority: 'interactive' };
  return { upstream, scope, requests, adapter: upstream.forRequest(scope) };
}

describe('W3lcome over HTTP', () => {
  test('is called with the key as issued, under the configured header, below the configured path', async () => {
    const { upstream, scope, requests } = await setUp(200, { fields: [] });
    await upstream.probe(scope);
    expect(
      requests.map(({ method, url, headers }) => [method, url, headers['authentication'], headers.authorization]),
    ).toEqual([['GET', '/v1/company/fields', 'Basic token', undefined]]);
  });

  test('gets the content type with every call, those without a body included', async () => {
    const { adapter, requests } = await setUp(404, { type: 'NOT_FOUND' });
    await adapter.visits.loadVisit('visit/a', NOW);
    expect(requests.map(({ headers }) => headers['content-type'])).toEqual(['application/JSON']);
  });

  test.each(['ALREADY_EXISTS', 'INVALID_QUERY_KEY', 'INTERNAL'])(
    'does not take %s under 404 for absence',
    async (type) => {
      const { adapter } = await setUp(404, { type });
      await expect(adapter.visits.loadVisit('visit/a', NOW)).rejects.toMatchObject({ sourceCode: type });
    },
  );

  test('gets operator and time of a filter encoded', async () => {
    const { adapter, requests } = await setUp(200, { visits: [], invitees: [] });
    await adapter.visits.readVisits({ range: { from: NOW, to: new Date(NOW.getTime() + 1) }, now: NOW });
    const visits = requests.find(({ url }) => url?.startsWith('/v1/visits'));
    expect(visits?.url).not.toMatch(/[<>+]/);
    expect(Object.fromEntries(new URL(visits?.url ?? '', 'http://host').searchParams)).toEqual({
      limit: '1000',
      offset: '0',
      queryKey: 'checkinAt',
      queryOp: '>=',
      queryValue: '2026-03-09T00:00:00-03:00',
    });
  });

  test('shares equal reads within one request, and none between requests', async () => {
    const { adapter, upstream, scope, requests } = await setUp(404, { type: 'NOT_FOUND' });
    await Promise.all([adapter.visits.loadVisit('visit/a', NOW), adapter.visits.loadVisit('visit/a', NOW)]);
    expect(requests).toHaveLength(1);
    await upstream.forRequest(scope).visits.loadVisit('visit/a', NOW);
    expect(requests).toHaveLength(2);
  });

  test.each([200, 400, 403, 404, 409])('means absence by NOT_FOUND, whatever the status (%i)', async (status) => {
    const { adapter } = await setUp(status, { type: 'NOT_FOUND' });
    expect(await adapter.people.loadPerson('a')).toBeNull();
  });

  test.each([200, 400, 401, 403, 404])(
    'means wrong credentials by UNAUTHORIZED, whatever the status (%i)',
    async (status) => {
      const { adapter } = await setUp(status, { type: 'UNAUTHORIZED' });
      await expect(adapter.people.loadPerson('a')).rejects.toMatchObject({ code: 'UPSTREAM_REJECTED_CREDENTIALS' });
    },
  );

  test.each([
    ['a record', { type: 'SECRET', id: 7 }],
    ['a text in lower case', { type: 'visitor of Ana' }],
  ])('shows nothing of an answer that could not be read and is %s', async (_, body) => {
    const { adapter } = await setUp(200, body);
    await expect(adapter.people.loadPerson('a')).rejects.toMatchObject({
      code: 'UPSTREAM_INVALID_RESPONSE',
      sourceCode: null,
    });
  });

  test('keeps the own word of any other refusal', async () => {
    const { adapter } = await setUp(400, { type: 'INVALID_QUERY_KEY' });
    await expect(adapter.people.readPeople({})).rejects.toMatchObject({
      code: 'UPSTREAM_REJECTED',
      sourceCode: 'INVALID_QUERY_KEY',
    });
  });

  test.each<[string, unknown]>([
    ['no list', { size: 3 }],
    ['two lists', { a: [], b: [] }],
    ['a text', 'hosts'],
  ])('is not believed when it answers a list with %s', async (_, body) => {
    const { adapter } = await setUp(200, body);
    await expect(adapter.people.readPeople({})).rejects.toMatchObject({ code: 'UPSTREAM_INVALID_RESPONSE' });
  });
});
