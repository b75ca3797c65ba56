import type { VisitStatsQuery } from '../../../../src/generated/operations.js';
import { runCommand } from '../../../support/analytics-io.js';
import { json, type ScriptedServer, startScriptedServer } from '../../upstreams/http/scripted-server.js';

type VisitStats = NonNullable<VisitStatsQuery['visitStats']>;

const METRICS: VisitStats['totals'] = {
  visits: 12,
  people: 15,
  uniqueVisitors: 9,
  returningVisitors: 2,
  neverCheckedOut: 2,
  checkedIn: 8,
  noShows: 1,
  cancelled: 1,
  withoutTime: 2,
  noShowRate: 0.125,
  averageDurationMinutes: 95.4,
  medianDurationMinutes: 60,
  peakOnSite: 7,
  peakOnSiteAt: '2026-06-15T13:30:00.000Z',
};
const EMPTY: VisitStats['totals'] = {
  ...METRICS,
  visits: 1,
  noShowRate: null,
  averageDurationMinutes: null,
  medianDurationMinutes: null,
  peakOnSite: 0,
  peakOnSiteAt: null,
};

const STATS: VisitStats = {
  totals: METRICS,
  buckets: [
    { startsAt: null, label: '2026-06-15, Spacebring', keys: [], metrics: METRICS },
    { startsAt: null, label: '2026-06-16, W3lcome', keys: [], metrics: EMPTY },
  ],
  sources: [{ source: 'RESIDENT', status: 'FRESH', recordCount: 12, asOf: null, error: null }],
};

let server: ScriptedServer;

const answerWith = async (visitStats: VisitStats) => {
  server = await startScriptedServer(json({ data: { visitStats } }));
  return server.url;
};

afterEach(() => server.close());

test('the table has a line for each bucket, and one for all', async () => {
  const args = ['stats', '--by', 'day,source', '--time-zone', 'America/Sao_Paulo'];
  const { status, stdout, stderr } = await runCommand(await answerWith(STATS), args);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  const cells = stdout
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) =>
      line
        .split('|')
        .map((cell) => cell.trim())
        .slice(1, -1)
        .join(' | '),
    );
  expect(cells).toEqual([
    'day, source | visits | people | visitors | returning | came | not checked out | no-shows | cancelled | no-show rate | no hour | mean stay | median stay | peak | peak at',
    '2026-06-15, Spacebring | 12 | 15 | 9 | 2 | 8 | 2 | 1 | 1 | 12.5 % | 2 | 1:35 | 1:00 | 7 | 2026-06-15 10:30',
    '2026-06-16, W3lcome | 1 | 15 | 9 | 2 | 8 | 2 | 1 | 1 |  | 2 |  |  | 0 | ',
    'all | 12 | 15 | 9 | 2 | 8 | 2 | 1 | 1 | 12.5 % | 2 | 1:35 | 1:00 | 7 | 2026-06-15 10:30',
  ]);
});

test('the gateway is asked for the dimensions, the zone and the range in that zone', async () => {
  const zone = ['--time-zone', 'America/Sao_Paulo'];
  const url = await answerWith(STATS);
  await runCommand(url, ['stats', '--by', 'hour-of-day', '--from', '2026-06-01', '--to', '2026-07-01', ...zone]);
  expect(JSON.parse(server.calls[0]?.body ?? '').variables).toEqual({
    filter: { scheduledAt: { gte: '2026-06-01T03:00:00.000Z', lt: '2026-07-01T03:00:00.000Z' }, locationIds: null },
    groupBy: ['HOUR_OF_DAY'],
    timeZone: 'America/Sao_Paulo',
  });
});

test('--json is what the gateway answered', async () => {
  const { stdout } = await runCommand(await answerWith(STATS), ['stats', '--json']);
  expect(JSON.parse(stdout)).toEqual(STATS);
});

test('what is not fresh is told after the table', async () => {
  const error = { code: 'UPSTREAM_TIMEOUT', message: 'took\ntoo long' };
  const sources = STATS.sources.map((report) => ({ ...report, status: 'STALE' as const, error }));
  const { status, stdout, stderr } = await runCommand(await answerWith({ ...STATS, sources }), ['stats']);
  expect(status).toBe(3);
  expect(stdout).toContain('| all ');
  expect(stderr).toBe('visitgraph: Incomplete data: RESIDENT is STALE (UPSTREAM_TIMEOUT: took too long)\n');
});
