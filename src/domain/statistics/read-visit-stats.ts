import type { ListEnvironment } from '../lists/list-environment.js';
import type { VisitFilter } from '../visit/visit-filter.js';
import type { VisitDimension, VisitStats } from './visit-stats.js';

export interface VisitStatsRequest {
  readonly filter: VisitFilter;
  readonly groupBy: readonly VisitDimension[];
  /** IANA zone of days and hours. */
  readonly timeZone: string;
}

/** Statistics of the visits that the filter means, over all sources. */
export async function readVisitStats(_env: ListEnvironment, _request: VisitStatsRequest): Promise<VisitStats> {
  throw new Error('Statistics are being built');
}
