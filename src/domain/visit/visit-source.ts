import type { Pace } from '../pace/pace.js';
import type { SourceSlice } from '../source/source-slice.js';
import type { TimeRange } from '../time/time-range.js';
import type { Visit } from './visit.js';

export interface VisitQuery {
  /** Of `scheduledAt`. */
  readonly range: TimeRange;
  /** The hour at which status and presence are evaluated. */
  readonly now: Date;
  /** How long reading keeps the process from all else; absent: `SHARED_PACE`. */
  readonly pace?: Pace;
  /** Source ids; absent = all locations. */
  readonly locationIds?: readonly string[];
  /** Source ids of people; absent = all hosts. */
  readonly hostIds?: readonly string[];
}

export interface VisitSource {
  /** The source filters both ends of a range, so that a wide one can be read in parts at no further cost. */
  readonly isReadInParts: boolean;
  /** The most days that a stay counts as presence; null = no bound: any read of a range costs the whole list anyway. */
  readonly longestStayDays: number | null;
  /**
   * All visits of the range, read with the narrowest filter the source offers and cut to the query exactly, in no
   * particular order. Equal and overlapping reads within a request are shared.
   */
  readVisits(query: VisitQuery): Promise<SourceSlice<Visit>>;
  /** The roll call: everyone on site at `now`, however long ago they came. */
  readVisitsOnSite(query: Omit<VisitQuery, 'range'>): Promise<SourceSlice<Visit>>;
  /** Null for ids the source does not know. Batched within the request. */
  loadVisit(sourceId: string, now: Date): Promise<Visit | null>;
}
