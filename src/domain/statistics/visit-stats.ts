import type { SourceReport } from '../lists/connection.js';

/** The dimensions for counting visits. Days, weeks, months and hours are in the requested time zone. */
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
  /** People, joined across sources, of visits that are not CANCELLED, DENIED or NO_SHOW. */
  readonly uniqueVisitors: number;
  /** Those of them with an earlier counted visit in the whole range. */
  readonly returningVisitors: number;
  /** Visits whose visitor arrived. */
  readonly checkedIn: number;
  /** Those of them without a check-out whose assumed end is reached: see isNeverCheckedOut. */
  readonly neverCheckedOut: number;
  readonly noShows: number;
  readonly cancelled: number;
  /** noShows / (noShows + checkedIn) over expected visits (`Visit.wasExpected`); null when both are 0. */
  readonly noShowRate: number | null;
  /** Visits that start on a known day at an unknown time; buckets of hours exclude them. */
  readonly withoutTime: number;
  /** Visits with both ends, one of them known only by its day: durations exclude them. */
  readonly withoutDuration: number;
  /** Over visits with both times; null without any. */
  readonly averageDurationMinutes: number | null;
  readonly medianDurationMinutes: number | null;
  /** The largest sum of party sizes at one moment, of all stays that overlap the bucket. */
  readonly peakOnSite: number;
  /** The first moment of that peak; null when the peak is 0. */
  readonly peakOnSiteAt: Date | null;
}

export interface VisitStatsKey {
  readonly dimension: VisitDimension;
  readonly value: string;
}

export interface VisitStatsBucket {
  /** Start of the bucket's day, week or month; null without such a dimension. */
  readonly startsAt: Date | null;
  /** The values of the keys as readable text. */
  readonly label: string;
  readonly keys: readonly VisitStatsKey[];
  readonly metrics: VisitMetrics;
}

export interface VisitStats {
  readonly totals: VisitMetrics;
  readonly buckets: readonly VisitStatsBucket[];
  readonly sources: readonly SourceReport[];
}
