import { encodeNodeId } from '../../src/domain/ids/node-id.js';
import { startTestGateway, type TestGateway } from '../support/gateway.js';

let gateway: TestGateway;

/** A busy machine takes less: the sources that are well answer in time. */
beforeEach(async () => {
  gateway = await startTestGateway({ SANDBOX_VISITS: '600', REQUEST_TIMEOUT_MS: '6000', UPSTREAM_TIMEOUT_MS: '4000' });
});

afterEach(() => gateway.close());

interface Visits {
  visits: {
    nodes: { source: string; id: string }[];
    totalCount: number | null;
    sources: { source: string; status: string; error: { code: string; message: string } | null }[];
  } | null;
}

const VISITS = `{
  visits(first: 200, filter: { scheduledAt: { gte: "2026-06-15T00:00:00Z", lt: "2026-06-16T00:00:00Z" } }) {
    nodes { id source }
    totalCount
    sources { source status error { code message } }
  }
}`;

const statusOf = (data: Visits | null | undefined) =>
  Object.fromEntries(data?.visits?.sources.map(({ source, status }) => [source, status]) ?? []);

describe('a source that fails', () => {
  test.each([
    ['answers 500', { status: 500 }, 'UPSTREAM_UNAVAILABLE'],
    ['answers 429', { status: 429 }, 'UPSTREAM_RATE_LIMITED'],
    ['answers 403', { status: 403 }, 'UPSTREAM_REJECTED_CREDENTIALS'],
    ['breaks the connection', { reset: 'before' }, 'UPSTREAM_UNAVAILABLE'],
    ['never answers', { hang: true }, 'UPSTREAM_TIMEOUT'],
    ['is too slow', { latencyMs: 20_000 }, 'UPSTREAM_TIMEOUT'],
    ['sends half an answer', { malformed: true }, 'UPSTREAM_INVALID_RESPONSE'],
  ] as const)('and %s costs its own rows, nothing else', async (_what, fault, code) => {
    const whole = await gateway.query<Visits>(VISITS);
    expect(statusOf(whole.data)).toEqual({ SPACEBRING: 'FRESH', W3LCOME: 'FRESH', RESIDENT: 'FRESH' });
    await gateway.setFaults('W3LCOME', fault);
    const { data, errors } = await gateway.query<Visits>(VISITS);
    expect(errors).toBeUndefined();
    expect(statusOf(data)).toEqual({ SPACEBRING: 'FRESH', W3LCOME: 'FAILED', RESIDENT: 'FRESH' });
    expect(data?.visits?.sources.find(({ source }) => source === 'W3LCOME')?.error?.code).toBe(code);
    expect(data?.visits?.totalCount).toBeNull();
    const others = whole.data?.visits?.nodes.filter(({ source }) => source !== 'W3LCOME');
    expect(data?.visits?.nodes).toEqual(others);
  });

  test('fails the list only together with all others', async () => {
    for (const source of ['SPACEBRING', 'W3LCOME', 'RESIDENT'] as const) {
      await gateway.setFaults(source, { status: 500 });
    }
    const { data, errors } = await gateway.query<Visits>(VISITS);
    expect(data?.visits).toBeNull();
    expect(errors).toMatchObject([{ path: ['visits'], extensions: { code: 'UPSTREAM_UNAVAILABLE' } }]);
  });

  test('fails for one location only and is PARTIAL', async () => {
    await gateway.setFaults('SPACEBRING', { route: 'GET /visitors/visits/v1', status: 500, errorRate: 0.5 });
    const statuses = new Set<string | undefined>();
    for (let run = 0; run < 12 && !statuses.has('PARTIAL'); run += 1) {
      statuses.add(statusOf((await gateway.query<Visits>(VISITS)).data)['SPACEBRING']);
    }
    expect([...statuses]).toContain('PARTIAL');
  });

  test('costs a field that has to be looked up, with an error at its path', async () => {
    const { data } = await gateway.query<Visits>(VISITS);
    const id = data?.visits?.nodes.find(({ source }) => source === 'W3LCOME')?.id;
    await gateway.setFaults('W3LCOME', { route: 'GET /v1/host/:id', status: 500 });
    const visit = await gateway.query('query ($id: ID!) { visit(id: $id) { id host { name isActive } } }', { id });
    expect(visit.data).toMatchObject({ visit: { id, host: { name: expect.any(String), isActive: null } } });
    expect(visit.errors).toMatchObject([
      { path: ['visit', 'host', 'isActive'], extensions: { code: 'UPSTREAM_UNAVAILABLE', source: 'W3LCOME' } },
    ]);
  });

  test('says so in the health of the sources', async () => {
    await gateway.setFaults('RESIDENT', { status: 500 });
    const { data } = await gateway.query<{ sources: { source: string; status: string; lastError: unknown }[] }>(
      '{ sources { source isConfigured status lastError { code } queueLength circuit } }',
    );
    expect(data?.sources).toMatchObject([
      { source: 'SPACEBRING', isConfigured: true, status: 'FRESH', lastError: null, circuit: 'CLOSED' },
      { source: 'W3LCOME', status: 'FRESH' },
      { source: 'RESIDENT', status: 'FAILED', lastError: { code: 'UPSTREAM_UNAVAILABLE' } },
    ]);
  });

  test('does not make an unknown record of one that could not be asked for', async () => {
    await gateway.setFaults('RESIDENT', { status: 500 });
    const id = encodeNodeId({
      nodeType: 'Visit',
      source: 'RESIDENT',
      sourceId: '00000000-0000-4000-8000-000000000000',
    });
    const { data, errors } = await gateway.query('query ($id: ID!) { visit(id: $id) { id } }', { id });
    expect(data).toEqual({ visit: null });
    expect(errors).toMatchObject([{ path: ['visit'], extensions: { code: 'UPSTREAM_UNAVAILABLE' } }]);
  });

  test('never shows an address or a credential in an answer', async () => {
    for (const source of ['SPACEBRING', 'W3LCOME', 'RESIDENT'] as const) {
      await gateway.setFaults(source, { reset: 'before' });
    }
    const answer = JSON.stringify([
      await gateway.query(VISITS),
      await gateway.query('{ sources { source status lastError { code message } } }'),
      await gateway.query('{ visitor(by: { email: "a@b.co" }) { id } }'),
    ]);
    for (const secret of ['127.0.0.1', 'sandbox', 'Basic', 'Bearer', 'http', 'ECONN'])
      expect(answer).not.toContain(secret);
  });
});
