import { Field, Float, Int, ObjectType } from 'type-graphql';
import type { SourceReport } from '../../domain/lists/connection.js';
import {
  VISIT_DIMENSIONS,
  type VisitDimension,
  type VisitMetrics,
  type VisitStats,
  type VisitStatsBucket,
  type VisitStatsKey,
} from '../../domain/statistics/visit-stats.js';
import { Personal } from '../access/access-decorators.js';
import { defineEnum } from '../enums/define-enum.js';
import { DateTimeScalar } from '../scalars/scalars.js';
import { SourceReportType } from '../source/source.types.js';

@ObjectType('VisitStatsKey', {
  simpleResolvers: true,
  description: 'The value of one dimension that the visits of a bucket share.',
})
class VisitStatsKeyType implements VisitStatsKey {
  @Field(() => VisitDimensionEnum, { description: 'The dimension.' })
  readonly dimension!: VisitDimension;

  @Field(() => String, { description: "The dimension's value, in the form that `VisitDimension` describes." })
  readonly value!: string;
}

@ObjectType('VisitStatsBucket', {
  simpleResolvers: true,
  description: 'The visits with equal values in all requested dimensions.',
})
class VisitStatsBucketType implements VisitStatsBucket {
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Start of the bucket in time; null unless a dimension is DAY, WEEK or MONTH.',
  })
  readonly startsAt!: Date | null;

  @Personal('LABEL')
  @Field(() => String, { description: 'The values of the keys as readable text.' })
  readonly label!: string;

  @Field(() => [VisitStatsKeyType], { description: 'One key for each dimension, in the order of the request.' })
  readonly keys!: VisitStatsKey[];

  @Field(() => VisitMetricsType, { description: 'The figures of this bucket.' })
  readonly metrics!: VisitMetrics;
}

@ObjectType('VisitStats', {
  simpleResolvers: true,
  description: 'Counts of visits: in total, and by the requested dimensions.',
})
export class VisitStatsType implements VisitStats {
  @Field(() => VisitMetricsType, { description: 'The figures of all matching visits.' })
  readonly totals!: VisitMetrics;

  @Field(() => [VisitStatsBucketType], {
    description:
      'One bucket for each combination of values that occurs, ordered by the first dimension, then the next. Empty without `groupBy`.',
  })
  readonly buckets!: VisitStatsBucket[];

  @Field(() => [SourceReportType], {
    description: 'One report for each source: the figures count only what these reports say was read.',
  })
  readonly sources!: SourceReport[];
}

export const VisitDimensionEnum = defineEnum(VISIT_DIMENSIONS, {
  name: 'VisitDimension',
  description: 'The dimensions for counting visits. Days, weeks, months and hours are in the requested time zone.',
  values: {
    DAY: 'The local day of `scheduledAt`, as `2026-06-15`.',
    WEEK: 'The ISO week of `scheduledAt`, from Monday to Sunday, as `2026-W25`.',
    MONTH: 'The local month of `scheduledAt`, as `2026-06`.',
    HOUR_OF_DAY: 'The local hour of `scheduledAt`, `00` to `23`, over all days.',
    DAY_OF_WEEK: 'The ISO day of the week of `scheduledAt`, `1` (Monday) to `7` (Sunday), over all weeks.',
    SOURCE: 'The source of the visit.',
    LOCATION: 'The location of the visit: its id, or `none`.',
    HOST: 'The host of the visit: the id of the person, or `none`.',
    STATUS: 'The status of the visit now.',
  },
});

@ObjectType('VisitMetrics', {
  simpleResolvers: true,
  description: 'Figures of a set of visits. People are joined across sources, as in `Visitor`.',
})
class VisitMetricsType implements VisitMetrics {
  @Field(() => Int, { description: 'Visits of every status.' })
  readonly visits!: number;

  @Field(() => Int, { description: 'Sum of the party sizes of these visits.' })
  readonly people!: number;

  @Field(() => Int, { description: 'Number of different people in visits that are not CANCELLED, DENIED or NO_SHOW.' })
  readonly uniqueVisitors!: number;

  @Field(() => Int, {
    description: 'Number of the unique visitors with an earlier visit in the whole range, in any bucket.',
  })
  readonly returningVisitors!: number;

  @Field(() => Int, { description: 'Visits whose visitor arrived, including those who left.' })
  readonly checkedIn!: number;

  @Field(() => Int, {
    description:
      'Visits whose visitor arrived, never checked out and no longer counts as on site (`Visit.neverCheckedOut`).',
  })
  readonly neverCheckedOut!: number;

  @Field(() => Int, { description: 'Visits whose expected visitor did not arrive.' })
  readonly noShows!: number;

  @Field(() => Int, { description: 'Cancelled visits.' })
  readonly cancelled!: number;

  @Field(() => Float, {
    nullable: true,
    description:
      'No-shows divided by the expected visits that took place or were missed, from 0 to 1; null when there are none. It counts only Spacebring visits, W3lcome invitees and their visits, because other records have no no-shows.',
  })
  readonly noShowRate!: number | null;

  @Field(() => Int, {
    description:
      'Visits of which only the day of the start is known (`Visit.timePrecision`): durations and buckets with the dimension `HOUR_OF_DAY` exclude them, while totals count them. In peaks they count from the end of that day, as in the roll call.',
  })
  readonly withoutTime!: number;

  @Field(() => Int, {
    description:
      'Ended visits of which only the day of the start or the end is known (`Visit.departurePrecision`): durations exclude them.',
  })
  readonly withoutDuration!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Mean stay in minutes, over visits with both times to the minute; null when there are none.',
  })
  readonly averageDurationMinutes!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Median stay in minutes, over visits with both times to the minute; null when there are none.',
  })
  readonly medianDurationMinutes!: number | null;

  @Field(() => Int, {
    description:
      'Maximum number of people in the building at one moment of the bucket: the party sizes of all stays that overlap it, including those that started earlier; with `HOUR_OF_DAY` the moments are that hour of every day, without a dimension of time the whole range. A stay ends at the check-out or at its assumed end, whichever is first, and counts from 1 day before to 7 days (plus the longest stay) after the scheduled time, so a moment has the same number in every range.',
  })
  readonly peakOnSite!: number;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'The first moment of the peak; null when the peak is 0.',
  })
  readonly peakOnSiteAt!: Date | null;
}
