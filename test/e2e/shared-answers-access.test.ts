import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { print } from 'graphql';
import { makeApiKey, revokeApiKey } from '../../src/api-keys/api-key-commands.js';
import { ANYONE, type Caller } from '../../src/domain/access/caller.js';
import { SCOPES, type Scope } from '../../src/domain/model/scope.js';
import {
  FrontDeskTodayDocument,
  LocationsDocument,
  ReturningVisitorsDocument,
  ScheduleVisitDocument,
  TicketsBoardDocument,
  TransactionsLedgerDocument,
  VisitStatsDocument,
} from '../../src/generated/operations.js';
import { createApiKeyVerifier } from '../../src/server/access/api-key-verifier.js';
import type { Authenticate } from '../../src/server/access/authenticate.js';
import { callerWithout } from '../support/callers.js';
import { type GraphAnswer, startTestGateway, type TestGateway } from '../support/gateway.js';
import { first, locationsOf, minutesFromNow } from '../support/write-scene.js';

const SETTINGS = { SANDBOX_VISITS: '400', UPSTREAM_CACHE: 'on', ANSWER_CACHE_TTL_MS: '60000' };
const RANGE = { from: '2026-06-08T00:00:00Z', to: '2026-06-16T00:00:00Z' };
const SCHEDULED = { scheduledAt: { gte: RANGE.from, lt: RANGE.to } };

/** Asked by everybody, of which everybody is told something else. */
const QUESTIONS: readonly (readonly [string, string, Record<string, unknown>])[] = [
  ['visits', print(FrontDeskTodayDocument), RANGE],
  ['visitors', print(ReturningVisitorsDocument), RANGE],
  ['tickets', print(TicketsBoardDocument), { statuses: ['NEW', 'IN_PROGRESS', 'SOLVED', 'CLOSED'] }],
  ['transactions', print(TransactionsLedgerDocument), RANGE],
  ['statistics', print(VisitStatsDocument), { filter: SCHEDULED, groupBy: ['HOST'] }],
  ['locations', print(LocationsDocument), {}],
];

const callers = new Map<string, Caller>();
const NAME = 'x-test-caller';
let authenticate: Authenticate;
let gateway: TestGateway;

async function start(settings: Record<string, string> = {}): Promise<void> {
  gateway = await startTestGateway({ ...SETTINGS, ...settings }, (headers) => authenticate(headers));
}

beforeEach(() => {
  authenticate = async ({ [NAME]: name }) => callers.get(String(name)) ?? ANYONE;
});

afterEach(() => gateway.close());

const as = (name: string, headers: Record<string, string> = {}) => gateway.withHeaders({ [NAME]: name, ...headers });

/** How often a source's data was looked for, in memory or there: an answer that is given again looks for none. */
async function countReads(): Promise<number> {
  const text = await (await fetch(new URL('/metrics', gateway.url))).text();
  return [...text.matchAll(/^visitgraph_reads_total\{.*\} (\d+)$/gm)].reduce(
    (sum, [, count]) => sum + Number(count),
    0,
  );
}

/** Without what names the request. */
function told({ data, errors }: GraphAnswer<unknown>): string {
  const known = errors?.map(({ extensions: { requestId: _id, ...extensions }, ...error }) => ({
    ...error,
    extensions,
  }));
  return JSON.stringify({ data, errors: known });
}

