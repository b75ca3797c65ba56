import { serverAudits } from 'graphql-http';
import { STUDIO, startTestServer, type TestServer } from '../unit/server/start-test-server.js';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});

afterAll(() => server.close());

describe('GraphQL over HTTP, by the audits of graphql-http', () => {
  /**
   * To a client that accepts application/json the specification recommends 200 for requests that cannot be executed.
   * Apollo Server answers 400, so that caches, proxies and monitoring see a client's mistake as one. The newer media
   * type, application/graphql-response+json, asks for 400, and there every recommendation is kept.
   */
  const NOT_FOLLOWED = [
    'SHOULD use 200 status code on document parsing failure when accepting application/json',
    'SHOULD use 200 status code on document validation failure when accepting application/json',
    'SHOULD use a status code of 200 on variable coercion failure when accepting application/json',
  ];

  /** The audits send no header that a browser could not send across origins; a real client does, and passes the check. */
  const fetchFn = (url: string, init: RequestInit = {}) =>
    fetch(url, {
      ...init,
      headers: { ...Object.fromEntries(new Headers(init.headers)), 'apollo-require-preflight': '1' },
    });

  const runAudits = () => Promise.all(serverAudits({ url: server.url, fetchFn }).map(({ fn }) => fn()));

  test('every MUST passes, and every SHOULD but those that are listed with their reason', async () => {
    const results = await runAudits();
    const failed = (status: string) => results.filter((result) => result.status === status).map(({ name }) => name);
    expect(failed('error')).toEqual([]);
    expect(failed('warn').sort()).toEqual(NOT_FOLLOWED);
    expect(results.length).toBeGreaterThanOrEqual(60);
  });
});

describe('a browser', () => {
  test('gets the Apollo Sandbox page at /graphql, with an operation to start from', async () => {
    const page = await fetch(server.url, { headers: { accept: 'text/html,application/xhtml+xml' } });
    expect(page.status).toBe(200);
    expect(page.headers.get('content-type')).toMatch('text/html');
    const html = await page.text();
    expect(html).toMatch('embeddable-sandbox');
    expect(html).toMatch('LatestVisits');
    expect(html).toMatch('<a href="/explorer">');
  });

  test('is led from / to the graph', async () => {
    const answer = await fetch(new URL('/', server.url), { redirect: 'manual' });
    expect([answer.status, answer.headers.get('location')]).toEqual([302, '/graphql']);
  });

  const preflight = (origin: string, headers: Record<string, string> = {}) =>
    fetch(server.url, {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'content-type',
        ...headers,
      },
    });

  test('may query from an allowed origin', async () => {
    const allowed = await preflight(STUDIO);
    expect(allowed.status).toBe(204);
    expect(allowed.headers.get('access-control-allow-origin')).toBe(STUDIO);
    expect(allowed.headers.get('access-control-allow-headers')).toBe('content-type');
    expect(allowed.headers.get('access-control-allow-private-network')).toBeNull();
    const answer = await server.post('{ __typename }', { origin: STUDIO });
    expect(answer.headers.get('access-control-allow-origin')).toBe(STUDIO);
    expect(answer.headers.get('access-control-expose-headers')).toBe('x-request-id, retry-after');
  });

  test('may reach into a private network from an allowed origin', async () => {
    const answer = await preflight(STUDIO, { 'access-control-request-private-network': 'true' });
    expect(answer.headers.get('access-control-allow-private-network')).toBe('true');
  });

  test('may not query from any other origin', async () => {
    const answer = await preflight('https://example.com', { 'access-control-request-private-network': 'true' });
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
    expect(answer.headers.get('access-control-allow-private-network')).toBeNull();
  });

  test('cannot be made to send a simple request across origins', async () => {
    const simple = await fetch(`${server.url}?query={__typename}`);
    expect(simple.status).toBe(400);
    expect(await simple.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
  });
});

describe('a request that cannot be read', () => {
  const send = (body: string, contentType = 'application/json') =>
    fetch(server.url, { method: 'POST', headers: { 'content-type': contentType }, body });

  test.each([
    ['is not JSON', () => send('{ "query": '), 400, 'BAD_REQUEST', 'JSON'],
    ['has an empty body', () => send(''), 400, 'BAD_REQUEST', 'empty'],
    [
      'is a form',
      () => send('query={__typename}', 'application/x-www-form-urlencoded'),
      415,
      'BAD_REQUEST',
      'application/json',
    ],
    ['is plain text', () => send('{ __typename }', 'text/plain'), 415, 'BAD_REQUEST', 'application/json'],
    ['is huge', () => send(JSON.stringify({ query: ' '.repeat(1_100_000) })), 413, 'BAD_REQUEST', 'too large'],
    ['is a batch', () => send('[{"query":"{__typename}"},{"query":"{__typename}"}]'), 400, 'BAD_REQUEST', 'batching'],
    ['has no query', () => send('{}'), 400, 'BAD_REQUEST', ''],
    ['has an empty query', () => server.post(''), 400, 'BAD_REQUEST', 'non-empty `query`'],
    ['is not GraphQL', () => server.post('{ visits('), 400, 'GRAPHQL_PARSE_FAILED', 'Syntax Error'],
    ['has far too many tokens', () => server.post(`{ ${'a '.repeat(11_000)} }`), 400, 'QUERY_TOO_COMPLEX', 'token'],
    ['names an unknown field', () => server.post('{ sources { nope } }'), 400, 'GRAPHQL_VALIDATION_FAILED', 'nope'],
    [
      'names an unknown operation',
      () => send('{"query":"query A { __typename }","operationName":"B"}'),
      400,
      'OPERATION_RESOLUTION_FAILURE',
      'B',
    ],
    [
      'has a variable of the wrong type',
      () => send('{"query":"query ($first: Int) { visits(first: $first) { totalCount } }","variables":{"first":"x"}}'),
      400,
      'BAD_USER_INPUT',
      '$first',
    ],
    ['uses another method', () => fetch(server.url, { method: 'PUT' }), 405, 'BAD_REQUEST', 'GET and POST'],
    ['goes to another address', () => fetch(new URL('/nope', server.url)), 404, 'NOT_FOUND', '/graphql'],
  ])('because it %s gets a clear GraphQL error and its proper status', async (_name, request, status, code, words) => {
    const answer = await request();
    expect(answer.status).toBe(status);
    const requestId = answer.headers.get('x-request-id');
    expect(requestId).toBeTruthy();
    expect(await answer.json()).toMatchObject({
      errors: [{ message: expect.stringContaining(words), extensions: { code, requestId } }],
    });
  });

  test('for a persisted query is told that there are none', async () => {
    const answer = await send(JSON.stringify({ extensions: { persistedQuery: { version: 1, sha256Hash: 'x' } } }));
    expect(await answer.json()).toMatchObject({ errors: [{ extensions: { code: 'PERSISTED_QUERY_NOT_SUPPORTED' } }] });
  });

  test('leaves nothing in the log', () => {
    expect(server.logged).toEqual([]);
  });
});
