import type { SourceReport } from '../lists/connection.js';

/** What visits are counted by. Days, weeks, months and hours are those of the asked time zone. */
export const VISIT_DIMENSIONS = [
  'DAY',
  'WEEK',
  'MONTH',
  'HOUR_OF_DAY',
  'DAY_OF_WEEK',
  'SOURCE',
  'LOCATION',
  'HOST',
  'STATUS',
] as const;
export type VisitDimension = (typeof VISIT_DIMENSIONS)[number];

export interface VisitMetrics {
  readonly visits: number;
  /** Sum of the party sizes. */
  readonly people: number;
  /** People, known across sources, of visits that are not CANCELLED, DENIED or NO_SHOW. */
  readonly uniqueVisitors: number;
  /** Those of them with an earlier counted visit in the whole range. */
  readonly returningVisitors: number;
  /** Visits whose visitor has ever arrived. */
  readonly checkedIn: number;
  /** Those of them whose stay nobody closed and that counts as over: see isNeverCheckedOut. */
  readonly neverCheckedOut: number;
  readonly noShows: number;
  readonly cancelled: number;
  /** noShows / (noShows + checkedIn) over visits that were expected (`Visit.wasExpected`); null where both are 0. */
  readonly noShowRate: number | null;
  /** Visits that begin on a known day at no known time: they are in no bucket of an hour. */
  readonly withoutTime: number;
  /** Visits with both ends, of which one is known by its day alone: their stays have no length. */
  readonly withoutDuration: number;
  /** Over visits with both times; null where there is none. */
  readonly averageDurationMinutes: number | null;
  readonly medianDurationMinutes: number | null;
  /** The largest sum of party sizes at one moment, of all stays that overlap the bucket. */
  readonly peakOnSite: number;
  /** The first moment of that peak; null when nobody was on site. */
  readonly peakOnSiteAt: Date | null;
}

export interface VisitStatsKey {
  readonly dimension: VisitDimension;
  readonly value: string;
}

export interface VisitStatsBucket {
  /** Start of the bucket's day, week or month; null where no such dimension was asked for. */
  readonly startsAt: Date | null;
  /** For people: the keys' values in words. */
  readonly label: string;
  readonly keys: readonly VisitStatsKey[];
  readonly metrics: VisitMetrics;
}

export interface VisitStats {
  readonly totals: VisitMetrics;
  readonly buckets: readonly VisitStatsBucket[];
  readonly sources: readonly SourceReport[];
}