describe('callers who ask the same at the same time, and again', () => {
  beforeEach(async () => {
    await start();
    const places = [
      first(await locationsOf(gateway, 'SPACEBRING')).id,
      first(await locationsOf(gateway, 'W3LCOME')).id,
    ];
    const limited = (locationId: string | undefined, caller: Caller = ANYONE): Caller => ({
      ...caller,
      locationIds: locationId === undefined ? [] : [locationId],
    });
    const masked = callerWithout('pii:read');
    for (const [name, caller] of Object.entries({
      boss: ANYONE,
      masked,
      statistician: callerWithout('tickets:read', 'transactions:read', 'pii:read'),
      here: limited(places[0]),
      maskedHere: limited(places[0], masked),
      there: limited(places[1]),
      nowhere: limited(undefined),
    })) {
      callers.set(name, { ...caller, name });
    }
  });

  test.each(QUESTIONS)('are told of %s what each of them may know', async (_what, query, variables) => {
    const names = [...callers.keys()];
    const expected = new Map<string, string>();
    for (const name of names) {
      expected.set(name, told(await as(name, { 'cache-control': 'no-cache' }).query(query, variables)));
    }
    for (const order of [names, names.toReversed(), names]) {
      const asked = [...order, ...order, ...order].map(async (name) => ({
        name,
        answer: told(await as(name).query(query, variables)),
      }));
      for (const { name, answer } of await Promise.all(asked))
        expect([name, answer]).toEqual([name, expected.get(name)]);
    }
    expect(new Set(expected.values()).size).toBeGreaterThanOrEqual(4);
    const before = await countReads();
    expect(told(await as('boss').query(query, variables))).toBe(expected.get('boss'));
    expect(await countReads()).toBe(before);
  });

  test('are shown no name that was kept for somebody else, whoever asked first', async () => {
    const [[, query, variables]] = [first(QUESTIONS)];
    await as('boss').query(query, variables);
    const { data } = await as('boss').query<{ visits: { nodes: { visitor: { name: string } }[] } }>(query, variables);
    const names = data?.visits.nodes.map(({ visitor }) => visitor.name) ?? [];
    const masked = JSON.stringify(await as('masked').query(query, variables));
    const again = JSON.stringify(await as('masked').query(query, variables));
    expect(names.length).toBeGreaterThan(10);
    expect(names.filter((name) => masked.includes(name) || again.includes(name))).toEqual([]);
    expect(told(await as('boss').query(query, variables))).toBe(told({ data }));
  });
});

describe('the holder of a key whose answer is kept', () => {
  const QUERY = '{ visits(first: 5) { nodes { id visitor { name } } } }';
  let directory: string;
  let file: string;
  let nowMs: number;
  let key: string;

  const make = (scopes: readonly Scope[]) =>
    makeApiKey(
      { file, name: 'desk', scopes, expiresInDays: 1, locationIds: null, environment: null },
      { now: new Date(nowMs), random: randomBytes(32) },
    );
  const ask = (text = key) => gateway.withHeaders({ 'x-api-key': text }).query(QUERY);

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'visitgraph-'));
    file = join(directory, 'keys.json');
    nowMs = Date.parse('2026-06-15T12:00:00Z');
    key = await make(SCOPES);
    const verify = await createApiKeyVerifier({ file, clock: { now: () => new Date(nowMs) }, warn: () => {} });
    authenticate = ({ 'x-api-key': text }) => verify(String(text));
    await start();
    await ask();
    await ask();
    const before = await countReads();
    expect(await ask()).not.toHaveProperty('errors');
    expect(await countReads()).toBe(before);
  });

  afterEach(() => rm(directory, { recursive: true }));

  test.each<[string, () => Promise<void>]>([
    [
      'been revoked',
      async () => {
        await revokeApiKey({ file, name: 'desk' });
        nowMs += 1_000;
      },
    ],
    [
      'expired',
      async () => {
        nowMs += 86_400_000;
      },
    ],
  ])('is refused when it has %s', async (_what, end) => {
    await end();
    const { data, errors } = await ask();
    expect([data, errors?.map(({ extensions }) => extensions['code'])]).toEqual([undefined, ['UNAUTHENTICATED']]);
  });

  test('is told less when it may do less', async () => {
    const { data } = await ask();
    await revokeApiKey({ file, name: 'desk' });
    const lesser = await make(['visits:read']);
    nowMs += 1_000;
    const after = await ask(lesser);
    expect(after.errors).toBeUndefined();
    expect(JSON.stringify(after.data)).toMatch(/"name":"\S\. /);
    expect(after.data).not.toEqual(data);
  });
});

