import { readReport } from '../../../../src/analytics/report/read-report.js';
import type { ReportSourceState } from '../../../../src/analytics/report/report-data.js';
import type {
  ReportFiguresQuery,
  ReportStaysQuery,
  SourceStatus,
  VisitDimension,
} from '../../../../src/generated/operations.js';
import { createFakeGatewayClient } from '../../../support/fakes/fake-gateway-client.js';

const QUERY = { from: '2026-06-01', to: '2026-06-08', locationIds: null, timeZone: 'America/Sao_Paulo' };
const METRICS = {
  visits: 4,
  people: 5,
  uniqueVisitors: 3,
  returningVisitors: 1,
  checkedIn: 3,
  noShows: 1,
  cancelled: 0,
  noShowRate: 0.25,
  averageDurationMinutes: 60,
  medianDurationMinutes: 45,
  peakOnSite: 2,
  peakOnSiteAt: '2026-06-03T14:00:00.000Z',
  neverCheckedOut: 2,
  withoutTime: 1,
};

function report(source: ReportSourceState['source'], status: SourceStatus = 'FRESH'): ReportSourceState {
  return { source, status, asOf: '2026-06-08T00:00:00.000Z', recordCount: 4, error: null };
}
const SOURCES = [report('SPACEBRING'), report('W3LCOME'), report('RESIDENT', 'SKIPPED')];

function bucket(keys: Partial<Record<VisitDimension, string>>, visits = METRICS.visits, label = '') {
  const dimensions = (['DAY', 'WEEK', 'DAY_OF_WEEK', 'HOUR_OF_DAY', 'SOURCE', 'HOST'] as const).flatMap((dimension) => {
    const value = keys[dimension];
    return value === undefined ? [] : [{ dimension, value }];
  });
  return { label, keys: dimensions, metrics: { ...METRICS, visits } };
}

function figures(changes: Partial<ReportFiguresQuery> = {}): ReportFiguresQuery {
  return {
    origins: [{ isSandbox: false }],
    locations: [],
    bySource: { totals: METRICS, buckets: [bucket({ SOURCE: 'SPACEBRING' })], sources: SOURCES },
    byPeriod: { buckets: [bucket({ DAY: '2026-06-03' })], sources: SOURCES },
    byPeriodAndSource: {
      buckets: [
        bucket({ DAY: '2026-06-03', SOURCE: 'SPACEBRING' }, 3),
        bucket({ DAY: '2026-06-03', SOURCE: 'W3LCOME' }, 1),
      ],
      sources: SOURCES,
    },
    byHour: { buckets: [bucket({ DAY_OF_WEEK: '3', HOUR_OF_DAY: '09' })], sources: SOURCES },
    byHost: {
      buckets: [bucket({ HOST: 'none' }, 7, 'none'), bucket({ HOST: 'a' }, 2, 'Ana'), bucket({ HOST: 'b' }, 6, 'Bia')],
      sources: SOURCES,
    },
    ...changes,
  };
}

function stays(minutes: readonly number[], endCursor: string | null = null): ReportStaysQuery {
  const start = Date.parse('2026-06-03T12:00:00Z');
  const nodes = minutes.map((minute) => ({
    timePrecision: 'MINUTE' as const,
    departurePrecision: 'MINUTE' as const,
    checkedInAt: new Date(start).toISOString(),
    checkedOutAt: new Date(start + minute * 60_000).toISOString(),
  }));
  return { visits: { nodes, pageInfo: { hasNextPage: endCursor !== null, endCursor }, sources: SOURCES } };
}

function clientOf(changes: Partial<ReportFiguresQuery> = {}, pages: (after: unknown) => unknown = () => stays([])) {
  return createFakeGatewayClient({
    ReportFigures: () => figures(changes),
    ReportStays: ({ after }) => pages(after),
  });
}

