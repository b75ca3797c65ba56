import { once } from 'node:events';
import { openCallerLimits } from '../../../../src/app/shared-state.js';
import { SignInUnavailableError, UnauthenticatedError } from '../../../../src/domain/access/access-errors.js';
import type { Caller } from '../../../../src/domain/access/caller.js';
import { ANYONE } from '../../../../src/domain/access/caller.js';
import { openClients } from '../../../support/redis-clients.js';
import { describeWithRedis, type RunningRedis, startRedis, stopRedis } from '../../../support/redis-server.js';
import { LIMITS, startTestServer, type TestServer } from '../start-test-server.js';

const opened: { close(): unknown }[] = [];
const limits = { ...LIMITS, requestsPerMinute: 3 };

afterEach(async () => {
  for (const { close } of opened.splice(0).reverse()) await close();
});

/** A server that takes the name of a caller from a header. */
async function start(given: Parameters<typeof startTestServer>[0] = {}): Promise<TestServer> {
  const authenticate = async (headers: Record<string, unknown>): Promise<Caller> => {
    const { 'x-test-caller': name } = headers;
    return typeof name === 'string'
      ? { ...ANYONE, kind: headers['x-test-kind'] === 'api-key' ? 'api-key' : 'token', name }
      : ANYONE;
  };
  const server = await startTestServer({ ...given, authenticate, settings: { limits, ...given.settings } });
  opened.push(server);
  return server;
}

async function askTimes(times: number, server: TestServer, headers: Record<string, string> = {}): Promise<number[]> {
  const statuses: number[] = [];
  for (let count = 0; count < times; count += 1) {
    statuses.push((await server.post('{ __typename }', headers)).status);
  }
  return statuses;
}

describe('the requests of a caller in a minute', () => {
  test('are counted: one too many is refused with 429, and says when to retry', async () => {
    const server = await start();
    expect(await askTimes(3, server)).toEqual([200, 200, 200]);
    const refused = await server.post('{ __typename }');
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await refused.json()).toMatchObject({
      errors: [{ extensions: { code: 'RATE_LIMITED', requestId: refused.headers.get('x-request-id') } }],
    });
  });

  test('are counted for each caller by name', async () => {
    const server = await start();
    expect(await askTimes(4, server, { 'x-test-caller': 'desk' })).toEqual([200, 200, 200, 429]);
    expect(await askTimes(1, server, { 'x-test-caller': 'report' })).toEqual([200]);
    expect(await askTimes(1, server, { 'x-test-caller': 'desk', 'x-test-kind': 'api-key' })).toEqual([200]);
    // The names of the gateway's own callers are names like any other for a key.
    expect(await askTimes(4, server, { 'x-test-caller': 'anyone' })).toEqual([200, 200, 200, 429]);
    expect(await askTimes(4, server, { 'x-test-caller': 'anonymous' })).toEqual([200, 200, 200, 429]);
  });

  test('are counted for each address without sign-in; a proxy is believed only where it is trusted', async () => {
    const forged = await start();
    const forwarded = (last: number) => ({ 'x-forwarded-for': `192.0.2.${last}` });
    expect(await askTimes(3, forged)).toEqual([200, 200, 200]);
    expect(await askTimes(1, forged, forwarded(1))).toEqual([429]);
    const proxied = await start({ settings: { limits: { ...limits, trustedProxies: ['loopback'] } } });
    expect(await askTimes(4, proxied, forwarded(1))).toEqual([200, 200, 200, 429]);
    expect(await askTimes(1, proxied, forwarded(2))).toEqual([200]);
    const behindOne = await start({ settings: { limits: { ...limits, trustedProxies: 1 } } });
    expect(await askTimes(4, behindOne, forwarded(1))).toEqual([200, 200, 200, 429]);
    expect(await askTimes(1, behindOne, forwarded(2))).toEqual([200]);
  });

  test('are counted together for the addresses of one IPv6 network', async () => {
    const server = await start({ settings: { limits: { ...limits, trustedProxies: ['loopback'] } } });
    expect(await askTimes(3, server, { 'x-forwarded-for': '2001:db8::1' })).toEqual([200, 200, 200]);
    expect(await askTimes(1, server, { 'x-forwarded-for': '2001:db8::2' })).toEqual([429]);
    expect(await askTimes(1, server, { 'x-forwarded-for': '2001:db8:0:1::1' })).toEqual([200]);
  });

  test('are counted together for the ports of one address, which some proxies forward too', async () => {
    const server = await start({ settings: { limits: { ...limits, trustedProxies: 1 } } });
    const forwarded = (address: string) => askTimes(1, server, { 'x-forwarded-for': address });
    for (const port of [1, 50_001, 50_002]) expect(await forwarded(`192.0.2.1:${port}`)).toEqual([200]);
    expect(await forwarded('192.0.2.1:50003')).toEqual([429]);
    expect(await forwarded('192.0.2.1')).toEqual([429]);
    for (const port of [1, 2, 3]) expect(await forwarded(`[2001:db8::1]:${port}`)).toEqual([200]);
    expect(await forwarded('[2001:db8::1]:4')).toEqual([429]);
    expect(await forwarded('2001:db8::1')).toEqual([429]);
  });

  test('may be any number', async () => {
    const server = await start({ settings: { limits: { ...limits, requestsPerMinute: 0 } } });
    expect(new Set(await askTimes(10, server))).toEqual(new Set([200]));
  });
});

