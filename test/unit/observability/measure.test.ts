import { createGatewayMetrics } from '../../../src/observability/gateway-metrics.js';
import { measureServer, measureUpstreams } from '../../../src/observability/measure.js';
import type { EndedRequest } from '../../../src/server/server-observer.js';

const REQUEST: EndedRequest = {
  requestId: 'r1',
  method: 'POST',
  route: '/graphql',
  status: 200,
  durationMs: 30,
  outcome: 'ok',
  caller: { kind: 'open', name: 'anyone' },
  operation: { name: 'FrontDeskToday', type: 'query' },
  codes: [],
  calls: {},
};

/** The samples of the gateway's own metrics whose name begins so. */
async function samplesOf({ text }: ReturnType<typeof createGatewayMetrics>, name: string): Promise<string[]> {
  return (await text.read()).split('\n').filter((line) => line.startsWith(`visitgraph_${name}`));
}

function end(requests: readonly Partial<EndedRequest>[]) {
  const metrics = createGatewayMetrics();
  const observer = measureServer(metrics, ['FrontDeskToday']);
  for (const request of requests) observer.requestStarted({}).ended({ ...REQUEST, ...request });
  return metrics;
}

test('operations are counted by name and outcome', async () => {
  const metrics = end([{}, {}, { outcome: 'partial', codes: ['UPSTREAM_TIMEOUT'] }, { operation: null }]);
  expect(await samplesOf(metrics, 'operations_total')).toEqual([
    'visitgraph_operations_total{operation="FrontDeskToday",type="query",outcome="ok"} 2',
    'visitgraph_operations_total{operation="FrontDeskToday",type="query",outcome="partial"} 1',
  ]);
  expect(await samplesOf(metrics, 'errors_total')).toEqual(['visitgraph_errors_total{code="UPSTREAM_TIMEOUT"} 1']);
  expect(await samplesOf(metrics, 'operation_duration_seconds_count')).toEqual([
    'visitgraph_operation_duration_seconds_count{operation="FrontDeskToday",type="query"} 3',
  ]);
});

test('a client that makes up names, methods and routes makes no more than a bounded number of samples', async () => {
  const metrics = end(
    Array.from({ length: 5_000 }, (_, index) => ({
      operation: { name: `Made${index}`, type: 'query' as const },
      method: `M${index}`,
      route: null,
      status: 404,
    })),
  );
  expect(await samplesOf(metrics, 'operations_total')).toHaveLength(101);
  expect(await samplesOf(metrics, 'http_requests_total')).toEqual([
    'visitgraph_http_requests_total{route="other",method="other",status="404",caller_kind="open"} 5000',
  ]);
});

test('a request is in flight from its start to its end', async () => {
  const metrics = createGatewayMetrics();
  const observer = measureServer(metrics, []);
  observer.requestStarted({});
  observer.requestStarted({}).ended(REQUEST);
  expect(await samplesOf(metrics, 'http_requests_in_flight')).toEqual(['visitgraph_http_requests_in_flight 1']);
});

test('a call is counted by its route and status, and its wait on its own', async () => {
  const metrics = createGatewayMetrics();
  const observer = measureUpstreams(metrics);
  const call = observer.callQueued('SPACEBRING', { method: 'GET', route: '/locations/v1/{id}' });
  call.started(250);
  call.ended(200);
  expect(await samplesOf(metrics, 'upstream_calls_total')).toEqual([
    'visitgraph_upstream_calls_total{source="SPACEBRING",method="GET",route="/locations/v1/{id}",status="200"} 1',
  ]);
  expect(await samplesOf(metrics, 'quota_wait_seconds_sum')).toEqual([
    'visitgraph_quota_wait_seconds_sum{source="SPACEBRING"} 0.25',
  ]);
});

test('what never left is no call', async () => {
  const metrics = createGatewayMetrics();
  const observer = measureUpstreams(metrics);
  const named = { method: 'GET', route: '/locations/v1' } as const;
  observer.callQueued('SPACEBRING', named).ended('aborted');
  const refused = observer.callQueued('SPACEBRING', named);
  refused.started(0);
  refused.ended('not_sent');
  expect(await samplesOf(metrics, 'upstream_calls_total')).toEqual([]);
});

test('the circuit, queue and quota of sources are read with the metrics', async () => {
  const metrics = createGatewayMetrics();
  const health = {
    lastSuccessAt: new Date(5_000),
    lastFailureAt: null,
    lastFault: null,
    requestsPerSecondLimit: 9,
    queueLength: 3,
    circuit: 'OPEN' as const,
    isQuotaShared: false,
  };
  metrics.watchSources([{ source: 'W3LCOME', health: () => health }]);
  expect(await samplesOf(metrics, 'circuit_state{source="W3LCOME",state="OPEN"}')).toEqual([
    'visitgraph_circuit_state{source="W3LCOME",state="OPEN"} 1',
  ]);
  expect(await samplesOf(metrics, 'quota_')).toEqual([
    'visitgraph_quota_queue_length{source="W3LCOME"} 3',
    'visitgraph_quota_local{source="W3LCOME"} 1',
  ]);
  expect(await samplesOf(metrics, 'source_last')).toEqual([
    'visitgraph_source_last_success_timestamp_seconds{source="W3LCOME"} 5',
  ]);
});
