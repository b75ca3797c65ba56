import { startTestServer, type TestServer } from '../start-test-server.js';

let server: TestServer | null = null;

afterEach(async () => {
  await server?.close();
  server = null;
});

const policyOf = (answer: Response) => answer.headers.get('content-security-policy') ?? '';

test('an answer may be neither framed, sniffed nor made a page', async () => {
  server = await startTestServer({ settings: { isProduction: true, isLandingPageOn: false } });
  for (const answer of [await server.post('{ __typename }'), await fetch(new URL('/nope', server.url))]) {
    expect(policyOf(answer)).toBe("default-src 'none';base-uri 'none';form-action 'none';frame-ancestors 'none'");
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'strict-transport-security': expect.stringContaining('max-age='),
    });
    expect(answer.headers.get('x-powered-by')).toBeNull();
  }
});

test('the landing page may load what its own policy names, and may not be framed', async () => {
  server = await startTestServer();
  const page = await fetch(server.url, { headers: { accept: 'text/html' } });
  expect(policyOf(page)).toContain("frame-ancestors 'none'");
  expect(policyOf(page)).not.toMatch(/script-src|default-src 'none'/);
  expect(await page.text()).toMatch(/http-equiv="Content-Security-Policy" content="script-src 'self' 'nonce-/);
});

test('an address that cannot be read is a GraphQL error too', async () => {
  server = await startTestServer();
  const answer = await fetch(new URL('/%zz', server.url));
  expect(answer.status).toBe(400);
  expect(await answer.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
});
