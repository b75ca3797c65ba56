import type { Source } from '../../src/domain/source/source.js';
import { VisitStatsDocument, type VisitStatsQueryVariables } from '../../src/generated/operations.js';
import { startTestGateway, type TestGateway } from '../support/gateway.js';

const WEEK = { gte: '2026-06-08T03:00:00Z', lt: '2026-06-15T03:00:00Z' };
const DAY = { gte: '2026-06-15T03:00:00Z', lt: '2026-06-16T03:00:00Z' };
const ZONE = 'America/Sao_Paulo';

interface Row {
  readonly source: Source;
  readonly status: string;
  readonly scheduledAt: string;
  readonly checkedInAt: string | null;
  readonly checkedOutAt: string | null;
  readonly timePrecision: 'DAY' | 'MINUTE';
  readonly departurePrecision: 'DAY' | 'MINUTE';
  readonly partySize: number;
  readonly host: { readonly id: string } | null;
  readonly location: { readonly id: string } | null;
}

interface Page {
  visits: { nodes: Row[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } };
}

const ROWS = `query Rows($range: DateTimeRange, $after: String) {
  visits(first: 200, after: $after, filter: { scheduledAt: $range }) {
    nodes { source status scheduledAt timePrecision departurePrecision checkedInAt checkedOutAt partySize host { id } location { id } }
    pageInfo { hasNextPage endCursor }
  }
}`;

const FRESH = { SPACEBRING: 'FRESH', W3LCOME: 'FRESH', RESIDENT: 'FRESH' };

let gateway: TestGateway;

async function statsOf(variables: VisitStatsQueryVariables, from = gateway) {
  const { data, errors } = await from.run(VisitStatsDocument, variables);
  return {
    stats: data?.visitStats,
    errors,
    statuses: Object.fromEntries(data?.visitStats?.sources.map(({ source, status }) => [source, status]) ?? []),
  };
}

async function rowsOf(range: typeof WEEK): Promise<Row[]> {
  const rows: Row[] = [];
  let after: string | null = null;
  let hasNextPage = true;
  for (let page = 0; page < 20 && hasNextPage; page += 1) {
    const { data }: { data?: Page | null } = await gateway.query<Page>(ROWS, { range, after });
    rows.push(...(data?.visits.nodes ?? []));
    after = data?.visits.pageInfo.endCursor ?? null;
    hasNextPage = data?.visits.pageInfo.hasNextPage ?? false;
  }
  return rows;
}

function countBy(rows: readonly Row[], keyOf: (row: Row) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const key of rows.map(keyOf)) counts[key] = (counts[key] ?? 0) + 1;
  return counts;
}

