import type { GraphQLResolveInfo } from 'graphql';
import type { ResolveTree } from 'graphql-parse-resolve-info';
import type { VisitStatsRequest } from '../../domain/statistics/read-visit-stats.js';
import { selectedTrees, treesBelow } from '../selected-fields.js';

const PEAK_FIELDS = ['peakOnSite', 'peakOnSiteAt'];

/** What of the statistics is asked for, under whatever alias, through fragments, and not skipped by a directive. */
export function wantsOfStats(info: GraphQLResolveInfo): VisitStatsRequest['wants'] {
  const fields = selectedTrees(info);
  return {
    buckets: fields.some(({ name }) => name === 'buckets'),
    peak: fields.flatMap(treesBelow).some(hasPeak),
  };
}

/** Both `totals` and, one level further down, the metrics of the buckets have it. */
function hasPeak(field: ResolveTree): boolean {
  return PEAK_FIELDS.includes(field.name) || treesBelow(field).some(hasPeak);
}
