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
      'Visits counted over all sources, by any combination of dimensions. Counted by `scheduledAt`; without a range: 30 days each way.',
  })
  visitStats(
    @Arg('filter', () => VisitFilterInput, {
      nullable: true,
      description: 'Which visits are counted; the same as in `Query.visits`.',
    })
    filter: VisitFilterInput | null | undefined,
    @Arg('groupBy', () => [VisitDimensionEnum], {
      nullable: true,
      description:
        'The dimensions of the buckets, at most one of each; left out: only totals. More than 10,000 buckets are refused.',
    })
    groupBy: readonly VisitDimension[] | null | undefined,
    @Arg('timeZone', () => String, {
      nullable: true,
      description: 'IANA zone of days and hours, such as `America/Sao_Paulo`; left out: UTC.',
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

/** What of the statistics is asked for, under whatever alias, through fragments, and not skipped by a directive. */
function wantsOfStats(info: GraphQLResolveInfo): VisitStatsRequest['wants'] {
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
