import { fastify as createFastify } from 'fastify';
import type { Logger } from 'pino';
import type { Registry } from 'prom-client';
import type { Config } from '../config/config.js';
import * as documents from '../generated/operations.js';
import { createGatewayMetrics, type WatchedSource } from '../observability/gateway-metrics.js';
import { joinServerObservers, joinUpstreamObservers } from '../observability/join-observers.js';
import { logServer } from '../observability/log-requests.js';
import { measureServer, measureUpstreams } from '../observability/measure.js';
import { createLogger } from '../platform/logger.js';
import { addMetricsRoute, type MetricsText } from '../server/operator-routes.js';
import type { ServerObserver } from '../server/server-observer.js';
import type { ServerOptions } from '../server/server-options.js';
import type { UpstreamObserver } from '../upstreams/http/upstream-client.js';

/** Adds a worker's metrics to those of all workers, and returns how to read those. */
export type ShareMetrics = (registry: Registry) => MetricsText;

interface OpenObservation {
  readonly server: ServerObserver;
  readonly upstreams: UpstreamObserver;
  /** The metrics on the port of the graph; null = none. */
  readonly metrics: ServerOptions['metrics'];
  /** Address of the separate port; null = there is none. */
  readonly metricsAddress: string | null;
  watchSources(sources: readonly WatchedSource[]): void;
  /** Sends the last traces and closes the port. */
  close(): Promise<void>;
}

/** Opens logs, metrics, and traces if a collector is configured. A part that is off is not loaded. */
export async function openObservation(
  config: Pick<Config, 'host' | 'observation'>,
  { logger, shareMetrics }: { logger: Logger; shareMetrics: ShareMetrics | undefined },
): Promise<OpenObservation> {
  const { metricsOnGraphPort, metricsPort, isAuditOn, tracing: tracingConfig } = config.observation;
  const isMeasured = metricsOnGraphPort !== 'off' || metricsPort !== null;
  const metrics = isMeasured ? createGatewayMetrics() : null;
  const metricsText = metrics && (shareMetrics?.(metrics.registry) ?? metrics.text);
  const tracing =
    tracingConfig === null ? null : (await import('../observability/tracing.js')).createTracing(tracingConfig);
  // The primary opens the port for all workers.
  const port = shareMetrics === undefined ? await openMetricsPort(config, metricsText) : NO_METRICS_PORT;
  const logging = logServer({ logger, auditLogger: isAuditOn ? createLogger('info') : null });
  return {
    server: joinServerObservers([
      logging,
      ...(metrics ? [measureServer(metrics, operationNames())] : []),
      ...(tracing ? [tracing.server] : []),
    ]),
    upstreams: joinUpstreamObservers([
      ...(metrics ? [measureUpstreams(metrics)] : []),
      ...(tracing ? [tracing.upstreams] : []),
    ]),
    metrics:
      metricsText === null || metricsOnGraphPort === 'off'
        ? null
        : { text: metricsText, isDirectOnly: metricsOnGraphPort === 'direct' },
    metricsAddress: port.address,
    watchSources: (sources) => metrics?.watchSources(sources),
    close: async () => {
      await tracing?.close();
      await port.close();
    },
  };
}

/** Operation names of the committed documents. */
function operationNames(): string[] {
  return Object.values(documents).flatMap((document) => {
    if (typeof document !== 'object' || !('definitions' in document)) return [];
    return document.definitions.flatMap((definition) =>
      definition.kind === 'OperationDefinition' && definition.name ? [definition.name.value] : [],
    );
  });
}

export interface MetricsPort {
  /** e.g. `http://127.0.0.1:9464`; null = there is none. */
  readonly address: string | null;
  close(): Promise<void>;
}

export const NO_METRICS_PORT: MetricsPort = { address: null, close: async () => {} };

/** Opens the separate port for `/metrics` if configured. The network must restrict who reaches it. */
export async function openMetricsPort(
  { host, observation }: Pick<Config, 'host' | 'observation'>,
  metrics: MetricsText | null,
): Promise<MetricsPort> {
  if (observation.metricsPort === null || metrics === null) return NO_METRICS_PORT;
  const fastify = createFastify({ forceCloseConnections: true });
  addMetricsRoute(fastify, metrics, { isDirectOnly: false });
  return { address: await fastify.listen({ host, port: observation.metricsPort }), close: () => fastify.close() };
}