describe('equal writes at the same time', () => {
  const route = 'SPACEBRING POST /visitors/visits/v1';
  const QUERY = print(LocationsDocument);
  const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');
  const persisted = (sha256Hash: string) => ({ persistedQuery: { version: 1, sha256Hash } });

  async function draft(idempotencyKey?: string): Promise<Record<string, unknown>> {
    const locationId = first(await locationsOf(gateway, 'SPACEBRING')).id;
    const visitor = { name: 'Gil Prado', email: 'gil.prado@example.com' };
    return {
      input: { expectedAt: minutesFromNow(30), visitor, locationId, ...(idempotencyKey && { idempotencyKey }) },
    };
  }

  /** What the writes of some bodies, all sent at the same time, have made. */
  async function writeAll(bodies: readonly object[], headers: readonly Record<string, string>[] = [{}]) {
    await gateway.resetCalls();
    const sent = bodies.map(async (body, index) => {
      const answer = await fetch(gateway.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers[index % headers.length] },
        body: JSON.stringify(body),
      });
      const { data } = (await answer.json()) as { data?: { scheduleVisit?: { visit: { id: string } | null } } };
      return data?.scheduleVisit?.visit?.id;
    });
    const ids = await Promise.all(sent);
    return { records: new Set(ids).size, calls: (await gateway.calls())[route], isDone: !ids.includes(undefined) };
  }

  test('are as many as they are, again and again', async () => {
    await start();
    const body = { query: print(ScheduleVisitDocument), variables: await draft() };
    for (let round = 0; round < 2; round += 1) {
      expect(await writeAll([body, body, body])).toEqual({ records: 3, calls: 3, isDone: true });
    }
  });

  test('are as many where the document has a query as well, which is known', async () => {
    await start();
    const query = `${QUERY}\n${print(ScheduleVisitDocument)}`;
    for (const _time of [1, 2]) await gateway.query(QUERY);
    const reading = { query, operationName: 'Locations' };
    await writeAll([reading]);
    const body = { query, operationName: 'ScheduleVisit', variables: await draft() };
    expect(await writeAll([body, body])).toEqual({ records: 2, calls: 2, isDone: true });
  });

  test('are as many where they are named by the hash of their document', async () => {
    await start({ PERSISTED_OPERATIONS: 'automatic' });
    const query = print(ScheduleVisitDocument);
    const body = { extensions: persisted(hashOf(query)), variables: await draft() };
    await writeAll([{ query, ...body }]);
    expect(await writeAll([body, body])).toEqual({ records: 2, calls: 2, isDone: true });
  });

  test('are as many where they are named twice, the second time as a query that is known', async () => {
    await start({ PERSISTED_OPERATIONS: 'trusted' });
    const known = { extensions: persisted(hashOf(QUERY)) };
    await writeAll([known]);
    const locations = (await gateway.query<{ locations: { id: string; source: string }[] }>(QUERY)).data?.locations;
    const locationId = locations?.find(({ source }) => source === 'SPACEBRING')?.id;
    const visitor = { name: 'Gil Prado', email: 'gil.prado@example.com' };
    const variables = { input: { expectedAt: minutesFromNow(30), visitor, locationId } };
    const body = { id: hashOf(print(ScheduleVisitDocument)), ...known, variables };
    expect(await writeAll([body, body])).toEqual({ records: 2, calls: 2, isDone: true });
  });

  test('are one of one caller with one key, and one for each of two callers with the same rights', async () => {
    await start();
    for (const name of ['ana', 'rui']) callers.set(name, { ...ANYONE, name });
    const body = { query: print(ScheduleVisitDocument), variables: await draft('key-1') };
    const both = ['ana', 'rui'].map((name) => ({ [NAME]: name }));
    expect(await writeAll([body, body, body, body], both)).toEqual({ records: 2, calls: 2, isDone: true });
  });

  test('are seen by who asks afterwards, though an answer from before them was kept', async () => {
    await start();
    const query = `query ($filter: VisitFilter) { visits(filter: $filter) { totalCount } }`;
    const variables = { filter: { sources: ['SPACEBRING'], scheduledAt: { gte: RANGE.from, lt: RANGE.to } } };
    const count = async () => (await gateway.query<{ visits: { totalCount: number } }>(query, variables)).data?.visits;
    const before = await count();
    await count();
    await writeAll([{ query: print(ScheduleVisitDocument), variables: await draft() }]);
    expect((await count())?.totalCount).toBe((before?.totalCount ?? 0) + 1);
  });
});
