import { createTracing, type Tracing } from '../../../src/observability/tracing.js';
import type { EndedRequest } from '../../../src/server/server-observer.js';
import { type OtlpCollector, startOtlpCollector } from '../../support/otlp-collector.js';

const TRACE_ID = '4bf92f3577b34da6a3ce929d0e0e4736';
const PARENT = `00-${TRACE_ID}-00f067aa0ba902b7-01`;
const CALL = { method: 'GET', route: '/locations/v1/{id}' } as const;
const ENDED: EndedRequest = {
  requestId: 'r1',
  method: 'POST',
  route: '/graphql',
  status: 200,
  durationMs: 1,
  outcome: 'ok',
  caller: { kind: 'open', name: 'anyone' },
  operation: { name: 'Asked', type: 'query' },
  codes: [],
  calls: {},
};

let collector: OtlpCollector;
let tracing: Tracing;

beforeEach(async () => {
  collector = await startOtlpCollector();
  tracing = createTracing({ endpoint: collector.url, serviceName: 'visitgraph' });
});

afterEach(() => collector.close());

test('the context of a request goes on to the sources, and nothing else that came with it', async () => {
  const request = tracing.server.requestStarted({ traceparent: PARENT, baggage: 'who=ana@example.com' });
  const call = request.run(() => tracing.upstreams.callQueued('SPACEBRING', CALL));
  call.ended(200);
  request.ended(ENDED);
  await tracing.close();
  expect(Object.keys(call.headers)).toEqual(['traceparent']);
  expect(call.headers['traceparent']).toMatch(new RegExp(`^00-${TRACE_ID}-[\\da-f]{16}-01$`));
});

test('spans are sent when the gateway ends: the call within the read within the request', async () => {
  const request = tracing.server.requestStarted({});
  const answer = await request.run(() =>
    tracing.upstreams.watchRead?.('SPACEBRING', CALL, async () => {
      tracing.upstreams.callQueued('SPACEBRING', CALL).ended(503);
      tracing.upstreams.readAnswered('SPACEBRING', 'miss');
      return 'read';
    }),
  );
  request.ended(ENDED);
  await tracing.close();
  const [call, read, operation] = collector.spans();
  expect(answer).toBe('read');
  expect([call?.name, read?.name, operation?.name]).toEqual([
    'GET /locations/v1/{id}',
    'read /locations/v1/{id}',
    'query Asked',
  ]);
  expect([call?.parentSpanId, read?.parentSpanId]).toEqual([read?.spanId, operation?.spanId]);
  expect(read?.attributes.map(({ key }) => key)).toEqual(['visitgraph.source', 'visitgraph.read']);
});

test('a collector that is away holds nothing up and fails nothing', async () => {
  const away = createTracing({ endpoint: 'http://127.0.0.1:9', serviceName: 'visitgraph' });
  const request = away.server.requestStarted({ traceparent: 'nonsense' });
  request.ended(ENDED);
  await Promise.all([away.close(), tracing.close()]);
  expect(request.run(() => 'answered')).toBe('answered');
});
