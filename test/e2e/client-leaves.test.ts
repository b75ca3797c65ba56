import { request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { startTestGateway, type TestGateway } from '../support/gateway.js';
import { mutateWell } from '../support/mutate.js';

const BLOCKED = '{ blockedPeople(first: 200) { nodes { id email } } }';
const READS = [
  BLOCKED,
  '{ visitorFields { id } }',
  '{ people(first: 1, filter: { sources: [W3LCOME] }) { nodes { id } } }',
];
const BLOCK = `mutation ($input: BlockPersonInput!) { blockPerson(input: $input) { blockedPerson { id } } }`;

let gateway: TestGateway;

beforeEach(async () => {
  gateway = await startTestGateway({
    SANDBOX_VISITS: '100',
    W3LCOME_CONCURRENCY: '1',
    REQUEST_TIMEOUT_MS: '60000',
    UPSTREAM_TIMEOUT_MS: '60000',
  });
  // From here on the gateway knows the health of each source, and need not ask for it.
  await gateway.query('{ sources { source } }');
  await gateway.query(BLOCKED);
});

afterEach(() => gateway.close());

/** On a connection of its own, which the signal breaks: 'answered' or 'left'. */
const ask = (signal: AbortSignal, query: string, variables: Record<string, unknown> = {}) =>
  new Promise<string>((resolve) => {
    const headers = { 'content-type': 'application/json' };
    const asking = request(gateway.url, { method: 'POST', headers, agent: false, signal }, (answer) => {
      answer.resume().once('end', () => resolve('answered'));
    });
    asking.once('error', () => resolve('left'));
    asking.end(JSON.stringify({ query, variables }));
  });

async function queueLength(): Promise<number | undefined> {
  const { data } = await gateway.query<{ sources: { source: string; queueLength: number }[] }>(
    '{ sources { source queueLength } }',
  );
  return data?.sources.find(({ source }) => source === 'W3LCOME')?.queueLength;
}

async function untilQueueIs(length: number): Promise<void> {
  while ((await queueLength()) !== length) await sleep(10);
}

async function blockedWith(email: string): Promise<{ id: string }[]> {
  const { data } = await gateway.query<{ blockedPeople: { nodes: { id: string; email: string }[] } }>(BLOCKED);
  return data?.blockedPeople.nodes.filter((entry) => entry.email === email) ?? [];
}

const w3lcomeCalls = async () =>
  Object.fromEntries(Object.entries(await gateway.calls()).filter(([route]) => route.startsWith('W3LCOME')));

test('clients that leave a source that hangs take their calls with them: none waits, and the limiter is free', async () => {
  await gateway.setFaults('W3LCOME', { hang: true });
  await gateway.resetCalls();
  const clients = new AbortController();
  const answers = READS.map((read) => ask(clients.signal, read));
  await untilQueueIs(READS.length - 1);
  clients.abort();
  expect(await Promise.all(answers)).toEqual(READS.map(() => 'left'));
  await untilQueueIs(0);
  expect(Object.values(await w3lcomeCalls())).toEqual([1]);

  await gateway.clearFaults();
  await gateway.resetCalls();
  const { data, errors } = await gateway.query(BLOCKED);
  expect(errors).toBeUndefined();
  expect(data).toMatchObject({ blockedPeople: { nodes: expect.any(Array) } });
  expect(Object.values(await w3lcomeCalls())).toEqual([2]);
});

test('a source is not held to have failed because a client left', async () => {
  await gateway.setFaults('W3LCOME', { hang: true });
  const client = new AbortController();
  const answers = READS.map((read) => ask(client.signal, read));
  await untilQueueIs(READS.length - 1);
  client.abort();
  await Promise.all(answers);
  await untilQueueIs(0);
  const { data } = await gateway.query('{ sources { source status lastError { code } circuit } }');
  expect(data?.['sources']).toContainEqual({ source: 'W3LCOME', status: 'FRESH', lastError: null, circuit: 'CLOSED' });
});

test('a write whose client leaves is finished without it, and its outcome kept under its key', async () => {
  const input = { name: 'Mallory', reason: 'Threw a chair', email: 'mallory@example.com', idempotencyKey: 'chair' };
  await gateway.setFaults('W3LCOME', { latencyMs: 500 });
  await gateway.resetCalls();
  const reading = gateway.query('{ visitorFields { id } }');
  const client = new AbortController();
  const answer = ask(client.signal, BLOCK, { input });
  await untilQueueIs(1);
  client.abort();
  expect(await answer).toBe('left');

  await reading;
  while ((await blockedWith(input.email)).length === 0) await sleep(20);
  const [entry] = await blockedWith(input.email);
  const again = await mutateWell<{ id: string }>(gateway, { name: 'blockPerson', input });
  expect(again.id).toBe(entry?.id);
  expect(await blockedWith(input.email)).toHaveLength(1);
  const posts = Object.entries(await gateway.calls()).filter(([route]) => route.startsWith('W3LCOME POST'));
  expect(posts.map(([, count]) => count)).toEqual([1]);
});
