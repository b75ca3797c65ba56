import { FrontDeskTodayDocument } from '../../src/generated/operations.js';
import { SANDBOX_CREDENTIALS } from '../../src/sandbox/kit/sandbox-settings.js';
import { type Sandbox, startSandbox } from '../../src/sandbox/start-sandbox.js';
import { NOW, startTestGateway, type TestGateway } from '../support/gateway.js';
import { mutateWell } from '../support/mutate.js';
import { describeWithRedis, type RunningRedis, startRedis, stopRedis } from '../support/redis-server.js';
import { first, hostsOf } from '../support/write-scene.js';

const VISITS = `{ visits(first: 5, filter: { sources: [W3LCOME] }) { nodes { id } sources { source status asOf error { code } } } }`;

interface Visits {
  readonly visits: {
    readonly nodes: readonly { readonly id: string }[];
    readonly sources: readonly { source: string; status: string; asOf: string | null }[];
  };
}

interface Explained {
  readonly data: Visits;
  readonly extensions?: {
    readonly upstream: Record<string, { calls: number; saved: { cache: number; shared: number } }>;
  };
}

async function ask(gateway: TestGateway, headers: Record<string, string> = {}): Promise<Explained> {
  const response = await fetch(gateway.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query: VISITS }),
  });
  return (await response.json()) as Explained;
}

const total = (counts: Record<string, number>) => Object.values(counts).reduce((sum, count) => sum + count, 0);

describe('with the cache on', () => {
  let gateway: TestGateway;
  beforeAll(async () => {
    gateway = await startTestGateway({ SANDBOX_VISITS: '300', UPSTREAM_CACHE: 'on' });
  });
  beforeEach(() => gateway.clearFaults());
  afterAll(() => gateway.close());

  test('an equal question costs no call, and gets the same answer', async () => {
    const warm = await ask(gateway);
    await gateway.resetCalls();
    expect(await ask(gateway)).toEqual(warm);
    expect(await gateway.calls()).toEqual({});
  });

  test('no-cache reads through', async () => {
    await ask(gateway);
    await gateway.resetCalls();
    await ask(gateway, { 'cache-control': 'no-cache' });
    expect(total(await gateway.calls())).toBeGreaterThan(0);
  });

  test('x-explain tells what the answer cost and was spared, and nobody else is told', async () => {
    const { extensions } = await ask(gateway, { 'x-explain': 'upstream', 'cache-control': 'no-cache' });
    await gateway.resetCalls();
    const warm = await ask(gateway, { 'x-explain': 'upstream' });
    expect(extensions?.upstream['W3LCOME']).toMatchObject({ saved: { cache: 0, shared: 0 } });
    expect(warm.extensions?.upstream['W3LCOME']).toMatchObject({
      calls: 0,
      saved: { cache: extensions?.upstream['W3LCOME']?.calls, shared: 0 },
    });
    expect(await ask(gateway)).not.toHaveProperty('extensions');
  });

  test('x-explain tells of the calls that look-ups of one request were spared by one list', async () => {
    const headers = { 'content-type': 'application/json', 'x-explain': 'upstream' };
    const query = '{ visits(first: 100, filter: { sources: [RESIDENT] }) { nodes { host { email } } } }';
    const answer = await fetch(gateway.url, { method: 'POST', headers, body: JSON.stringify({ query }) });
    const { data, extensions } = (await answer.json()) as {
      data: { visits: { nodes: { host: { email: string | null } | null }[] } };
      extensions: { upstream: Record<string, { saved: { batched: number } }> };
    };
    const hosts = new Set(data.visits.nodes.map(({ host }) => host?.email));
    expect(extensions.upstream['RESIDENT']?.saved.batched).toBeGreaterThanOrEqual(hosts.size - 2);
  });

  test('a write is seen by the next read', async () => {
    const hostId = first(await hostsOf(gateway, 'W3LCOME')).id;
    const query = '{ visits(first: 200, filter: { sources: [W3LCOME] }) { nodes { id } } }';
    const before = await gateway.query<Visits>(query);
    const visitor = { name: 'Read Your Writes', email: 'ryw@example.com' };
    const expectedAt = new Date(NOW.getTime() + 25 * 86_400_000).toISOString();
    const visit = await mutateWell<{ id: string }>(gateway, {
      name: 'scheduleVisit',
      input: { hostId, expectedAt, visitor },
    });
    const listed = (nodes: Visits | null | undefined) => nodes?.visits.nodes.map(({ id }) => id);
    expect(listed(before.data)).not.toContain(visit.id);
    expect(listed((await gateway.query<Visits>(query)).data)).toContain(visit.id);
  });

  test('the front desk gets the same answer cold and warm', async () => {
    const variables = { from: new Date(NOW.getTime() - 43_200_000), to: new Date(NOW.getTime() + 43_200_000) };
    const cold = await gateway.run(FrontDeskTodayDocument, variables as never);
    expect(cold.errors).toBeUndefined();
    expect(await gateway.run(FrontDeskTodayDocument, variables as never)).toEqual(cold);
  });
});

