import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import * as documents from '../../src/generated/operations.js';
import { MonthExportDocument, type MonthExportQuery } from '../../src/generated/operations.js';
import { startTestGateway, type TestGateway } from '../support/gateway.js';

const DAY = { from: '2026-06-15T03:00:00Z', to: '2026-06-16T03:00:00Z' };
const WEEK = { from: '2026-06-15T00:00:00Z', to: '2026-06-22T00:00:00Z' };

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startTestGateway();
  // The residents' sign-in belongs to no operation: it happens once an hour.
  await gateway.query('{ locations(sources: [RESIDENT]) { id } }');
});

afterAll(() => gateway.close());

/** The answer without errors, and what it took. */
async function run<T, V>(
  document: TypedDocumentNode<T, V>,
  variables: V,
): Promise<{ data: T; calls: Record<string, number> }> {
  await gateway.resetCalls();
  const { data, errors } = await gateway.run(document, variables);
  expect(errors).toBeUndefined();
  if (!data) throw new Error('there is no data');
  return { data, calls: await gateway.calls() };
}

async function frontDesk() {
  const { data, calls } = await run(documents.FrontDeskTodayDocument, DAY);
  return { visits: data.visits, calls };
}

const FRESH = [
  { source: 'SPACEBRING', status: 'FRESH' },
  { source: 'W3LCOME', status: 'FRESH' },
  { source: 'RESIDENT', status: 'FRESH' },
];

