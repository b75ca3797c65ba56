import { createServer, type Server } from 'node:http';
import { type Gateway, startGateway } from '../../src/app/start-gateway.js';
import { loadConfig } from '../../src/config/load-config.js';
import { SANDBOX_CREDENTIALS } from '../../src/sandbox/kit/sandbox-settings.js';
import { startTestGateway, type TestGateway } from '../support/gateway.js';

const POISON = '"__proto__":{"polluted":"yes","isActive":false},"constructor":{"prototype":{"polluted":"yes"}}';

let sandbox: TestGateway;
let source: Server;
let gateway: Gateway;

/** W3lcome, but every object of its answers has members named for the prototype. */
async function startPoisonedSource(address: string): Promise<Server> {
  const server = createServer(async (request, response) => {
    const { host: _host, ...headers } = request.headers;
    const answer = await fetch(new URL(request.url ?? '', address), {
      headers: { ...headers } as Record<string, string>,
    });
    const text = (await answer.text()).replace(/\{(?=")/g, `{${POISON},`);
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(text);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

beforeAll(async () => {
  sandbox = await startTestGateway({ SANDBOX_VISITS: '100' });
  const address = sandbox.gateway.sourceAddresses.W3LCOME ?? '';
  source = await startPoisonedSource(address);
  const at = source.address();
  if (at === null || typeof at === 'string') throw new Error('no port');
  const environment = {
    PORT: '0',
    LOG_LEVEL: 'silent',
    AUTH_MODE: 'none',
    GATEWAY_SECRET: 'a secret that is long enough',
    W3LCOME_URL: `http://127.0.0.1:${at.port}${new URL(address).pathname}`,
    W3LCOME_TOKEN: SANDBOX_CREDENTIALS.w3lcome.token,
  };
  gateway = await startGateway(loadConfig(environment), environment);
});

afterAll(async () => {
  await gateway.close();
  await new Promise((resolve) => source.close(resolve));
  await sandbox.close();
});

test('members named for the prototype, in what a source answers, change nothing', async () => {
  const query =
    '{ people(first: 5, filter: { sources: [W3LCOME] }) { nodes { name email isActive } sources { source status } } }';
  const ask = async (url: string) => {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query }) });
    return (await answer.json()) as { data: { people: { nodes: unknown[]; sources: unknown[] } } };
  };
  const [poisoned, clean] = [await ask(`${gateway.address}/graphql`), await ask(sandbox.url)];
  expect(clean.data.people.nodes).toHaveLength(5);
  expect(poisoned.data.people.nodes).toEqual(clean.data.people.nodes);
  expect(poisoned.data.people.sources).toContainEqual({ source: 'W3LCOME', status: 'FRESH' });
  expect('polluted' in {}).toBe(false);
});
