import { LIMITS, startTestServer, type TestServer } from '../start-test-server.js';

const MOST_REQUESTS = 5_000;

let server: TestServer | null = null;

afterEach(async () => {
  await server?.close();
  server = null;
});

/** The first answer that is not 200; the load is measured once a second. */
async function askUntilRefused(asked: TestServer): Promise<Response> {
  for (let count = 0; count < MOST_REQUESTS; count += 1) {
    const answer = await asked.post('{ __typename }');
    if (answer.status !== 200) return answer;
    await answer.text();
  }
  throw new Error('No request was refused');
}

test('an overloaded process refuses at once, and says when to retry', async () => {
  server = await startTestServer({ settings: { limits: { ...LIMITS, load: { eventLoopDelayMs: 0, heapBytes: 1 } } } });
  const refused = await askUntilRefused(server);
  expect(refused.status).toBe(503);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(await refused.json()).toMatchObject({
    errors: [{ extensions: { code: 'OVERLOADED', requestId: refused.headers.get('x-request-id') } }],
  });
  const elsewhere = await fetch(new URL('/', server.url), { redirect: 'manual' });
  expect(elsewhere.status).toBe(302);
});
