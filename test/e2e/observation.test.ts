import { type CompiledSources, compileSources } from '../support/compile-sources.js';
import { startTestGateway } from '../support/gateway.js';
import { type GatewayProcess, startGatewayProcess } from './workers-process.js';

const QUERY = 'query Asked { locations { id } }';

async function ask(url: string): Promise<void> {
  const headers = { 'content-type': 'application/json', connection: 'close' };
  await (await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query: QUERY }) })).text();
}

function askedTimes(metrics: string): number {
  return Number(/^visitgraph_operations_total\{operation="Asked".*\} (\d+)$/m.exec(metrics)?.[1] ?? 0);
}

describe('one process', () => {
  test('shows its metrics on the port of the graph, without calling a source', async () => {
    const gateway = await startTestGateway();
    await ask(gateway.url);
    await gateway.resetCalls();
    const answer = await fetch(new URL('/metrics', gateway.url));
    const text = await answer.text();
    const calls = await gateway.calls();
    await gateway.close();
    expect(answer.headers.get('content-type')).toContain('version=0.0.4');
    expect(askedTimes(text)).toBe(1);
    expect(text).toContain('nodejs_eventloop_lag_p99_seconds');
    expect(calls).toEqual({});
  });

  test('counts what a client did wrong as refused: no operator is called for it', async () => {
    const gateway = await startTestGateway();
    const post = (query: string) =>
      fetch(gateway.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', connection: 'close' },
        body: JSON.stringify({ query }),
      });
    const subscription = await post('subscription Asked { __typename }');
    const { errors } = (await subscription.json()) as { errors: { extensions: { code: string } }[] };
    await (await post('query Asked { visits(first: 0) { nodes { id } } }')).text();
    const text = await (await fetch(new URL('/metrics', gateway.url))).text();
    await gateway.close();
    expect([subscription.status, errors[0]?.extensions.code]).toEqual([400, 'GRAPHQL_VALIDATION_FAILED']);
    const counts = text.match(/^visitgraph_operations_total\{.*$/gm) ?? [];
    expect(counts.filter((line) => line.includes('outcome="failed"'))).toEqual([]);
    expect(counts.filter((line) => /"Asked".*outcome="refused"\} 1$/.test(line))).toHaveLength(1);
  });

  test('shows them on a port of their own where there is one, and not on the other', async () => {
    const gateway = await startTestGateway({ METRICS_PORT: '0' });
    await ask(gateway.url);
    const own = await fetch(`${gateway.gateway.metricsAddress ?? ''}/metrics`);
    const text = await own.text();
    const other = await fetch(new URL('/metrics', gateway.url));
    await gateway.close();
    expect(askedTimes(text)).toBe(1);
    expect(other.status).toBe(404);
  });

  test('shows none where they are off, and is ready all the same', async () => {
    const gateway = await startTestGateway({ METRICS: 'off' });
    const metrics = await fetch(new URL('/metrics', gateway.url));
    const ready = await fetch(new URL('/health/ready', gateway.url));
    await gateway.close();
    expect([metrics.status, ready.status]).toEqual([404, 200]);
  });

  test('is not ready when no source can be had', async () => {
    const gateway = await startTestGateway();
    for (const source of ['SPACEBRING', 'W3LCOME', 'RESIDENT'] as const) {
      await gateway.setFaults(source, { status: 401 });
    }
    const READS = '{ locations { id } visits(first: 1) { nodes { id } } blockedPeople(first: 1) { nodes { id } } }';
    await gateway.query(READS);
    const without = await fetch(new URL('/health/ready', gateway.url));
    const told = (await without.json()) as { sources: { state: string }[] };
    await gateway.close();
    expect(without.status).toBe(503);
    expect(told.sources.map(({ state }) => state)).toEqual(['DOWN', 'DOWN', 'DOWN']);
  });
});

describe('two workers', () => {
  let compiled: CompiledSources;
  let gateway: GatewayProcess;

  beforeAll(async () => {
    compiled = await compileSources('main.ts');
  });
  afterEach(() => gateway.stop('SIGKILL'));
  afterAll(() => compiled.remove());

  test.each([
    ['on the port of the graph', {}, () => new URL('/metrics', gateway.url).href],
    ['on a port of their own', { METRICS_PORT: '0' }, () => `${/metrics +(\S+)/.exec(gateway.output())?.[1] ?? ''}`],
  ])(
    'show what both have measured, %s',
    async (_where, settings, toAddress) => {
      const own = { WORKERS: '2', SANDBOX_VISITS: '100', SHUTDOWN_DELAY_MS: '0', AUDIT_LOG: 'off' };
      gateway = await startGatewayProcess(compiled, { ...own, ...settings });
      for (let count = 0; count < 6; count += 1) await ask(gateway.url);
      const text = await (await fetch(toAddress())).text();
      expect(askedTimes(text)).toBe(6);
      expect(text).toContain('visitgraph_circuit_state{source="W3LCOME",state="CLOSED"} 2');
    },
    60_000,
  );
});
