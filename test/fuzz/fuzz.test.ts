import { Agent } from 'node:http';
import fc from 'fast-check';
import type { GraphQLSchema } from 'graphql';
import { buildGraphSchema } from '../../src/graphql/build-schema.js';
import { type CompiledSources, compileSources } from '../support/compile-sources.js';
import { type FuzzedGateway, startFuzzedGateway } from './fuzzed-gateway.js';
import { type RandomRequest, randomRequests } from './random-requests.js';
import { type FuzzAnswer, sendRequest } from './send-request.js';

/** The same requests on every run; another seed asks others. */
const SEED = Number(process.env['VISITGRAPH_FUZZ_SEED'] ?? 20_261_121);
const BATCHES = 40;
const BATCH_SIZE = 500;
const CONCURRENCY = 8;
const DEADLINE_MS = 10_000;
/** What has no answer by then hangs: a machine that is busy with other tests may be late with what was ready in time. */
const PATIENCE_MS = 12 * DEADLINE_MS;
/** By as much the heap may differ between two collections, after the caches have filled. */
const HEAP_SLACK_BYTES = 32 * 1_024 * 1_024;
/** A minute and a half of processor time, of which a busy machine gives little. */
const TEST_TIMEOUT_MS = 2_400_000;

const SETTINGS = {
  PORT: '0',
  LOG_LEVEL: 'error',
  AUDIT_LOG: 'off',
  REQUEST_TIMEOUT_MS: String(DEADLINE_MS),
  BATCH_TIMEOUT_MS: String(DEADLINE_MS),
  OVERLOAD_EVENT_LOOP_MS: '0',
  SPACEBRING_REQUESTS_PER_SECOND: '10000',
  UPSTREAM_CACHE_MB: '8',
  SANDBOX_SEED: 'fuzz',
  SANDBOX_NOW: '2026-06-15T15:00:00Z',
  SANDBOX_FREEZE: '1',
  SANDBOX_VISITS: '60',
  SANDBOX_SPACEBRING_RPS: '10000',
};

let compiled: CompiledSources;
let gateway: FuzzedGateway;
let schema: GraphQLSchema;
const agent = new Agent({ keepAlive: true, maxSockets: CONCURRENCY });

beforeAll(async () => {
  compiled = await compileSources('main.ts');
  gateway = await startFuzzedGateway(compiled, SETTINGS);
  schema = await buildGraphSchema();
}, TEST_TIMEOUT_MS);

afterAll(async () => {
  agent.destroy();
  await gateway.stop();
  compiled.remove();
});

const INTERNAL = /"code":"INTERNAL_SERVER_ERROR"/;

/** Whether an answer is none that a client may be given, whatever it has sent. */
function isFault({ status, text }: FuzzAnswer): boolean {
  return status === null || status >= 500 || INTERNAL.test(text);
}

/** What was answered with a fault, with all that is needed to ask again. */
async function askAll(requests: readonly RandomRequest[], seed: number): Promise<object[]> {
  const faults: object[] = [];
  const waiting = [...requests.entries()];
  const askNext = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [index, asked] = next;
      const answer = await sendRequest(gateway.address, asked, { agent, timeoutMs: PATIENCE_MS });
      if (isFault(answer)) faults.push({ seed, index, asked, answer });
    }
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, askNext));
  return faults;
}

test('the guard of this test sees faults', () => {
  expect(isFault({ status: 500, text: '' })).toBe(true);
  expect(isFault({ status: 503, text: '' })).toBe(true);
  expect(isFault({ status: null, text: 'ECONNRESET' })).toBe(true);
  expect(isFault({ status: 200, text: '{"errors":[{"extensions":{"code":"INTERNAL_SERVER_ERROR"}}]}' })).toBe(true);
  expect(isFault({ status: 400, text: '{"errors":[{"extensions":{"code":"BAD_REQUEST"}}]}' })).toBe(false);
});

test(
  '20,000 random requests meet no fault, no crash, no missed deadline and no growth of memory',
  async () => {
    const faults: object[] = [];
    const heaps: number[] = [];
    for (let batch = 0; batch < BATCHES && faults.length === 0; batch += 1) {
      const seed = SEED + batch;
      const requests = fc.sample(randomRequests(schema), { numRuns: BATCH_SIZE, seed });
      faults.push(...(await askAll(requests, seed)));
      if (batch === BATCHES / 2 - 1) heaps.push(await gateway.heapUsed());
    }
    expect(faults).toEqual([]);
    expect(gateway.isAlive()).toBe(true);
    expect(gateway.output()).toBe('');
    heaps.push(await gateway.heapUsed());
    const [halfway = 0, atTheEnd = 0] = heaps;
    expect(atTheEnd - halfway).toBeLessThan(HEAP_SLACK_BYTES);
  },
  TEST_TIMEOUT_MS,
);
