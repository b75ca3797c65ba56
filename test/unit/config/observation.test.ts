import { loadConfig } from '../../../src/config/load-config.js';

/** Where /metrics is shown with these settings. */
function metricsWith(environment: Record<string, string>) {
  const { metricsOnGraphPort, metricsPort } = loadConfig({ AUTH_MODE: 'none', ...environment }).observation;
  return { metricsOnGraphPort, metricsPort };
}

test.each([
  ['127.0.0.1', 'direct'],
  ['localhost', 'direct'],
  ['::1', 'direct'],
  ['0.0.0.0', 'off'],
  ['10.0.0.5', 'off'],
  ['127.0.0.1.example', 'off'],
])('listening on %s, the port of the graph shows metrics so: %s', (HOST, metricsOnGraphPort) => {
  expect(metricsWith({ HOST })).toEqual({ metricsOnGraphPort, metricsPort: null });
});

test('a port of its own takes them away from the port of the graph', () => {
  expect(metricsWith({ METRICS: 'on', METRICS_PORT: '9464' })).toEqual({
    metricsOnGraphPort: 'off',
    metricsPort: 9464,
  });
});

test('on serves them on the port of the graph to every client, off nowhere', () => {
  expect(metricsWith({ HOST: '0.0.0.0', METRICS: 'on' })).toEqual({ metricsOnGraphPort: 'on', metricsPort: null });
  expect(metricsWith({ METRICS: 'off', METRICS_PORT: '9464' })).toEqual({
    metricsOnGraphPort: 'off',
    metricsPort: null,
  });
});

test('traces need a collector', () => {
  const { tracing } = loadConfig({ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318/' }).observation;
  expect(tracing).toEqual({ endpoint: 'http://collector:4318', serviceName: 'visitgraph' });
});