describe('reading a report', () => {
  test('asks once for all figures, in the zone of the days', async () => {
    const { client, asked } = clientOf();
    await readReport(client, QUERY);
    expect(asked).toMatchObject([
      {
        name: 'ReportFigures',
        variables: {
          from: '2026-06-01T03:00:00.000Z',
          to: '2026-06-08T03:00:00.000Z',
          timeZone: 'America/Sao_Paulo',
          period: 'DAY',
          locationIds: null,
        },
      },
      { name: 'ReportStays', variables: { first: 200, after: null } },
    ]);
  });

  test('says whether any of it is made up', async () => {
    const isMadeUp = async (origins: ReportFiguresQuery['origins']) =>
      (await readReport(clientOf({ origins }).client, QUERY)).isMadeUp;
    expect(await isMadeUp([{ isSandbox: false }, { isSandbox: true }])).toBe(true);
    expect(await isMadeUp([{ isSandbox: false }])).toBe(false);
  });

  test('has every day of the range, those without visits at zero', async () => {
    const { periods } = await readReport(clientOf().client, QUERY);
    expect(periods.map(({ start, visits }) => [start, visits])).toEqual([
      ['2026-06-01', 0],
      ['2026-06-02', 0],
      ['2026-06-03', 4],
      ['2026-06-04', 0],
      ['2026-06-05', 0],
      ['2026-06-06', 0],
      ['2026-06-07', 0],
    ]);
    expect(periods[2]).toMatchObject({
      visitsBySource: { SPACEBRING: 3, W3LCOME: 1, RESIDENT: 0 },
      noShowRate: 0.25,
      isWhole: true,
    });
    expect(periods[0]).toMatchObject({ noShowRate: null, peakOnSite: 0, peakOnSiteAt: null });
  });

  test('counts weeks where there are too many days to draw', async () => {
    const week = figures().byPeriodAndSource;
    const byPeriodAndSource = week && { ...week, buckets: [bucket({ WEEK: '2026-W23', SOURCE: 'RESIDENT' }, 9)] };
    const { client, asked } = clientOf({ byPeriodAndSource });
    const data = await readReport(client, { ...QUERY, from: '2025-06-03', to: '2026-06-08' });
    expect(asked[0]?.variables['period']).toBe('WEEK');
    expect(data.periods).toHaveLength(53);
    expect(data.periods[0]).toMatchObject({ start: '2025-06-02', isWhole: false });
    expect(data.periods[52]).toMatchObject({ start: '2026-06-01', end: '2026-06-08', isWhole: true, visits: 9 });
  });

  test('has all hours of the week, and how many such days there were', async () => {
    const { hours } = await readReport(clientOf().client, { ...QUERY, to: '2026-06-11' });
    expect(hours).toHaveLength(168);
    expect(hours.filter(({ visits }) => visits > 0)).toEqual([{ dayOfWeek: 3, hour: 9, visits: 4, days: 2 }]);
    expect(hours.at(-1)).toEqual({ dayOfWeek: 7, hour: 23, visits: 0, days: 1 });
  });

  test('ranks hosts and tells apart who visited nobody', async () => {
    const { hosts } = await readReport(clientOf().client, QUERY);
    expect(hosts.top.map(({ name, visits }) => [name, visits])).toEqual([
      ['Bia', 6],
      ['Ana', 2],
    ]);
    expect(hosts).toMatchObject({ count: 2, visitsWithHost: 8, visitsWithoutHost: 7 });
  });

  test('names the locations that it is limited to', async () => {
    const { client, asked } = clientOf({ locations: [{ __typename: 'Location', name: 'Paulista' }] });
    const { scope } = await readReport(client, { ...QUERY, locationIds: ['id'] });
    expect(scope.locations).toEqual(['Paulista']);
    expect(asked[0]?.variables).toMatchObject({ locationIds: ['id'], namedIds: ['id'] });
  });

  test('reads stays page by page into one distribution', async () => {
    const { client, asked } = clientOf({}, (after) =>
      after === null ? stays([10, 45], 'next') : stays([45, 800, -5]),
    );
    const data = await readReport(client, QUERY);
    expect(asked.slice(1).map(({ variables }) => variables['after'])).toEqual([null, 'next']);
    expect(data.stays).toMatchObject({ longer: 1, counted: 5, isComplete: true });
    expect(data.stays.bins.slice(0, 3)).toEqual([2, 2, 0]);
  });

  test('a walk of stays that does not move ends, and is not called complete', async () => {
    const { client, asked } = clientOf({}, () => stays([10], 'again'));
    const data = await readReport(client, QUERY);
    expect(asked).toHaveLength(3);
    expect(data.stays.isComplete).toBe(false);
  });

  test('a walk of stays without an end is given up at its bound', async () => {
    let page = 0;
    const { client, asked } = clientOf({}, () => {
      page += 1;
      return stays([10], `page ${page}`);
    });
    const data = await readReport(client, QUERY);
    expect(asked).toHaveLength(1_001);
    expect(data.stays).toMatchObject({ counted: 1_000, isComplete: false });
  });

  test('reports the least that was true of a source in any of its answers', async () => {
    const failed: ReportSourceState = {
      ...report('W3LCOME', 'FAILED'),
      error: { code: 'UPSTREAM_TIMEOUT', message: 'too slow' },
    };
    const older = { ...report('SPACEBRING'), asOf: '2026-06-07T00:00:00.000Z' };
    const { client } = clientOf({ byHour: { buckets: [], sources: [older, failed, report('RESIDENT', 'SKIPPED')] } });
    const { completeness, stays: distribution } = await readReport(client, QUERY);
    expect(completeness).toEqual([older, failed, report('RESIDENT', 'SKIPPED')]);
    expect(distribution.isComplete).toBe(false);
  });

  test.each([
    ['figures', { bySource: null }, () => stays([])],
    ['stays', {}, () => ({ visits: null })],
  ])('says so when no source answered for its %s', async (_what, changes, pages) => {
    await expect(readReport(clientOf(changes, pages).client, QUERY)).rejects.toThrow('No source answered');
  });

  test.each([
    ['an unreadable end', { to: 'tomorrow' }],
    ['an unknown zone', { timeZone: 'Mars/Olympus' }],
    ['a reversed range', { to: '2026-05-01' }],
    ['an empty range', { to: '2026-06-01' }],
  ])('refuses %s before it asks anything', async (_what, change) => {
    const { client, asked } = clientOf();
    await expect(readReport(client, { ...QUERY, ...change })).rejects.toThrow(RangeError);
    expect(asked).toEqual([]);
  });
});
