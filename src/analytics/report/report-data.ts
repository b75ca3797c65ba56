import type { ReportFiguresQuery, Source, SourceStatus } from '../../generated/operations.js';
import type { StayHistogram } from './stay-histogram.js';

/** The order in which sources are listed, stacked and coloured. */
export const SOURCES: readonly Source[] = ['SPACEBRING', 'W3LCOME', 'RESIDENT'];

/** Totals of the whole range, from the gateway. */
export type ReportTotals = NonNullable<ReportFiguresQuery['bySource']>['totals'];

/** The scope of the report. */
export interface ReportScope {
  /** First instant, RFC 3339 in UTC. */
  readonly from: string;
  /** End of the range, exclusive. */
  readonly to: string;
  /** IANA zone of all days and hours. */
  readonly timeZone: string;
  /** Names of the report's locations; null = all. */
  readonly locations: readonly string[] | null;
}

/** One local day, or one ISO week. */
export interface ReportPeriod {
  /** First local day, `YYYY-MM-DD`. */
  readonly start: string;
  /** First local day after it. */
  readonly end: string;
  /** false when the range begins or ends within it. */
  readonly isWhole: boolean;
  readonly visits: number;
  readonly visitsBySource: Readonly<Record<Source, number>>;
  readonly noShows: number;
  /** 0 to 1; null without expected visits. */
  readonly noShowRate: number | null;
  readonly uniqueVisitors: number;
  readonly returningVisitors: number;
  readonly peakOnSite: number;
  readonly peakOnSiteAt: string | null;
}

export interface ReportSource {
  readonly source: Source;
  readonly visits: number;
  readonly people: number;
  readonly uniqueVisitors: number;
  readonly noShows: number;
  readonly noShowRate: number | null;
  readonly medianDurationMinutes: number | null;
}

/** One hour of one day of the week, over all weeks of the range. */
export interface ReportHour {
  /** 1 (Monday) to 7 (Sunday). */
  readonly dayOfWeek: number;
  /** 0 to 23. */
  readonly hour: number;
  readonly visits: number;
  /** Number of such days in the range. */
  readonly days: number;
}

export interface ReportHost {
  readonly name: string;
  readonly visits: number;
  readonly uniqueVisitors: number;
}

export interface ReportHosts {
  /** The most visited first; bounded. */
  readonly top: readonly ReportHost[];
  /** Number of all hosts of the range, including those not in `top`. */
  readonly count: number;
  readonly visitsWithHost: number;
  readonly visitsWithoutHost: number;
}

/** The worst state of a source in all answers of the report. */
export interface ReportSourceState {
  readonly source: Source;
  readonly status: SourceStatus;
  /** Age of the oldest data used. */
  readonly asOf: string | null;
  readonly recordCount: number;
  readonly error: { readonly code: string; readonly message: string } | null;
}

/** The data of a report. Equal data give equal reports. */
export interface ReportData {
  readonly scope: ReportScope;
  /** True: all data are from the sandbox. */
  readonly isMadeUp: boolean;
  readonly period: 'DAY' | 'WEEK';
  readonly totals: ReportTotals;
  /** One for each source, in order. */
  readonly sources: readonly ReportSource[];
  /** Without gaps: a period without visits has zeros. */
  readonly periods: readonly ReportPeriod[];
  /** All 168, from Monday 0:00. */
  readonly hours: readonly ReportHour[];
  readonly hosts: ReportHosts;
  readonly stays: StayHistogram;
  readonly completeness: readonly ReportSourceState[];
}
