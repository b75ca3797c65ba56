import { optional, withDefault } from './setting.js';
import { choice, httpUrl, text, wholeNumber } from './setting-kinds.js';

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
