import { startTestGateway, type TestGateway } from '../support/gateway.js';
import { type Tally, tallyReads } from './tally-reads.js';

const REQUESTS = 60;
const CLIENTS = 12;
const IMPATIENT = { REQUEST_TIMEOUT_MS: '4000', UPSTREAM_TIMEOUT_MS: '1500' };
const SANDBOX = { SANDBOX_VISITS: '600' };

let gateway: TestGateway;

beforeEach(async () => {
  gateway = await startTestGateway(SANDBOX);
});

afterEach(() => gateway.close());

const startImpatient = async () => {
  await gateway.close();
  gateway = await startTestGateway({ ...SANDBOX, ...IMPATIENT });
};

const read = () => tallyReads(gateway, { requests: REQUESTS, clients: CLIENTS });

const callsTo = async (source: string) =>
  Object.entries(await gateway.calls())
    .filter(([route]) => route.startsWith(source))
    .reduce((sum, [, count]) => sum + count, 0);

/** All were answered, over HTTP and without an error, and no row is missing of a source that was read. */
const EVERY_ONE: Partial<Tally> = { answered: REQUESTS, errors: 0, missingRows: 0 };

test('with all sources up every read is whole', async () => {
  expect(await read()).toMatchObject({ ...EVERY_ONE, FRESH: REQUESTS * 3 });
});

test('with one source down every read has the rows of the others, and the source is soon spared', async () => {
  await gateway.setFaults('W3LCOME', { status: 500 });
  await gateway.resetCalls();
  expect(await read()).toMatchObject({ ...EVERY_ONE, FRESH: REQUESTS * 2, FAILED: REQUESTS });
  expect(await callsTo('W3LCOME')).toBeLessThan(REQUESTS);
});

test('with two sources down every read has the rows of the third', async () => {
  await gateway.setFaults('W3LCOME', { reset: 'before' });
  await gateway.setFaults('RESIDENT', { status: 503 });
  expect(await read()).toMatchObject({ ...EVERY_ONE, FRESH: REQUESTS, FAILED: REQUESTS * 2 });
});

test('with all sources down every read is refused at its list, and the gateway lives', async () => {
  for (const source of ['SPACEBRING', 'W3LCOME', 'RESIDENT'] as const) await gateway.setFaults(source, { status: 500 });
  expect(await read()).toMatchObject({ answered: REQUESTS, errors: REQUESTS });
  await gateway.clearFaults();
  expect((await gateway.query('{ __typename }')).data).toEqual({ __typename: 'Query' });
});

test('with all sources slower than their limit every read ends, and says that it was the time', async () => {
  await startImpatient();
  for (const source of ['SPACEBRING', 'W3LCOME', 'RESIDENT'] as const) await gateway.setFaults(source, { hang: true });
  const tally = await read();
  expect(tally).toMatchObject({ answered: REQUESTS, errors: REQUESTS });
  // The circuit opens on the way: then it is not asked at all.
  expect(tally.codes.every((code) => ['UPSTREAM_TIMEOUT', 'UPSTREAM_UNAVAILABLE'].includes(code))).toBe(true);
});

test('broken connections are tried again: no read fails, and most are whole', async () => {
  await gateway.setFaults('SPACEBRING', { reset: 'before', errorRate: 0.1 });
  const { FRESH, PARTIAL, FAILED, STALE, ...tally } = await read();
  expect(tally).toMatchObject(EVERY_ONE);
  expect(FRESH + PARTIAL + FAILED + STALE).toBe(REQUESTS * 3);
  expect(FRESH).toBeGreaterThan(REQUESTS * 2);
});

test('half an answer is no answer: rows of its source are left out, never made up', async () => {
  await gateway.setFaults('RESIDENT', { malformed: true, errorRate: 0.5 });
  const { FRESH, FAILED, codes, ...tally } = await read();
  expect(tally).toMatchObject(EVERY_ONE);
  expect(FRESH + FAILED).toBe(REQUESTS * 3);
  expect(codes.every((code) => code === 'UPSTREAM_INVALID_RESPONSE' || code === 'UPSTREAM_UNAVAILABLE')).toBe(true);
});

test('a storm of 429 costs the source no more calls than its clients asked for, and no read an error', async () => {
  await startImpatient();
  await gateway.setFaults('W3LCOME', { status: 429 });
  await gateway.resetCalls();
  const tally = await read();
  expect(tally).toMatchObject({ ...EVERY_ONE, FRESH: REQUESTS * 2, FAILED: REQUESTS });
  expect(await callsTo('W3LCOME')).toBeLessThan(REQUESTS * 2);
});
