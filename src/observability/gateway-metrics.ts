import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { VERSION } from '../config/version.js';
import type { Source } from '../domain/source/source.js';
import type { CircuitState, SourceHealth } from '../domain/source/source-health.js';
import type { MetricsText } from '../server/operator-routes.js';

/** From a cached answer to the deadline of a batch request, in seconds. */
const REQUEST_BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 120];
const CALL_BUCKETS = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const WAIT_BUCKETS = [0.001, 0.01, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

const CIRCUIT_STATES: readonly CircuitState[] = ['CLOSED', 'HALF_OPEN', 'OPEN'];

/** A source whose health is read with the metrics. */
export interface WatchedSource {
  readonly source: Source;
  health(): SourceHealth;
}

export type GatewayMetrics = ReturnType<typeof createGatewayMetrics>;

/** All metrics in a registry of their own, with prom-client's default metrics of the process. */
export function createGatewayMetrics() {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  new Gauge({
    name: 'visitgraph_build_info',
    help: 'Always 1: the release of the gateway and of Node that it runs on.',
    labelNames: ['version', 'node'],
    aggregator: 'first',
    registers,
  }).set({ version: VERSION, node: process.versions.node }, 1);
  const text: MetricsText = { contentType: registry.contentType, read: () => registry.metrics() };
  return {
    registry,
    text,
    ...createRequestMetrics(registers),
    ...createUpstreamMetrics(registers),
    /** Adds gauges of each source's current health. */
    watchSources: (sources: readonly WatchedSource[]) => watchSources(registers, sources),
  };
}

function createRequestMetrics(registers: Registry[]) {
  return {
    requests: new Counter({
      name: 'visitgraph_http_requests_total',
      help: 'Requests by route, status and kind of caller (api-key, token, open, anonymous; none: not known); 401, 403 and 429 got no access.',
      labelNames: ['route', 'method', 'status', 'caller_kind'],
      registers,
    }),
    requestsInFlight: new Gauge({
      name: 'visitgraph_http_requests_in_flight',
      help: 'Requests that are being answered.',
      registers,
    }),
    operations: new Counter({
      name: 'visitgraph_operations_total',
      help: 'Operations by name and outcome: ok, partial, refused, failed or client_left.',
      labelNames: ['operation', 'type', 'outcome'],
      registers,
    }),
    operationSeconds: new Histogram({
      name: 'visitgraph_operation_duration_seconds',
      help: 'Time from the request to the end of its answer.',
      labelNames: ['operation', 'type'],
      buckets: REQUEST_BUCKETS,
      registers,
    }),
    errors: new Counter({
      name: 'visitgraph_errors_total',
      help: 'Answers of the graph that had an error of this code.',
      labelNames: ['code'],
      registers,
    }),
    writes: new Counter({
      name: 'visitgraph_writes_total',
      help: 'Mutations by outcome: DONE, REFUSED, NOT_DONE, UNKNOWN, FORBIDDEN or FAILED.',
      labelNames: ['mutation', 'outcome'],
      registers,
    }),
  };
}

function createUpstreamMetrics(registers: Registry[]) {
  return {
    calls: new Counter({
      name: 'visitgraph_upstream_calls_total',
      help: 'Calls to the sources, retries included, by route and status or reason for having none.',
      labelNames: ['source', 'method', 'route', 'status'],
      registers,
    }),
    callSeconds: new Histogram({
      name: 'visitgraph_upstream_call_duration_seconds',
      help: 'Time from the start of a call to its end, without the wait for quota.',
      labelNames: ['source'],
      buckets: CALL_BUCKETS,
      registers,
    }),
    quotaWaitSeconds: new Histogram({
      name: 'visitgraph_quota_wait_seconds',
      help: 'Time that a call waited for its quota.',
      labelNames: ['source'],
      buckets: WAIT_BUCKETS,
      registers,
    }),
    reads: new Counter({
      name: 'visitgraph_reads_total',
      help: 'Reads by how they were answered: hit, shared_hit, joined, miss, read_through or stale; refresh: read again in the background.',
      labelNames: ['source', 'outcome'],
      registers,
    }),
  };
}

function watchSources(registers: Registry[], sources: readonly WatchedSource[]): void {
  const gauge = (name: string, help: string, read: (health: SourceHealth) => number | null) =>
    new Gauge({
      name,
      help,
      labelNames: ['source'],
      registers,
      collect() {
        for (const { source, health } of sources) {
          const value = read(health());
          if (value !== null) this.set({ source }, value);
        }
      },
    });
  gauge('visitgraph_quota_queue_length', 'Calls that wait for quota.', ({ queueLength }) => queueLength);
  gauge(
    'visitgraph_quota_local',
    '1 while a process counts the shared quota by itself because Redis is away.',
    ({ isQuotaShared }) => (isQuotaShared === undefined || isQuotaShared === null ? null : Number(!isQuotaShared)),
  );
  new Gauge({
    name: 'visitgraph_source_last_success_timestamp_seconds',
    help: 'When the source last answered successfully.',
    labelNames: ['source'],
    registers,
    aggregator: 'max',
    collect() {
      for (const { source, health } of sources) {
        const { lastSuccessAt } = health();
        if (lastSuccessAt !== null) this.set({ source }, lastSuccessAt.getTime() / 1_000);
      }
    },
  });
  new Gauge({
    name: 'visitgraph_circuit_state',
    help: 'Processes whose circuit of the source is in this state.',
    labelNames: ['source', 'state'],
    registers,
    collect() {
      for (const { source, health } of sources) {
        const { circuit } = health();
        for (const state of CIRCUIT_STATES) this.set({ source, state }, Number(state === circuit));
      }
    },
  });
}