test('a source that is down is served from its last good answer, and said to be stale', async () => {
  const gateway = await startTestGateway({ SANDBOX_VISITS: '300', UPSTREAM_CACHE: 'on' });
  try {
    const warm = await ask(gateway);
    // Nothing that was read before a write is fresh after it.
    await mutateWell(gateway, { name: 'createHost', input: { name: 'Ana Newer', email: 'ana.newer@example.com' } });
    await gateway.setFaults('W3LCOME', { status: 500, errorRate: 1 });
    const { data } = await ask(gateway);
    expect(data.visits.nodes).toEqual(warm.data.visits.nodes);
    expect(data.visits.sources.find(({ source }) => source === 'W3LCOME')).toMatchObject({
      status: 'STALE',
      asOf: NOW.toISOString(),
    });
  } finally {
    await gateway.close();
  }
});

describeWithRedis('two gateways on one Redis', () => {
  let redis: RunningRedis;
  let sandbox: Sandbox;
  let gateways: TestGateway[] = [];

  beforeAll(async () => {
    redis = await startRedis();
    const clock = { now: () => new Date() };
    const seeded = { seed: 'tests', visits: 300, spacebringRequestsPerSecond: 10_000, clock };
    sandbox = await startSandbox({ ...seeded, port: null, w3lcomeAuth: 'strict', stateFile: null });
    const environment = {
      SPACEBRING_URL: sandbox.spacebring.url,
      SPACEBRING_CLIENT_ID: SANDBOX_CREDENTIALS.spacebring.clientId,
      SPACEBRING_CLIENT_SECRET: SANDBOX_CREDENTIALS.spacebring.clientSecret,
      W3LCOME_URL: sandbox.w3lcome.url,
      W3LCOME_TOKEN: SANDBOX_CREDENTIALS.w3lcome.token,
      GATEWAY_SECRET: 'a secret that is long enough for tests',
      REDIS_URL: redis.url,
      UPSTREAM_CACHE: 'on',
    };
    gateways = [await startTestGateway(environment), await startTestGateway(environment)];
  });
  afterAll(async () => {
    for (const gateway of gateways) await gateway.close();
    await sandbox?.close();
    await stopRedis(redis?.process);
  });

  test('share what they read, and see at once what the other has written', async () => {
    const [one, other] = [first(gateways), first(gateways.slice(1))];
    const people = '{ people(first: 200, filter: { sources: [W3LCOME] }) { nodes { name } } }';
    await one.query(people);
    await one.resetCalls();
    const names = async (gateway: TestGateway) =>
      (await gateway.query<{ people: { nodes: { name: string }[] } }>(people)).data?.people.nodes.map(
        ({ name }) => name,
      );
    expect(await names(other)).toEqual(await names(one));
    expect(total(await one.calls())).toBe(0);
    await mutateWell(other, {
      name: 'createHost',
      input: { name: 'Zoe Newcomer', email: 'zoe@example.com' },
    });
    expect(await names(one)).toContain('Zoe Newcomer');
  });
});
