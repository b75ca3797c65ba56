import type { GatewaySettings } from './gateway.js';
import {
  choice,
  httpUrl,
  isLoopback,
  optional,
  text,
  type ValuesOf,
  wholeNumber,
  withDefault,
} from './setting-kinds.js';

type Settings = ValuesOf<typeof observationSettings> & Pick<GatewaySettings, 'HOST'>;

/** What operators see of the gateway, and where. */
export interface ObservationConfig {
  /** Whether the port of the graph has /metrics. `direct`: only for requests without a proxy. */
  readonly metricsOnGraphPort: 'on' | 'off' | 'direct';
  /** Separate port for /metrics; 0 = a free one, null = none. */
  readonly metricsPort: number | null;
  readonly isAuditOn: boolean;
  /** Null = tracing is off. */
  readonly tracing: TracingConfig | null;
}

export interface TracingConfig {
  /** Base address of the collector; traces go to `/v1/traces` below it. */
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

/** Settings of metrics, logs and traces, and of the shutdown. */
export const observationSettings = {
  METRICS: withDefault(
    choice('auto', 'on', 'off'),
    'auto',
    'Whether the port of the graph has /metrics: on, off, or auto: on if HOST is a loopback address, for requests without a proxy.',
  ),
  METRICS_PORT: optional(
    wholeNumber(0, 65_535),
    'Separate port for /metrics, on HOST; 0 takes a free one. The port of the graph then has none.',
  ),
  AUDIT_LOG: withDefault(
    choice('on', 'off'),
    'on',
    'One line in the log for each write, whatever LOG_LEVEL: caller, mutation, record and outcome.',
  ),
  OTEL_EXPORTER_OTLP_ENDPOINT: optional(
    httpUrl,
    'Collector for traces, by OTLP over HTTP with JSON; unset: tracing is off.',
  ),
  OTEL_SERVICE_NAME: withDefault(text, 'visitgraph', 'Name of the gateway in its traces.'),
  SHUTDOWN_DELAY_MS: withDefault(
    wholeNumber(0, LONGEST_DELAY_MS),
    '500',
    'How long the gateway still accepts requests after a signal to stop, in milliseconds, while it denies readiness.',
  ),
};
