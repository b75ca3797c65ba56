import {
  ReportFiguresDocument,
  type ReportFiguresQuery,
  ReportStaysDocument,
  type ReportStaysQueryVariables,
  type Source,
  type VisitDimension,
} from '../../generated/operations.js';
import type { GatewayClient } from '../gateway-client.js';
import {
  type CalendarPeriod,
  type CalendarRange,
  choosePeriod,
  countWeekdays,
  listPeriods,
  readCalendarRange,
} from './report-calendar.js';
import {
  type ReportData,
  type ReportHosts,
  type ReportHour,
  type ReportPeriod,
  type ReportScope,
  type ReportSource,
  SOURCES,
} from './report-data.js';
import { createSourceStateCollector, type SourceStateCollector, UnansweredError } from './source-state-collector.js';
import { createStayCounter, type StayHistogram } from './stay-histogram.js';

export interface ReportQuery {
  /** RFC 3339 instant, or a day `YYYY-MM-DD` of the time zone. */
  readonly from: string;
  /** Like `from`; exclusive. */
  readonly to: string;
  /** Ids of `Location`; null = all. */
  readonly locationIds: readonly string[] | null;
  /** IANA zone of days and hours. */
  readonly timeZone: string;
}

/**
 * Reads the data of a report: one request for the figures, and one for each 200 stays.
 * @throws RangeError for a malformed range, UnansweredError when no source answered, and the client's errors
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

const PAGE_SIZE = 200;
/** 200,000 stays: above it the distribution is of the first ones, with a note. */
const MAX_PAGES = 1_000;

interface StaysQuery {
  readonly variables: Pick<ReportStaysQueryVariables, 'from' | 'to' | 'locationIds'>;
  readonly states: SourceStateCollector;
}

/** The distribution of the stays, read page by page. */
async function readStays(client: GatewayClient, { variables, states }: StaysQuery): Promise<StayHistogram> {
  const counter = createStayCounter();
  let after: string | null = null;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const visits = await readPage(client, { ...variables, first: PAGE_SIZE, after });
    states.note(visits.sources);
    visits.nodes.forEach(counter.add);
    const { hasNextPage, endCursor } = visits.pageInfo;
    if (!hasNextPage) return counter.finish(states.isComplete());
    // A cursor that does not advance would never end the loop.
    if (endCursor === null || endCursor === after) break;
    after = endCursor;
  }
  return counter.finish(false);
}

async function readPage(client: GatewayClient, variables: ReportStaysQueryVariables) {
  const { visits } = await client.request(ReportStaysDocument, variables);
  if (visits === null) throw new UnansweredError();
  return visits;
}

type Buckets<Field extends keyof ReportFiguresQuery> =
  NonNullable<ReportFiguresQuery[Field]> extends { readonly buckets: infer B } ? B : never;

interface PeriodBuckets {
  readonly all: Buckets<'byPeriod'>;
  readonly bySource: Buckets<'byPeriodAndSource'>;
}

interface Keyed {
  readonly keys: readonly { readonly dimension: VisitDimension; readonly value: string }[];
}

const HOURS_PER_DAY = 24;
const MAX_HOSTS = 50;
/** The gateway's name for visits without a host. */
const NO_HOST = 'none';

function keyOf({ keys }: Keyed, ...dimensions: VisitDimension[]): string {
  return dimensions.map((dimension) => keys.find((key) => key.dimension === dimension)?.value ?? '').join('/');
}

function indexBuckets<B extends Keyed>(buckets: readonly B[], ...dimensions: VisitDimension[]): Map<string, B> {
  return new Map(buckets.map((bucket) => [keyOf(bucket, ...dimensions), bucket]));
}

/** A figure for each source, in order; zero without visits. */
function toSources(buckets: Buckets<'bySource'>): ReportSource[] {
  const bySource = indexBuckets(buckets, 'SOURCE');
  const nothing = {
    visits: 0,
    people: 0,
    uniqueVisitors: 0,
    noShows: 0,
    noShowRate: null,
    medianDurationMinutes: null,
  };
  return SOURCES.map((source) => ({ source, ...(bySource.get(source)?.metrics ?? nothing) }));
}

/** A figure for each day or week, including those without visits. */
function toPeriods(calendar: readonly CalendarPeriod[], buckets: PeriodBuckets): ReportPeriod[] {
  const all = new Map(buckets.all.map((bucket) => [bucket.keys[0]?.value, bucket.metrics]));
  const split = new Map<string, number>();
  for (const { keys, metrics } of buckets.bySource) {
    const source = keys.find(({ dimension }) => dimension === 'SOURCE')?.value;
    const period = keys.find(({ dimension }) => dimension !== 'SOURCE')?.value;
    split.set(`${period}/${source}`, metrics.visits);
  }
  const nothing = {
    uniqueVisitors: 0,
    returningVisitors: 0,
    noShows: 0,
    noShowRate: null,
    peakOnSite: 0,
    peakOnSiteAt: null,
  };
  return calendar.map(({ key, ...period }) => {
    const visitsOf = (source: Source) => split.get(`${key}/${source}`) ?? 0;
    return {
      ...period,
      visits: SOURCES.reduce((sum, source) => sum + visitsOf(source), 0),
      visitsBySource: {
        SPACEBRING: visitsOf('SPACEBRING'),
        W3LCOME: visitsOf('W3LCOME'),
        RESIDENT: visitsOf('RESIDENT'),
      },
      ...(all.get(key) ?? nothing),
    };
  });
}

/** All hours of the week, from Monday 0:00. */
function toHours(range: CalendarRange, buckets: Buckets<'byHour'>): ReportHour[] {
  const visits = indexBuckets(buckets, 'DAY_OF_WEEK', 'HOUR_OF_DAY');
  return countWeekdays(range).flatMap((days, index) =>
    Array.from({ length: HOURS_PER_DAY }, (_, hour) => {
      const bucket = visits.get(`${index + 1}/${String(hour).padStart(2, '0')}`);
      return { dayOfWeek: index + 1, hour, visits: bucket?.metrics.visits ?? 0, days };
    }),
  );
}

/** The most visited hosts; equal ones in the order of their names. */
function toHosts(buckets: Buckets<'byHost'>): ReportHosts {
  const named = buckets.filter((bucket) => keyOf(bucket, 'HOST') !== NO_HOST);
  const visitsWithHost = named.reduce((sum, { metrics }) => sum + metrics.visits, 0);
  const all = buckets.reduce((sum, { metrics }) => sum + metrics.visits, 0);
  const top = named
    .map(({ label, metrics }) => ({ name: label, visits: metrics.visits, uniqueVisitors: metrics.uniqueVisitors }))
    .sort((a, b) => b.visits - a.visits || (a.name < b.name ? -1 : 1))
    .slice(0, MAX_HOSTS);
  return { top, count: named.length, visitsWithHost, visitsWithoutHost: all - visitsWithHost };
}
