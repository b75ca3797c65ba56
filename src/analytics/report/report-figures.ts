import type { ReportFiguresQuery, Source, VisitDimension } from '../../generated/operations.js';
import { type CalendarPeriod, type CalendarRange, countWeekdays } from './report-calendar.js';
import { type ReportHosts, type ReportHour, type ReportPeriod, type ReportSource, SOURCES } from './report-data.js';

type Buckets<Field extends keyof ReportFiguresQuery> =
  NonNullable<ReportFiguresQuery[Field]> extends { readonly buckets: infer B } ? B : never;

export interface PeriodBuckets {
  readonly all: Buckets<'byPeriod'>;
  readonly bySource: Buckets<'byPeriodAndSource'>;
}

interface Keyed {
  readonly keys: readonly { readonly dimension: VisitDimension; readonly value: string }[];
}

const HOURS_PER_DAY = 24;
const MAX_HOSTS = 50;
/** The gateway's word for visits to nobody in particular. */
const NO_HOST = 'none';

function keyOf({ keys }: Keyed, ...dimensions: VisitDimension[]): string {
  return dimensions.map((dimension) => keys.find((key) => key.dimension === dimension)?.value ?? '').join('/');
}

function indexBuckets<B extends Keyed>(buckets: readonly B[], ...dimensions: VisitDimension[]): Map<string, B> {
  return new Map(buckets.map((bucket) => [keyOf(bucket, ...dimensions), bucket]));
}

/** A figure for each source, in order; zeros where the gateway had nothing to count. */
export function toSources(buckets: Buckets<'bySource'>): ReportSource[] {
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

/** A figure for each day or week, those without visits included. */
export function toPeriods(calendar: readonly CalendarPeriod[], buckets: PeriodBuckets): ReportPeriod[] {
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
export function toHours(range: CalendarRange, buckets: Buckets<'byHour'>): ReportHour[] {
  const visits = indexBuckets(buckets, 'DAY_OF_WEEK', 'HOUR_OF_DAY');
  return countWeekdays(range).flatMap((days, index) =>
    Array.from({ length: HOURS_PER_DAY }, (_, hour) => {
      const bucket = visits.get(`${index + 1}/${String(hour).padStart(2, '0')}`);
      return { dayOfWeek: index + 1, hour, visits: bucket?.metrics.visits ?? 0, days };
    }),
  );
}

/** The most visited hosts; equals in the order of their names. */
export function toHosts(buckets: Buckets<'byHost'>): ReportHosts {
  const named = buckets.filter((bucket) => keyOf(bucket, 'HOST') !== NO_HOST);
  const visitsWithHost = named.reduce((sum, { metrics }) => sum + metrics.visits, 0);
  const all = buckets.reduce((sum, { metrics }) => sum + metrics.visits, 0);
  const top = named
    .map(({ label, metrics }) => ({ name: label, visits: metrics.visits, uniqueVisitors: metrics.uniqueVisitors }))
    .sort((a, b) => b.visits - a.visits || (a.name < b.name ? -1 : 1))
    .slice(0, MAX_HOSTS);
  return { top, count: named.length, visitsWithHost, visitsWithoutHost: all - visitsWithHost };
}
