import { choice, httpUrl, isLoopback, optional, text, wholeNumber, withDefault } from './setting-kinds.js';
import type { Settings } from './settings.js';

/** What operators are shown, and where. */
export interface ObservationConfig {
  /** Whether the port of the graph has /metrics. `direct`: only for requests that came through no proxy. */
  readonly metricsOnGraphPort: 'on' | 'off' | 'direct';
  /** A port of its own for /metrics; 0 = a free one, null = none. */
  readonly metricsPort: number | null;
  readonly isAuditOn: boolean;
  /** Null = nothing is traced. */
  readonly tracing: TracingConfig | null;
}

export interface TracingConfig {
  /** Base address of the collector, below which `/v1/traces` is. */
  readonly endpoint: string;
  readonly serviceName: string;
}

export function toObservationConfig(settings: Settings): ObservationConfig {
  const endpoint = settings.OTEL_EXPORTER_OTLP_ENDPOINT;
  return {
    metricsOnGraphPort: onGraphPort(settings),
    metricsPort: settings.METRICS === 'off' ? null : (settings.METRICS_PORT ?? null),
    isAuditOn: settings.AUDIT_LOG === 'on',
    tracing: endpoint === undefined ? null : { endpoint, serviceName: settings.OTEL_SERVICE_NAME },
  };
}

function onGraphPort({ METRICS, METRICS_PORT, HOST }: Settings): ObservationConfig['metricsOnGraphPort'] {
  if (METRICS_PORT !== undefined) return 'off';
  if (METRICS !== 'auto') return METRICS;
  return isLoopback(HOST) ? 'direct' : 'off';
}

const LONGEST_DELAY_MS = 300_000;

/** What operators see of the gateway, and how it ends. */
export const observationSettings = {
  METRICS: withDefault(
    choice('auto', 'on', 'off'),
    'auto',
    'Whether the port of the graph has /metrics: on, off, or auto, which is on where HOST is a loopback address, and never through a proxy.',
  ),
  METRICS_PORT: optional(
    wholeNumber(0, 65_535),
    'Port of its own for /metrics, on HOST; 0 takes a free one. The port of the graph then has none.',
  ),
  AUDIT_LOG: withDefault(
    choice('on', 'off'),
    'on',
    'One line in the log for each write, whatever LOG_LEVEL: who, what, which record, and what came of it.',
  ),
  OTEL_EXPORTER_OTLP_ENDPOINT: optional(
    httpUrl,
    'Collector that traces are sent to, by OTLP over HTTP with JSON; unset: nothing is traced.',
  ),
  OTEL_SERVICE_NAME: withDefault(text, 'visitgraph', 'Name of the gateway in its traces.'),
  SHUTDOWN_DELAY_MS: withDefault(
    wholeNumber(0, LONGEST_DELAY_MS),
    '500',
    'How long a gateway that is told to stop still accepts requests, in milliseconds, while it says that it is not ready.',
  ),
};