describe('the failed sign-ins of an address in a minute', () => {
  let checks = 0;

  beforeEach(() => {
    checks = 0;
  });

  /** Accepts `good`, and counts the checks of credentials. */
  async function startGuarded(): Promise<TestServer> {
    const server = await startTestServer({
      authenticate: async ({ authorization }) => {
        checks += 1;
        if (authorization === 'Bearer good') return ANYONE;
        if (authorization === 'Bearer later') throw new SignInUnavailableError('no keys');
        throw new UnauthenticatedError('an unknown API key');
      },
      settings: { limits: { ...limits, trustedProxies: ['loopback'] } },
    });
    opened.push(server);
    return server;
  }

  const bearer = (text: string, last = 1) => ({
    authorization: `Bearer ${text}`,
    'x-forwarded-for': `192.0.2.${last}`,
  });

  test('are counted: one too many is refused with 429, and from then on nothing is checked', async () => {
    const server = await startGuarded();
    expect(await askTimes(3, server, bearer('guess'))).toEqual([401, 401, 401]);
    const refused = await server.post('{ __typename }', bearer('guess'));
    expect([refused.status, Number(refused.headers.get('retry-after')) > 0]).toEqual([429, true]);
    expect(await refused.json()).toMatchObject({ errors: [{ extensions: { code: 'RATE_LIMITED' } }] });
    checks = 0;
    expect(await askTimes(20, server, bearer('guess'))).toEqual(Array(20).fill(429));
    expect(await askTimes(1, server, bearer('good'))).toEqual([429]);
    expect(checks).toBe(0);
  });

  test('do not concern another address, nor count as its requests', async () => {
    const server = await startGuarded();
    await askTimes(5, server, bearer('guess'));
    expect(await askTimes(3, server, bearer('good', 2))).toEqual([200, 200, 200]);
    expect(await askTimes(3, server, bearer('guess', 2))).toEqual([401, 401, 401]);
  });

  test('are none while credentials cannot be checked', async () => {
    const server = await startGuarded();
    expect(await askTimes(5, server, bearer('later'))).toEqual(Array(5).fill(503));
  });

  test('are as many at the same time', async () => {
    const server = await startGuarded();
    const asked = Array.from({ length: 40 }, () => server.post('{ __typename }', bearer('guess')));
    const statuses = (await Promise.all(asked)).map(({ status }) => status).sort();
    expect(statuses).toEqual([...Array(3).fill(401), ...Array(37).fill(429)]);
  });
});

describeWithRedis('with Redis', () => {
  const clients = openClients();
  let redis: RunningRedis;

  beforeEach(async () => {
    redis = await startRedis();
  });

  afterEach(async () => {
    clients.close();
    await stopRedis(redis.process);
  });

  async function startReplica(): Promise<TestServer> {
    const client = clients.at(redis.url);
    await once(client, 'ready');
    return start(await openCallerLimits({ persistedOperations: 'off', limits }, client));
  }

  test('all replicas count together', async () => {
    const [first, second] = [await startReplica(), await startReplica()];
    expect(await askTimes(2, first, { 'x-test-caller': 'desk' })).toEqual([200, 200]);
    expect(await askTimes(2, second, { 'x-test-caller': 'desk' })).toEqual([200, 429]);
  });

  test('each replica holds a caller to the limit by itself while Redis is away', async () => {
    const replica = await startReplica();
    await stopRedis(redis.process);
    expect(await askTimes(4, replica, { 'x-test-caller': 'desk' })).toEqual([200, 200, 200, 429]);
  });
});
