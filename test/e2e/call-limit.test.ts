import { encodeNodeId } from '../../src/domain/ids/node-id.js';
import { startTestGateway, type TestGateway } from '../support/gateway.js';

const MAXIMUM = 24;

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startTestGateway({
    SANDBOX_VISITS: '2000',
    LIMIT_UPSTREAM_CALLS: String(MAXIMUM),
    LIMIT_BATCH_UPSTREAM_CALLS: '5000',
  });
});

afterAll(() => gateway.close());
beforeEach(() => gateway.resetCalls());

interface Answer {
  readonly data: Record<string, unknown> | null;
  readonly errors?: { readonly path: unknown[]; readonly extensions: Record<string, unknown> }[];
  readonly extensions?: Record<string, unknown>;
}

async function ask(query: string, variables: object = {}, headers: Record<string, string> = {}): Promise<Answer> {
  const response = await fetch(gateway.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query, variables }),
  });
  return (await response.json()) as Answer;
}

async function readsMade(): Promise<number> {
  const calls = Object.entries(await gateway.calls()).filter(([route]) => !/token|login|auth/i.test(route));
  return calls.reduce((sum, [, count]) => sum + count, 0);
}

interface Report {
  readonly source: string;
  readonly status: string;
  readonly recordCount: number;
  readonly error: { readonly code: string } | null;
}

const COUNTED = `{ visits(first: 5, filter: { scheduledAt: { gte: "2026-03-01T00:00:00Z", lt: "2026-09-01T00:00:00Z" } }) {
  totalCount nodes { id } sources { source status recordCount error { code } } } }`;

test('a list that needs more calls keeps what was read, and says PARTIAL with the reason', async () => {
  const { data, extensions } = await ask(COUNTED);
  const visits = data?.['visits'] as { totalCount: number | null; nodes: unknown[]; sources: Report[] };
  const cut = visits.sources.filter(({ error }) => error?.code === 'UPSTREAM_CALLS_EXCEEDED');
  expect(cut.length).toBeGreaterThan(0);
  expect(visits.totalCount).toBeNull();
  expect(visits.nodes).toHaveLength(5);
  expect(cut.some(({ status, recordCount }) => status === 'PARTIAL' && recordCount > 0)).toBe(true);
  expect(cut.every(({ status }) => status === 'PARTIAL' || status === 'FAILED')).toBe(true);
  expect(extensions).toEqual({ upstreamCalls: { maximum: MAXIMUM, refused: expect.any(Number) } });
  expect(await readsMade()).toBe(MAXIMUM);
});

test('the same list is whole for a batch job, which may make more calls', async () => {
  const { data, extensions } = await ask(COUNTED, {}, { 'x-request-priority': 'batch' });
  const visits = data?.['visits'] as { totalCount: number | null; sources: Report[] };
  expect(visits.sources.map(({ status }) => status)).toEqual(['FRESH', 'FRESH', 'FRESH']);
  expect(visits.totalCount).toBe(visits.sources.reduce((sum, { recordCount }) => sum + recordCount, 0));
  expect(extensions).toBeUndefined();
  expect(await readsMade()).toBeGreaterThan(MAXIMUM);
});

test('a look-up by id beyond the limit fails alone, at its index', async () => {
  const ids = Array.from({ length: MAXIMUM + 3 }, (_, index) =>
    encodeNodeId({
      nodeType: 'Transaction',
      source: 'SPACEBRING',
      sourceId: `credit/00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
    }),
  );
  const { data, errors, extensions } = await ask('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids });
  expect(data?.['nodes']).toEqual(ids.map(() => null));
  expect(errors?.map(({ path }) => path)).toEqual([24, 25, 26].map((index) => ['nodes', index]));
  expect(errors?.map(({ extensions: { code } }) => code)).toEqual(Array(3).fill('UPSTREAM_CALLS_EXCEEDED'));
  expect(extensions).toEqual({ upstreamCalls: { maximum: MAXIMUM, refused: 3 } });
});