describe('visit statistics over all sources', () => {
  beforeAll(async () => {
    gateway = await startTestGateway();
    await gateway.query('{ locations(sources: [RESIDENT]) { id } }');
  });

  afterEach(() => gateway.clearFaults());

  afterAll(() => gateway.close());

  test('hold the no-shows of W3lcome against those who were expected and came, not against walk-ins', async () => {
    const { stats } = await statsOf({ filter: { scheduledAt: WEEK, sources: ['W3LCOME'] } });
    const { noShows = 0, checkedIn = 0, noShowRate } = stats?.totals ?? {};
    expect(noShows).toBeGreaterThan(0);
    expect(noShowRate).toBeGreaterThan(noShows / (noShows + checkedIn));
    expect(noShowRate).toBeLessThan(1);
  });

  test('are what the pages of the same visits add up to', async () => {
    const rows = await rowsOf(WEEK);
    const { stats, statuses } = await statsOf({ filter: { scheduledAt: WEEK } });
    expect(statuses).toEqual(FRESH);
    const minutes = rows
      .flatMap(({ checkedInAt, checkedOutAt, timePrecision, departurePrecision }) =>
        timePrecision === 'MINUTE' && departurePrecision === 'MINUTE' && checkedInAt && checkedOutAt
          ? [(Date.parse(checkedOutAt) - Date.parse(checkedInAt)) / 60_000]
          : [],
      )
      .sort((left, right) => left - right);
    const sum = minutes.reduce((total, length) => total + length, 0);
    expect(rows.length).toBeGreaterThan(100);
    expect(stats?.totals).toMatchObject({
      visits: rows.length,
      people: rows.reduce((total, { partySize }) => total + partySize, 0),
      checkedIn: rows.filter(({ checkedInAt }) => checkedInAt !== null).length,
      noShows: rows.filter(({ status }) => status === 'NO_SHOW').length,
      cancelled: rows.filter(({ status }) => status === 'CANCELLED').length,
      averageDurationMinutes: expect.closeTo(sum / minutes.length, 6),
    });
    const { medianDurationMinutes = null } = stats?.totals ?? {};
    expect(minutes.filter((length) => length <= (medianDurationMinutes ?? 0)).length).toBeGreaterThanOrEqual(
      minutes.length / 2,
    );
  });

  test.each([
    ['SOURCE', (row: Row) => row.source],
    ['STATUS', (row: Row) => row.status],
    ['HOST', (row: Row) => row.host?.id ?? 'none'],
    ['LOCATION', (row: Row) => row.location?.id ?? 'none'],
    ['DAY', (row: Row) => new Date(Date.parse(row.scheduledAt) - 3 * 3_600_000).toISOString().slice(0, 10)],
  ] as const)('by %s have the buckets that the pages show', async (dimension, keyOf) => {
    const { stats } = await statsOf({ filter: { scheduledAt: WEEK }, groupBy: [dimension], timeZone: ZONE });
    const buckets = stats?.buckets.map(({ keys, metrics }) => [keys[0]?.value, metrics.visits]) ?? [];
    expect(Object.fromEntries(buckets)).toEqual(countBy(await rowsOf(WEEK), keyOf));
    const values = buckets.map(([value]) => value);
    expect(values).toEqual([...values].sort());
  });

  test('know as many different people as the list of visitors', async () => {
    const { data } = await gateway.query<{ visitors: { totalCount: number } }>(
      'query ($range: DateTimeRange) { visitors(first: 1, filter: { visitedAt: $range }) { totalCount } }',
      { range: WEEK },
    );
    const { stats } = await statsOf({ filter: { scheduledAt: WEEK } });
    const { stats: came } = await statsOf({
      filter: { scheduledAt: WEEK, statuses: ['EXPECTED', 'CHECKED_IN', 'CHECKED_OUT'] },
    });
    expect(stats?.totals.uniqueVisitors).toBe(came?.totals.uniqueVisitors);
    expect(stats?.totals.uniqueVisitors).toBeLessThan(data?.visitors.totalCount ?? 0);
    expect(stats?.totals.uniqueVisitors).toBeGreaterThan((data?.visitors.totalCount ?? 0) / 2);
  });

  test('of today see at least as many people as the roll call', async () => {
    const { stats: today } = await statsOf({ filter: { scheduledAt: DAY } });
    const { stats: present } = await statsOf({ filter: { isOnSite: true } });
    expect(present?.totals.people).toBeGreaterThan(5);
    expect(today?.totals.peakOnSite).toBeGreaterThanOrEqual(present?.totals.people ?? 0);
  });

  test('read only the sources and places that the filter names', async () => {
    await gateway.resetCalls();
    const { statuses } = await statsOf({ filter: { scheduledAt: WEEK, sources: ['W3LCOME'] } });
    expect(statuses).toEqual({ SPACEBRING: 'SKIPPED', W3LCOME: 'FRESH', RESIDENT: 'SKIPPED' });
    expect(await gateway.calls()).toEqual({ 'W3LCOME GET /v1/visits': 2, 'W3LCOME GET /v1/invitees': 2 });
  });

  test('leave the roll alone where no peak is asked for', async () => {
    await gateway.resetCalls();
    await gateway.query(
      'query ($range: DateTimeRange) { visitStats(filter: { scheduledAt: $range }) { totals { visits } } }',
      {
        range: DAY,
      },
    );
    expect(await gateway.calls()).toEqual({
      'SPACEBRING GET /locations/v1': 1,
      'SPACEBRING GET /visitors/visits/v1': 3,
      'W3LCOME GET /v1/visits': 1,
      'W3LCOME GET /v1/invitees': 1,
      'RESIDENT GET /api/residentvisits': 1,
    });
  });

  test('count what could be read when a source fails, and say which did not answer', async () => {
    const whole = await statsOf({ filter: { scheduledAt: WEEK } });
    await gateway.setFaults('W3LCOME', { status: 500 });
    const { stats, errors, statuses } = await statsOf({ filter: { scheduledAt: WEEK } });
    expect(errors).toBeUndefined();
    expect(statuses).toEqual({ ...FRESH, W3LCOME: 'FAILED' });
    const ofW3lcome = whole.stats?.sources.find(({ source }) => source === 'W3LCOME')?.recordCount ?? 0;
    expect(ofW3lcome).toBeGreaterThan(0);
    expect(stats?.totals.visits).toBe((whole.stats?.totals.visits ?? 0) - ofW3lcome);
  });

  test('have one peak of a day, in whatever range it is asked for', async () => {
    const ranges = [
      { gte: '2026-06-12T03:00:00Z', lt: '2026-06-13T03:00:00Z' },
      { gte: '2026-06-11T03:00:00Z', lt: '2026-06-13T03:00:00Z' },
      { gte: '2026-06-07T03:00:00Z', lt: '2026-06-13T03:00:00Z' },
      { gte: '2026-05-19T03:00:00Z', lt: '2026-06-13T03:00:00Z' },
      { gte: '2026-06-12T03:00:00Z', lt: '2026-06-16T03:00:00Z' },
      { gte: '2026-03-01T03:00:00Z', lt: '2026-06-16T03:00:00Z' },
    ];
    const peaks: (number | undefined)[] = [];
    for (const scheduledAt of ranges) {
      const { stats } = await statsOf({ filter: { scheduledAt }, groupBy: ['DAY'], timeZone: ZONE });
      const day = stats?.buckets.find(({ keys }) => keys[0]?.value === '2026-06-12');
      peaks.push(day?.metrics.peakOnSite);
    }
    expect(peaks[0]).toBeGreaterThan(5);
    expect(peaks).toEqual(ranges.map(() => peaks[0]));
  });

  test('need no roll call: presence is that of the visits read', async () => {
    await gateway.setFaults('SPACEBRING', { route: 'GET /check_ins/v1', status: 500 });
    const { stats, statuses } = await statsOf({ filter: { scheduledAt: DAY } });
    expect(statuses).toEqual(FRESH);
    expect(stats?.totals.visits).toBeGreaterThan(0);
  });

  test('are null with an error only when no asked source answered', async () => {
    for (const source of ['SPACEBRING', 'W3LCOME', 'RESIDENT'] as const)
      await gateway.setFaults(source, { status: 500 });
    const { stats, errors } = await statsOf({ filter: { scheduledAt: WEEK } });
    expect(stats).toBeNull();
    expect(errors).toMatchObject([{ path: ['visitStats'], extensions: { code: 'UPSTREAM_UNAVAILABLE' } }]);
  });

  test.each([
    [{ timeZone: 'Mars/Olympus' }, 'timeZone'],
    [{ groupBy: ['DAY', 'DAY'] as const }, 'groupBy'],
    [{ filter: { scheduledAt: { gte: WEEK.lt, lt: WEEK.gte } } }, 'filter.scheduledAt'],
    [{ filter: { hostIds: ['nonsense'] } }, 'filter.hostIds'],
  ])('refuse %j, naming %s', async (variables, argument) => {
    const { errors } = await statsOf(variables);
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', argument } }]);
  });
});

describe('visit statistics over answers that are kept', () => {
  beforeEach(async () => {
    gateway = await startTestGateway({ UPSTREAM_CACHE: 'on', UPSTREAM_MAX_PAGES: '1' });
  });

  afterEach(() => gateway.close());

  test('ask for nothing again within seconds, whatever they are counted by', async () => {
    await statsOf({ filter: { scheduledAt: WEEK } });
    await gateway.resetCalls();
    await statsOf({ filter: { scheduledAt: WEEK }, groupBy: ['DAY', 'SOURCE'], timeZone: ZONE });
    expect(await gateway.calls()).toEqual({});
  });

  test('are PARTIAL past the most pages that are read of one list', async () => {
    const { statuses } = await statsOf({ filter: { scheduledAt: { gte: '2026-04-01T00:00:00Z', lt: WEEK.lt } } });
    expect(statuses).toEqual({ ...FRESH, SPACEBRING: 'PARTIAL' });
  });
});
