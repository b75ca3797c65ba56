import { pino } from 'pino';
import { ANYONE, type Caller } from '../../../src/domain/access/caller.js';
import { createGatewayMetrics } from '../../../src/observability/gateway-metrics.js';
import { joinServerObservers } from '../../../src/observability/join-observers.js';
import { logServer } from '../../../src/observability/log-requests.js';
import { measureServer } from '../../../src/observability/measure.js';
import { createFakeAdapter } from '../../support/fakes/fake-adapter.js';
import { serve, startTestServer } from './start-test-server.js';

const MOST_FUNCTIONS = 12;

let stackTraceLimit: number;
beforeEach(() => {
  stackTraceLimit = Error.stackTraceLimit;
  Error.stackTraceLimit = 200;
});
afterEach(() => {
  Error.stackTraceLimit = stackTraceLimit;
});

/** The file and line of each function of the project that is on the stack; the graph context is made beside the way. */
function readProjectFrames(): string[] {
  const lines = new Error('a stack').stack?.split('\n') ?? [];
  return lines.flatMap((line) => {
    const frame = /\/src\/([\w./-]+\.ts:\d+):\d+\)?$/.exec(line)?.[1];
    const isOnTheWay = frame !== undefined && !/node_modules|create-graph-context/.test(line);
    return isOnTheWay ? [frame] : [];
  });
}

test('between HTTP and a resolver lie few functions of the project', async () => {
  const frames = new Set<string>();
  const record = () => {
    for (const frame of readProjectFrames()) frames.add(frame);
  };
  // The guard of a field looks the scope up immediately before its resolver runs.
  const hasScope = () => {
    record();
    return true;
  };
  const caller: Caller = { ...ANYONE, scopes: Object.assign(new Set(ANYONE.scopes), { has: hasScope }) };
  const source = serve(() => {
    record();
    return createFakeAdapter('SPACEBRING');
  });
  const logging = logServer({ logger: pino({ level: 'silent' }), auditLogger: null });
  const server = await startTestServer({
    sources: [source],
    observer: joinServerObservers([logging, measureServer(createGatewayMetrics(), [])]),
    authenticate: async () => caller,
  });
  const answer = await server.post('{ locations { id } }');
  await server.close();
  expect(answer.status).toBe(200);
  const files = [...frames].map((frame) => frame.replace(/:\d+$/, ''));
  expect(files).toEqual(expect.arrayContaining(['server/create-graph-handler.ts', 'graphql/access/guard-schema.ts']));
  expect(frames.size).toBeLessThanOrEqual(MOST_FUNCTIONS);
});
