import { context, propagation, type Span, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, NodeTracerProvider } from '@opentelemetry/sdk-trace-node';
import {
  ATTR_ERROR_TYPE,
  ATTR_HTTP_REQUEST_METHOD,
  ATTR_HTTP_RESPONSE_STATUS_CODE,
  ATTR_HTTP_ROUTE,
  ATTR_SERVICE_NAME,
  ATTR_SERVICE_VERSION,
} from '@opentelemetry/semantic-conventions';
import type { TracingConfig } from '../config/observation.js';
import { VERSION } from '../config/version.js';
import type { EndedRequest, ServerObserver } from '../server/server-observer.js';
import type { UpstreamObserver } from '../upstreams/http/upstream-client.js';

/** Part of the conventions, but not stable yet. */
const ATTR_URL_TEMPLATE = 'url.template';
const TRACE_PARENT = 'traceparent';
/** A collector that is away delays a shutdown by at most this time. */
const EXPORT_TIMEOUT_MS = 3_000;

export interface Tracing {
  readonly server: ServerObserver;
  readonly upstreams: UpstreamObserver;
  /** Sends the remaining spans. Never rejects. */
  close(): Promise<void>;
}

/**
 * Spans of requests, reads and calls, with route patterns instead of URLs and without content of requests or
 * answers. Of a request's headers only `traceparent` is used and forwarded: baggage may contain anything.
 */
export function createTracing({ endpoint, serviceName }: TracingConfig): Tracing {
  const exporter = new OTLPTraceExporter({ url: `${endpoint}/v1/traces`, timeoutMillis: EXPORT_TIMEOUT_MS });
  const provider = new NodeTracerProvider({
    resource: resourceFromAttributes({ [ATTR_SERVICE_NAME]: serviceName, [ATTR_SERVICE_VERSION]: VERSION }),
    spanProcessors: [new BatchSpanProcessor(exporter, { exportTimeoutMillis: EXPORT_TIMEOUT_MS })],
  });
  provider.register();
  return {
    server: traceServer(),
    upstreams: traceUpstreams(),
    async close() {
      await provider.shutdown().catch(() => {});
      trace.disable();
      context.disable();
      propagation.disable();
    },
  };
}

const tracer = () => trace.getTracer('visitgraph');

function traceServer(): ServerObserver {
  return {
    requestStarted(headers) {
      const parent = propagation.extract(context.active(), { [TRACE_PARENT]: headers[TRACE_PARENT] });
      const span = tracer().startSpan('request', { kind: SpanKind.SERVER }, parent);
      const within = trace.setSpan(parent, span);
      return {
        run: (part) => context.with(within, part),
        ended: (request) => endRequest(span, request),
      };
    },
    wrote: ({ mutation, outcome }) => trace.getActiveSpan()?.addEvent('write', { mutation, outcome }),
  };
}

function endRequest(span: Span, { method, route, status, operation, outcome, codes, requestId }: EndedRequest): void {
  const name = operation === null ? `${method} ${route ?? ''}` : `${operation.type} ${operation.name ?? ''}`;
  span.updateName(name.trim());
  span.setAttributes({
    [ATTR_HTTP_REQUEST_METHOD]: method,
    [ATTR_HTTP_RESPONSE_STATUS_CODE]: status,
    'visitgraph.request_id': requestId,
    'visitgraph.outcome': outcome,
    ...(route !== null && { [ATTR_HTTP_ROUTE]: route }),
    ...(operation !== null && { 'graphql.operation.type': operation.type }),
    ...(operation?.name && { 'graphql.operation.name': operation.name }),
    ...(codes.length > 0 && { [ATTR_ERROR_TYPE]: codes.join(' ') }),
  });
  if (outcome === 'failed') span.setStatus({ code: SpanStatusCode.ERROR });
  span.end();
}

function traceUpstreams(): UpstreamObserver {
  return {
    callQueued(source, { method, route }) {
      const attributes = {
        'visitgraph.source': source,
        [ATTR_HTTP_REQUEST_METHOD]: method,
        [ATTR_URL_TEMPLATE]: route,
      };
      const span = tracer().startSpan(`${method} ${route}`, { kind: SpanKind.CLIENT, attributes });
      const carrier: Record<string, string> = {};
      propagation.inject(trace.setSpan(context.active(), span), carrier);
      const traceParent = carrier[TRACE_PARENT];
      return {
        headers: traceParent === undefined ? {} : { [TRACE_PARENT]: traceParent },
        started: (waitedMs) => {
          span.setAttribute('visitgraph.quota_wait_ms', Math.round(waitedMs));
        },
        ended(result) {
          if (typeof result === 'number') span.setAttribute(ATTR_HTTP_RESPONSE_STATUS_CODE, result);
          else span.setAttribute(ATTR_ERROR_TYPE, result);
          if (typeof result !== 'number' || result >= 400) span.setStatus({ code: SpanStatusCode.ERROR });
          span.end();
        },
      };
    },
    readAnswered: (_source, outcome) => {
      trace.getActiveSpan()?.setAttribute('visitgraph.read', outcome);
    },
    watchRead: (source, { route }, read) =>
      tracer().startActiveSpan(`read ${route}`, { attributes: { 'visitgraph.source': source } }, (span) =>
        read().finally(() => span.end()),
      ),
  };
}
