import { Field, ObjectType } from 'type-graphql';
import type { SourceReport } from '../../domain/lists/connection.js';
import type {
  VisitDimension,
  VisitMetrics,
  VisitStats,
  VisitStatsBucket,
  VisitStatsKey,
} from '../../domain/statistics/visit-stats.js';
import { Personal } from '../access/access-decorators.js';
import { DateTimeScalar } from '../scalars/scalars.js';
import { SourceReportType } from '../source/source.types.js';
import { VisitDimensionEnum } from './visit-dimension.enum.js';
import { VisitMetricsType } from './visit-metrics.type.js';

@ObjectType('VisitStatsKey', { simpleResolvers: true, description: 'What a bucket has in common, in one dimension.' })
export class VisitStatsKeyType implements VisitStatsKey {
  @Field(() => VisitDimensionEnum, { description: 'The dimension.' })
  readonly dimension!: VisitDimension;

  @Field(() => String, { description: "The dimension's value, in the form that `VisitDimension` describes." })
  readonly value!: string;
}

@ObjectType('VisitStatsBucket', {
  simpleResolvers: true,
  description: 'The visits that are alike in all the dimensions asked for.',
})
export class VisitStatsBucketType implements VisitStatsBucket {
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Start of the bucket in time; null unless counted by DAY, WEEK or MONTH.',
  })
  readonly startsAt!: Date | null;

  @Personal('LABEL')
  @Field(() => String, { description: 'The values of the keys in words, for people to read.' })
  readonly label!: string;

  @Field(() => [VisitStatsKeyType], { description: 'One for each dimension, in the order they were asked for.' })
  readonly keys!: VisitStatsKey[];

  @Field(() => VisitMetricsType, { description: 'The figures of this bucket.' })
  readonly metrics!: VisitMetrics;
}

@ObjectType('VisitStats', {
  simpleResolvers: true,
  description: 'Visits counted: as a whole, and by the dimensions asked for.',
})
export class VisitStatsType implements VisitStats {
  @Field(() => VisitMetricsType, { description: 'The figures of all visits that match.' })
  readonly totals!: VisitMetrics;

  @Field(() => [VisitStatsBucketType], {
    description:
      'One for each combination of values that occurs, ordered by the values of the first dimension, then the next. Empty without `groupBy`.',
  })
  readonly buckets!: VisitStatsBucket[];

  @Field(() => [SourceReportType], {
    description: 'One report for each source: what is counted here is what these say was read.',
  })
  readonly sources!: SourceReport[];
}
