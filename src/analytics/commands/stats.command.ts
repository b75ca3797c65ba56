import { Command } from 'commander';
import type { VisitDimension, VisitStatsQuery } from '../../generated/operations.js';
import { VisitStatsDocument } from '../../generated/operations.js';
import { type AnalyticsIo, withGateway } from '../analytics-io.js';
import { parseChoices } from '../options/choice-options.js';
import { addLocationOption, type LocationOptions, readLocationIds } from '../options/location-option.js';
import { addRangeOptions, type RangeOptions, readRange, toRangeVariables } from '../options/range-options.js';
import { assertAnswered } from '../read-whole-list.js';
import { reportSources } from '../source-report.js';
import { toLocalTime } from '../tables/plain-text.js';
import { renderTable, type TableColumn } from '../tables/render-table.js';
import { addTableOptions, type TableOptions, toJsonText } from './table-options.js';

type VisitStats = NonNullable<VisitStatsQuery['visitStats']>;
type Metrics = VisitStats['totals'];

interface StatsOptions extends RangeOptions, LocationOptions, TableOptions {
  readonly by?: readonly VisitDimension[];
}

interface StatsRow {
  readonly label: string;
  readonly metrics: Metrics;
}

const DIMENSIONS = [
  'DAY',
  'WEEK',
  'MONTH',
  'HOUR_OF_DAY',
  'DAY_OF_WEEK',
  'SOURCE',
  'LOCATION',
  'HOST',
  'STATUS',
] as const satisfies readonly VisitDimension[];

const HELP = `
Examples:
  visitgraph stats --month --by day --time-zone America/Sao_Paulo
  visitgraph stats --by source,status
  visitgraph stats --by hour-of-day --location Chiado --json

The last line has the totals; people and peaks of the lines do not add up to them.`;

/** `stats`: counts visits by the requested dimensions. */
export function createStatsCommand(io: AnalyticsIo): Command {
  const command = new Command('stats')
    .description('count visits by day, source, host and the like')
    .option(
      '--by <dimensions>',
      'day, week, month, hour-of-day, day-of-week, source, location, host, status (default: only totals)',
      parseChoices(DIMENSIONS),
    );
  addTableOptions(addLocationOption(addRangeOptions(command)));
  return command.addHelpText('after', HELP).action((options: StatsOptions) => runCommand(io, options));
}

async function runCommand(io: AnalyticsIo, options: StatsOptions): Promise<void> {
  const range = toRangeVariables(readRange(options, io.now()));
  const { by = [], timeZone } = options;
  await withGateway(io, async (client) => {
    const filter = {
      scheduledAt: { gte: range.from, lt: range.to },
      locationIds: await readLocationIds(client, options),
    };
    const { visitStats } = await client.request(VisitStatsDocument, { filter, groupBy: by, timeZone });
    const stats = assertAnswered(visitStats);
    await io.stdout.write(options.json === true ? toJsonText(stats) : toTable(stats, by, timeZone));
    await reportSources(io, stats.sources, options);
  });
}

function toTable({ buckets, totals }: VisitStats, by: readonly VisitDimension[], timeZone: string): string {
  const head = by.map((dimension) => dimension.toLowerCase().replaceAll('_', ' ')).join(', ');
  const rows = [...buckets, { label: 'all', metrics: totals }];
  return renderTable([{ head, value: ({ label }) => label }, ...metricColumns(timeZone)], rows);
}

function metricColumns(timeZone: string): TableColumn<StatsRow>[] {
  const column = (head: string, value: (metrics: Metrics) => string | number | null): TableColumn<StatsRow> => ({
    head,
    align: 'right',
    value: ({ metrics }) => value(metrics),
  });
  return [
    column('visits', (metrics) => metrics.visits),
    column('people', (metrics) => metrics.people),
    column('visitors', (metrics) => metrics.uniqueVisitors),
    column('returning', (metrics) => metrics.returningVisitors),
    column('came', (metrics) => metrics.checkedIn),
    column('not checked out', (metrics) => metrics.neverCheckedOut),
    column('no-shows', (metrics) => metrics.noShows),
    column('cancelled', (metrics) => metrics.cancelled),
    column('no-show rate', ({ noShowRate }) => (noShowRate === null ? null : `${(noShowRate * 100).toFixed(1)} %`)),
    column('no hour', (metrics) => metrics.withoutTime),
    column('mean stay', (metrics) => toStay(metrics.averageDurationMinutes)),
    column('median stay', (metrics) => toStay(metrics.medianDurationMinutes)),
    column('peak', (metrics) => metrics.peakOnSite),
    column('peak at', (metrics) => toLocalTime(metrics.peakOnSiteAt, timeZone)),
  ];
}

/** Hours and minutes. */
function toStay(minutes: number | null): string | null {
  if (minutes === null) return null;
  const whole = Math.round(minutes);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}
