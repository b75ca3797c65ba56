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

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/i;

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
  return LOOPBACK.test(HOST) ? 'direct' : 'off';
}
