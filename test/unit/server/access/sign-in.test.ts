import { request as httpRequest } from 'node:http';
import { SignInUnavailableError, UnauthenticatedError } from '../../../../src/domain/access/access-errors.js';
import { ANYONE } from '../../../../src/domain/access/caller.js';
import type { Authenticate } from '../../../../src/server/access/authenticate.js';
import { STUDIO, startTestServer, type TestServer } from '../start-test-server.js';

const SECRET = 'a-credential-that-no-log-may-hold';

/** Accepts `Bearer good`. */
const authenticate: Authenticate = async ({ authorization }) => {
  if (authorization === 'Bearer good') return ANYONE;
  if (authorization === 'Bearer later') throw new SignInUnavailableError('the keys cannot be read');
  if (authorization === 'Bearer broken') throw new Error('a defect');
  throw new UnauthenticatedError('an unknown API key');
};

let server: TestServer;

beforeEach(async () => {
  server = await startTestServer({ authenticate, logLevel: 'info' });
});

afterEach(() => server.close());

test('a request with a valid credential is answered', async () => {
  const response = await server.post('{ __typename }', { authorization: 'Bearer good' });
  expect(await response.json()).toEqual({ data: { __typename: 'Query' } });
});

test('any other is refused as a GraphQL error, with the way to sign in', async () => {
  const response = await server.post('{ __typename }', { authorization: `Bearer ${SECRET}`, 'x-request-id': 'r-1' });
  expect(response.status).toBe(401);
  expect(response.headers.get('www-authenticate')).toBe('Bearer realm="visitgraph"');
  expect(await response.json()).toEqual({
    errors: [
      {
        message: 'The request carries no key or token that is accepted',
        extensions: { code: 'UNAUTHENTICATED', requestId: 'r-1' },
      },
    ],
  });
});

test('the log says why, and repeats nothing of the credential', async () => {
  await server.post('{ __typename }', { authorization: `Bearer ${SECRET}`, 'x-api-key': SECRET });
  await server.post('{ __typename }', { authorization: 'Bearer broken' });
  expect(server.logged).toContainEqual(expect.objectContaining({ level: 30, reason: 'an unknown API key' }));
  expect(JSON.stringify(server.logged)).not.toContain(SECRET);
});

test('a sign-in that cannot be checked is no fault of the caller', async () => {
  const response = await server.post('{ __typename }', { authorization: 'Bearer later' });
  expect([response.status, response.headers.get('retry-after')]).toEqual([503, '5']);
  expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'UPSTREAM_UNAVAILABLE' } }] });
});

test('a fault of sign-in itself admits no caller', async () => {
  const response = await server.post('{ __typename }', { authorization: 'Bearer broken' });
  expect(response.status).toBe(500);
  expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'INTERNAL_SERVER_ERROR' } }] });
});

test('the answer comes before the body has been sent', async () => {
  const status = await new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': '1000' };
    const request = httpRequest(server.url, { method: 'POST', headers });
    request.on('response', (response) => {
      resolve(response.statusCode);
      request.destroy();
    });
    request.on('error', reject);
    request.write('{');
  });
  expect(status).toBe(401);
});

describe('the page for browsers', () => {
  const html = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };

  test('is shown without sign-in', async () => {
    const response = await fetch(server.url, { headers: html });
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/html']);
  });

  test.each([
    ['a query', '?query={__typename}'],
    ['only variables', '?variables={}'],
  ])('is no way around sign-in with %s', async (_title, query) => {
    expect((await fetch(`${server.url}${query}`, { headers: html })).status).toBe(401);
  });

  test('is no way around sign-in for a GET that is no page view, or a POST', async () => {
    expect((await fetch(server.url, { headers: { accept: 'application/json' } })).status).toBe(401);
    expect((await server.post('{ __typename }', html)).status).toBe(401);
  });

  test('is no way around sign-in where there is no page', async () => {
    await server.close();
    server = await startTestServer({ authenticate, settings: { isLandingPageOn: false } });
    const response = await fetch(server.url, { headers: html });
    expect(await response.json()).not.toHaveProperty('data');
  });
});

describe('pages of allowed origins', () => {
  test('may send both headers that sign in', async () => {
    const response = await fetch(server.url, {
      method: 'OPTIONS',
      headers: {
        origin: STUDIO,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization,content-type,x-api-key',
      },
    });
    expect(response.status).toBe(204);
    expect(response.headers.get('access-control-allow-headers')).toBe('authorization,content-type,x-api-key');
  });

  test('can read why they are refused', async () => {
    const response = await server.post('{ __typename }', { origin: STUDIO });
    expect([response.status, response.headers.get('access-control-allow-origin')]).toEqual([401, STUDIO]);
  });
});
