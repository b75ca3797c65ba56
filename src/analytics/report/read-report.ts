import { ReportFiguresDocument, type ReportFiguresQuery } from '../../generated/operations.js';
import type { GatewayClient } from '../gateway-client.js';
import { readStays } from './read-stays.js';
import { type CalendarRange, choosePeriod, listPeriods, readCalendarRange } from './report-calendar.js';
import type { ReportData, ReportScope } from './report-data.js';
import { type PeriodBuckets, toHosts, toHours, toPeriods, toSources } from './report-figures.js';
import { createSourceStateCollector, UnansweredError } from './source-state-collector.js';

export interface ReportQuery {
  /** RFC 3339 instant, or a day `YYYY-MM-DD` of the time zone. */
  readonly from: string;
  /** The same; what it names does not belong to the range any more. */
  readonly to: string;
  /** Ids of `Location`; null = all. */
  readonly locationIds: readonly string[] | null;
  /** IANA zone of days and hours. */
  readonly timeZone: string;
}

/**
 * Reads all that a report shows: one request for the figures, and one for each 200 stays.
 * @throws RangeError where the range cannot be read, UnansweredError where no source answered, and what the client throws.
 */
export async function readReport(client: GatewayClient, query: ReportQuery): Promise<ReportData> {
  const range = readCalendarRange(query);
  const period = choosePeriod(range);
  const variables = { ...toInstants(range), locationIds: query.locationIds };
  const states = createSourceStateCollector();
  const figures = await client.request(ReportFiguresDocument, {
    ...variables,
    namedIds: query.locationIds ?? [],
    timeZone: query.timeZone,
    period,
  });
  const { bySource, byHour, byHost, ...byPeriod } = assertAnswered(figures);
  for (const { sources } of [bySource, byHour, byHost, ...Object.values(byPeriod)]) states.note(sources);
  const stays = await readStays(client, { variables, states });
  const buckets: PeriodBuckets = {
    all: byPeriod.byPeriod.buckets,
    bySource: byPeriod.byPeriodAndSource.buckets,
  };
  return {
    scope: toScope(query, range, figures.locations),
    isMadeUp: figures.origins.some(({ isSandbox }) => isSandbox),
    period,
    totals: bySource.totals,
    sources: toSources(bySource.buckets),
    periods: toPeriods(listPeriods(range, period), buckets),
    hours: toHours(range, byHour.buckets),
    hosts: toHosts(byHost.buckets),
    stays,
    completeness: states.entries(),
  };
}

function assertAnswered({ bySource, byPeriod, byPeriodAndSource, byHour, byHost }: ReportFiguresQuery) {
  if (!bySource || !byPeriod || !byPeriodAndSource || !byHour || !byHost) throw new UnansweredError();
  return { bySource, byPeriod, byPeriodAndSource, byHour, byHost };
}

function toInstants({ from, to }: CalendarRange) {
  return { from: from.toJSDate().toISOString(), to: to.toJSDate().toISOString() };
}

function toScope(
  { timeZone, locationIds }: ReportQuery,
  range: CalendarRange,
  nodes: ReportFiguresQuery['locations'],
): ReportScope {
  const names = nodes.map((node) => (node !== null && 'name' in node ? node.name : null) ?? 'an unknown location');
  return { ...toInstants(range), timeZone, locations: locationIds === null ? null : names };
}