describe('the committed operations, cold', () => {
  // A short page of W3lcome ends a list only where longer ones have come before: else one behind it is read, too.
  test('front-desk-today: one list per place and source, and nothing for what the rows carry', async () => {
    const { visits, calls } = await frontDesk();
    expect(calls).toEqual({
      'SPACEBRING GET /locations/v1': 1,
      'SPACEBRING GET /visitors/visits/v1': 3,
      'W3LCOME GET /v1/visits': 2,
      'W3LCOME GET /v1/invitees': 2,
      'RESIDENT GET /api/residentvisits': 1,
      'RESIDENT GET /api/residents': 1,
      'RESIDENT GET /api/communities': 1,
    });
    expect(visits?.sources).toMatchObject(FRESH);
    expect(visits?.totalCount).toBe(visits?.nodes.length);
    expect(new Set(visits?.nodes.map(({ source }) => source)).size).toBe(3);
    const times = visits?.nodes.map(({ scheduledAt }) => scheduledAt) ?? [];
    expect(times).toEqual([...times].sort());
    expect(times.every((time) => time >= '2026-06-15T03:00:00.000Z' && time < '2026-06-16T03:00:00.000Z')).toBe(true);
  });

  test('visits-board: the lists of the day, and nothing for sources without a row on the page', async () => {
    const { data, calls } = await run(documents.VisitsBoardDocument, { ...DAY, statuses: ['CHECKED_OUT'], first: 5 });
    expect(calls).toEqual({
      'SPACEBRING GET /locations/v1': 1,
      'SPACEBRING GET /visitors/visits/v1': 3,
      'W3LCOME GET /v1/visits': 2,
      'W3LCOME GET /v1/invitees': 2,
      'RESIDENT GET /api/residentvisits': 1,
    });
    expect(data.visits?.nodes.map(({ status }) => status)).toEqual(Array.from({ length: 5 }, () => 'CHECKED_OUT'));
  });

  test('visits-board: the hosts of a name are found in the lists of each source, their companies by location', async () => {
    const { data, calls } = await run(documents.HostSearchDocument, { search: 'a' });
    expect(calls).toEqual({
      'SPACEBRING GET /locations/v1': 1,
      'SPACEBRING GET /community/memberships/v1': 3,
      'SPACEBRING GET /community/companies/v1': 2,
      // A company of the whole network is in no location's list.
      'SPACEBRING GET /community/companies/v1/:id': 1,
      'W3LCOME GET /v1/hosts': 2,
      'RESIDENT GET /api/residents': 1,
    });
    expect(data.people?.nodes).toHaveLength(8);
  });

  test('visits-board: the count of the visits on site is that of the roll call', async () => {
    const { data: all } = await run(documents.RollCallDocument, {});
    const { data } = await run(documents.OnSiteCountDocument, {});
    const counted = data.visits?.sources.reduce((sum, { recordCount }) => sum + recordCount, 0);
    expect(counted).toBe(all.visits?.nodes.length);
  });

  test('roll-call: who is checked in per place, their visits of the day, and the older ones whose stay is not over by id', async () => {
    const { data, calls } = await run(documents.RollCallDocument, {});
    expect(calls).toEqual({
      'SPACEBRING GET /locations/v1': 1,
      'SPACEBRING GET /check_ins/v1': 3,
      'SPACEBRING GET /visitors/visits/v1': 2,
      'SPACEBRING GET /visitors/visits/v1/:id': 1,
      'W3LCOME GET /v1/visits': 2,
      'RESIDENT GET /api/residentvisits': 1,
    });
    expect(data.visits?.nodes.length).toBeGreaterThan(5);
    expect(data.visits?.nodes.every(({ checkedInAt }) => checkedInAt !== null)).toBe(true);
    expect(data.visits?.sources[0]).toMatchObject({ source: 'SPACEBRING', status: 'FRESH' });
  });

  test('visitor-profile: the range once for the person and for their visits', async () => {
    const { visits } = await frontDesk();
    const id = visits?.nodes.find(({ source }) => source === 'SPACEBRING')?.visitor?.id ?? '';
    const { data, calls } = await run(documents.VisitorProfileDocument, { by: { id } });
    expect(data.visitor?.id).toBe(id);
    expect(data.visitor?.visits?.nodes.length).toBeGreaterThan(0);
    expect(data.visitor?.isBlocked).toEqual(expect.any(Boolean));
    expect(calls).toEqual({
      'SPACEBRING GET /locations/v1': 1,
      'SPACEBRING GET /visitors/visits/v1': 6,
      'SPACEBRING GET /community/memberships/v1': 3,
      // Once more, as a first short page does not prove the end of a list.
      'W3LCOME GET /v1/visits': 2,
      'W3LCOME GET /v1/invitees': 2,
      'W3LCOME GET /v1/hosts': 1,
      'W3LCOME GET /v1/blockedlist': 2,
      'RESIDENT GET /api/residents': 1,
      'RESIDENT GET /api/residentvisits': 1,
    });
  });

  test.each([
    [
      'SPACEBRING',
      {
        'SPACEBRING GET /community/memberships/v1/:id': 1,
        'SPACEBRING GET /locations/v1': 1,
        'SPACEBRING GET /visitors/visits/v1': 1,
      },
    ],
    ['W3LCOME', { 'W3LCOME GET /v1/host/:id': 1, 'W3LCOME GET /v1/visits': 1, 'W3LCOME GET /v1/invitees': 1 }],
    ['RESIDENT', { 'RESIDENT GET /api/residents/:id': 1, 'RESIDENT GET /api/residentvisits/resident/:residentId': 1 }],
  ])('host-week of %s: the host, and the narrowest list there is', async (source, expected) => {
    const { visits } = await frontDesk();
    const host = visits?.nodes.find((visit) => visit.source === source)?.host;
    const { data, calls } = await run(documents.HostWeekDocument, { hostId: host?.id ?? '', ...WEEK });
    expect(data.person).toMatchObject({ id: host?.id, name: host?.name, source });
    expect(data.person?.visits?.totalCount).toBeGreaterThan(0);
    expect(calls).toEqual(expected);
  });

  test.each([
    ['SPACEBRING', { 'SPACEBRING GET /locations/v1': 1, 'SPACEBRING GET /visitors/visits/v1': 1 }],
    ['W3LCOME', { 'W3LCOME GET /v1/visits': 1, 'W3LCOME GET /v1/invitees': 1 }],
    [
      'RESIDENT',
      {
        'RESIDENT GET /api/communities': 1,
        'RESIDENT GET /api/residentvisits': 1,
        'RESIDENT GET /api/residents': 1,
      },
    ],
  ])('location-day of %s: that place and no other', async (source, expected) => {
    const { visits } = await frontDesk();
    const place = visits?.nodes.find((visit) => visit.source === source && visit.location !== null)?.location;
    const { data, calls } = await run(documents.LocationDayDocument, { locationId: place?.id ?? '', ...DAY });
    expect(data.location).toMatchObject({ id: place?.id, name: place?.name, source });
    const here = visits?.nodes.filter(({ location }) => location?.id === place?.id).map(({ id }) => id);
    expect(data.location?.visits?.nodes.map(({ id }) => id)).toEqual(here);
    expect(calls).toEqual(expected);
  });

  test('tickets-board: the first page of each place', async () => {
    const { data, calls } = await run(documents.TicketsBoardDocument, { first: 5 });
    expect(calls).toEqual({ 'SPACEBRING GET /locations/v1': 1, 'SPACEBRING GET /support/tickets/v1': 3 });
    expect(data.tickets?.nodes).toHaveLength(5);
    expect(data.tickets?.nodes.every(({ status }) => status === 'NEW' || status === 'IN_PROGRESS')).toBe(true);
    expect(data.tickets?.sources).toMatchObject([{ status: 'FRESH' }, { status: 'SKIPPED' }, { status: 'SKIPPED' }]);
  });

  test('transactions-ledger: one list per ledger and place', async () => {
    const { data, calls } = await run(documents.TransactionsLedgerDocument, {
      kinds: ['DAY_PASS', 'CREDIT'],
      first: 10,
    });
    expect(calls).toEqual({
      'SPACEBRING GET /locations/v1': 1,
      'SPACEBRING GET /transactions/day_passes/v1': 3,
      'SPACEBRING GET /transactions/credits/v1': 3,
    });
    expect(data.transactions?.nodes).toHaveLength(10);
    expect(data.transactions?.nodes.every(({ amount }) => /^\d+(\.\d+)?$/.test(amount))).toBe(true);
  });

  test('transactions-ledger of money: customers who are named by account are looked up place by place', async () => {
    const { data, calls } = await run(documents.TransactionsLedgerDocument, { kinds: ['MONEY'], first: 10 });
    const customers = data.transactions?.nodes.filter(({ customer }) => customer?.__typename === 'Person') ?? [];
    expect(customers.length).toBeGreaterThanOrEqual(2);
    expect(calls).toEqual({
      'SPACEBRING GET /locations/v1': 1,
      'SPACEBRING GET /transactions/money/v1': 3,
      'SPACEBRING GET /community/memberships/v1': 2,
    });
  });

  test('blocked-check: the list, once', async () => {
    const { data: all } = await gateway.query<{ blockedPeople: { nodes: { name: string }[] } }>(
      '{ blockedPeople { nodes { name } } }',
    );
    const name = all?.blockedPeople.nodes.at(-1)?.name ?? '';
    const { data, calls } = await run(documents.BlockedCheckDocument, { search: name.toUpperCase() });
    expect(calls).toEqual({ 'W3LCOME GET /v1/blockedlist': 2 });
    expect(data.blockedPeople?.nodes.map((entry) => entry.name)).toContain(name);
  });

  test('visit-stats: the days around the range, and the homes of residents, whose visits carry no place', async () => {
    const { data, calls } = await run(documents.VisitStatsDocument, {
      filter: { scheduledAt: { gte: DAY.from, lt: DAY.to } },
      groupBy: ['HOUR_OF_DAY', 'LOCATION'],
      timeZone: 'America/Sao_Paulo',
    });
    expect(data.visitStats?.sources).toMatchObject(FRESH);
    expect(data.visitStats?.buckets.length).toBeGreaterThan(10);
    expect(calls).toEqual({
      'SPACEBRING GET /locations/v1': 1,
      'SPACEBRING GET /visitors/visits/v1': 3,
      'W3LCOME GET /v1/visits': 1,
      'W3LCOME GET /v1/invitees': 1,
      'RESIDENT GET /api/residentvisits': 1,
      'RESIDENT GET /api/residents': 1,
      'RESIDENT GET /api/residents/:id': 1,
      'RESIDENT GET /api/communities': 1,
    });
  });

  test('visit-stats: of a month that is over, windows of each place and the one-sided lists once', async () => {
    const { data, calls } = await run(documents.VisitStatsDocument, {
      filter: { scheduledAt: { gte: '2026-05-01T03:00:00Z', lt: '2026-06-01T03:00:00Z' } },
      groupBy: ['DAY', 'SOURCE'],
      timeZone: 'America/Sao_Paulo',
    });
    expect(data.visitStats?.sources).toMatchObject(FRESH);
    expect(data.visitStats?.buckets.length).toBeGreaterThan(60);
    expect(calls).toEqual({
      'SPACEBRING GET /locations/v1': 1,
      'SPACEBRING GET /visitors/visits/v1': 6,
      'W3LCOME GET /v1/visits': 2,
      'W3LCOME GET /v1/invitees': 2,
      'RESIDENT GET /api/residentvisits': 1,
    });
  });

  test('month-export: every visit of the month once, page by page', async () => {
    const month = { from: '2026-05-01T00:00:00Z', to: '2026-06-01T00:00:00Z' };
    const counted = await gateway.query<{ visits: { totalCount: number } }>(
      'query ($from: DateTime, $to: DateTime) { visits(first: 1, filter: { scheduledAt: { gte: $from, lt: $to } }) { totalCount } }',
      month,
    );
    const ids: string[] = [];
    let after: string | null = null;
    let hasNextPage = true;
    for (let page = 0; page < 20 && hasNextPage; page += 1) {
      const answer: { data: MonthExportQuery } = await run(MonthExportDocument, { ...month, first: 100, after });
      const { nodes = [], pageInfo } = answer.data.visits ?? {};
      ids.push(...nodes.map(({ id }) => id));
      after = pageInfo?.endCursor ?? null;
      hasNextPage = pageInfo?.hasNextPage ?? false;
    }
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toHaveLength(counted.data?.visits.totalCount ?? -1);
    expect(ids.length).toBeGreaterThan(200);
  });

  test('month-export: its first page reads one list per place and window, and the one-sided lists once', async () => {
    const month = { from: '2026-05-01T00:00:00Z', to: '2026-06-01T00:00:00Z' };
    const { calls } = await run(MonthExportDocument, { ...month, first: 60 });
    expect(calls).toEqual({
      'SPACEBRING GET /locations/v1': 1,
      'SPACEBRING GET /visitors/visits/v1': 6,
      'W3LCOME GET /v1/visits': 1,
      'W3LCOME GET /v1/invitees': 1,
      'RESIDENT GET /api/residentvisits': 1,
    });
  });
});
