import type { GraphQLResolveInfo } from 'graphql';
import { type FieldsByTypeName, parseResolveInfo, type ResolveTree } from 'graphql-parse-resolve-info';
import type { VisitStatsRequest } from '../../domain/statistics/read-visit-stats.js';

const PEAK_FIELDS = ['peakOnSite', 'peakOnSiteAt'];

/** What of the statistics is asked for, under whatever alias, through fragments, and not skipped by a directive. */
export function wantsOfStats(info: GraphQLResolveInfo): VisitStatsRequest['wants'] {
  const fields = fieldsBelow(parseResolveInfo(info));
  return {
    buckets: fields.some(({ name }) => name === 'buckets'),
    peak: fields.flatMap(fieldsOf).some(hasPeak),
  };
}

/** Both `totals` and, one level further down, the metrics of the buckets have it. */
function hasPeak(field: ResolveTree): boolean {
  return PEAK_FIELDS.includes(field.name) || fieldsOf(field).some(hasPeak);
}

function fieldsBelow(tree: ReturnType<typeof parseResolveInfo>): ResolveTree[] {
  return isResolveTree(tree) ? fieldsOf(tree) : [];
}

function fieldsOf({ fieldsByTypeName }: { readonly fieldsByTypeName: FieldsByTypeName }): ResolveTree[] {
  return Object.values(fieldsByTypeName).flatMap((fields) => Object.values(fields));
}

function isResolveTree(tree: ReturnType<typeof parseResolveInfo>): tree is ResolveTree {
  return tree !== null && tree !== undefined && 'fieldsByTypeName' in tree;
}
