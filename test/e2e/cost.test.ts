import { startTestGateway, type TestGateway } from '../support/gateway.js';

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startTestGateway({ SANDBOX_VISITS: '100', LIMIT_TOKENS: '2500', LIMIT_COST: '500' });
});

afterAll(() => gateway.close());

async function ask(query: string, explain?: string) {
  const headers = { 'content-type': 'application/json', ...(explain !== undefined && { 'x-explain': explain }) };
  const answer = await fetch(gateway.url, { method: 'POST', headers, body: JSON.stringify({ query }) });
  const { extensions, errors } = (await answer.json()) as {
    extensions?: Record<string, unknown>;
    errors?: { message: string; extensions: { code: string } }[];
  };
  return { status: answer.status, extensions, error: errors?.[0] };
}

const BLOCKED = '{ blockedPeople(first: 20) { nodes { id } } }';

test('a client that asks is told the price of its operation, and beside it what the answer cost', async () => {
  const cost = { estimated: Math.ceil(200 + 0.15 + 20 * 2 * 0.15), maximum: 500 };
  expect((await ask(BLOCKED, 'cost')).extensions).toEqual({ cost });
  expect((await ask(BLOCKED, 'upstream, cost')).extensions).toEqual({ cost, upstream: expect.any(Object) });
  expect((await ask(BLOCKED)).extensions).toBeUndefined();
});

test('an operation that is refused for its price says both, and asks no source', async () => {
  await gateway.resetCalls();
  const refused = await ask('{ visitors(first: 200) { nodes { id name email } } }', 'cost');
  expect(refused).toMatchObject({ status: 400, error: { extensions: { code: 'QUERY_TOO_COMPLEX' } } });
  expect(refused.error?.message).toMatch(/costs \d+, and at most 500/);
  expect(refused.extensions).toEqual({ cost: { estimated: expect.any(Number), maximum: 500 } });
  expect(await gateway.calls()).toEqual({});
});

test('an operation is no cheaper for an argument that cannot be read', async () => {
  const spoilt = '{ visitor(by: {}) { id } visitors(first: 200) { nodes { id name email } } }';
  expect((await ask(spoilt)).error?.extensions.code).toBe('QUERY_TOO_COMPLEX');
});

test('the longest ring of fragments that may be sent does not exhaust the stack', async () => {
  const ring = (count: number) =>
    Array.from({ length: count }, (_, i) => `fragment F${i} on Query { ...F${(i + 1) % count} }`).join(' ');
  const { status, error } = await ask(`{ ...F0 } ${ring(310)}`);
  expect([status, error?.extensions.code]).toEqual([400, 'GRAPHQL_VALIDATION_FAILED']);
  const doubled = Array.from(
    { length: 249 },
    (_, i) => `fragment F${i} on Query { ...F${(i + 1) % 249} ...F${(i + 7) % 249} }`,
  );
  expect((await ask(`{ ...F0 } ${doubled.join(' ')}`)).status).toBe(400);
});
