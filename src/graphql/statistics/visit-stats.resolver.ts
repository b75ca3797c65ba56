import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Query, Resolver } from 'type-graphql';
import { readVisitStats } from '../../domain/statistics/read-visit-stats.js';
import type { VisitDimension, VisitStats } from '../../domain/statistics/visit-stats.js';
import { RequiresScope } from '../access/access-decorators.js';
import type { GraphContext } from '../graph-context.js';
import { VisitFilterInput } from '../visit/visit-filter.input.js';
import { VisitDimensionEnum } from './visit-dimension.enum.js';
import { VisitStatsType } from './visit-stats.type.js';
import { wantsOfStats } from './wants-of-stats.js';

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
    return readVisitStats(context.env, {
      filter: filter ?? {},
      groupBy: groupBy ?? [],
      timeZone: timeZone ?? DEFAULT_TIME_ZONE,
      wants: wantsOfStats(info),
    });
  }
}
