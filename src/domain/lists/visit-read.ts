import type { SourceAdapter } from '../model/source-adapter.js';
import type { Visit, VisitQuery } from '../model/visit.js';
import type { Pace } from '../pace/pace.js';
import type { Source } from '../source/source.js';
import type { SourceSlice } from '../source/source-slice.js';
import type { TimeRange } from '../time/time-range.js';

/** The query for each source. */
export interface Narrowing {
  narrowing(source: Source): Pick<VisitQuery, 'locationIds' | 'hostIds'>;
}

/** Reads one source's visits of a range; without a range, those on site. */
export function createVisitRead({ narrowing }: Narrowing, now: Date, pace: Pace) {
  return async ({ source, visits }: SourceAdapter, range: TimeRange | null): Promise<SourceSlice<Visit>> => {
    const query = { ...narrowing(source), now, pace };
    return range === null ? visits.readVisitsOnSite(query) : visits.readVisits({ ...query, range });
  };
}
