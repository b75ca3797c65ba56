import type { GraphQLResolveInfo } from 'graphql';
import type { ResolveTree } from 'graphql-parse-resolve-info';
import { Arg, Ctx, Info, Query, Resolver } from 'type-graphql';
import { readVisitStats, type VisitStatsRequest } from '../../domain/statistics/read-visit-stats.js';
import type { VisitDimension, VisitStats } from '../../domain/statistics/visit-stats.js';
import { RequiresScope } from '../access/access-decorators.js';
import type { GraphContext } from '../graph-context.js';
import { selectedTrees, treesBelow } from '../selected-fields.js';
import { VisitFilterInput } from '../visit/visit.queries.js';
import { VisitDimensionEnum, VisitStatsType } from './visit-stats.types.js';

const DEFAULT_TIME_ZONE = 'UTC';

@Resolver()
export class VisitStatsResolver {
  @RequiresScope('stats:read')
  @Query(() => VisitStatsType, {
    nullable: true,
    description:
      'Counts visits of all sources by any combination of dimensions. The range is one of `scheduledAt`; default: 30 days before and after now.',
  })
  visitStats(
    @Arg('filter', () => VisitFilterInput, {
      nullable: true,
      description: 'Selects visits, as in `Query.visits`.',
    })
    filter: VisitFilterInput | null | undefined,
    @Arg('groupBy', () => [VisitDimensionEnum], {
      nullable: true,
      description:
        'The dimensions of the buckets, each at most once; default: only totals. More than 10,000 buckets are refused.',
    })
    groupBy: readonly VisitDimension[] | null | undefined,
    @Arg('timeZone', () => String, {
      nullable: true,
      description: 'IANA time zone of days and hours, such as `America/Sao_Paulo`; default: UTC.',
    })
    timeZone: string | null | undefined,
    @Ctx() context: GraphContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<VisitStats> {
    return readVisitStats(context.session.startRead(), {
      filter: filter ?? {},
      groupBy: groupBy ?? [],
      timeZone: timeZone ?? DEFAULT_TIME_ZONE,
      wants: wantsOfStats(info),
    });
  }
}

const PEAK_FIELDS = ['peakOnSite', 'peakOnSiteAt'];

/** The selected fields of the statistics: under any alias, through fragments, and not skipped by a directive. */
function wantsOfStats(info: GraphQLResolveInfo): VisitStatsRequest['wants'] {
  const fields = selectedTrees(info);
  return {
    buckets: fields.some(({ name }) => name === 'buckets'),
    peak: fields.flatMap(treesBelow).some(hasPeak),
  };
}

/** Whether `totals` or, one level deeper, the metrics of the buckets have the field. */
function hasPeak(field: ResolveTree): boolean {
  return PEAK_FIELDS.includes(field.name) || treesBelow(field).some(hasPeak);
}
