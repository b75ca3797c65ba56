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

@ObjectType('VisitStatsKey', { simpleResolvers: true, description: 'What a bucket has in common, in one dimension.' })
class VisitStatsKeyType implements VisitStatsKey {
  @Field(() => VisitDimensionEnum, { description: 'The dimension.' })
  readonly dimension!: VisitDimension;

  @Field(() => String, { description: "The dimension's value, in the form that `VisitDimension` describes." })
  readonly value!: string;
}

@ObjectType('VisitStatsBucket', {
  simpleResolvers: true,
  description: 'The visits that are alike in all the dimensions asked for.',
})
class VisitStatsBucketType implements VisitStatsBucket {
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

export const VisitDimensionEnum = defineEnum(VISIT_DIMENSIONS, {
  name: 'VisitDimension',
  description: 'What visits can be counted by. Days, weeks, months and hours are those of the asked time zone.',
  values: {
    DAY: 'The local day of `scheduledAt`, as `2026-06-15`.',
    WEEK: 'The ISO week of `scheduledAt`, from Monday to Sunday, as `2026-W25`.',
    MONTH: 'The local month of `scheduledAt`, as `2026-06`.',
    HOUR_OF_DAY: 'The local hour of `scheduledAt`, `00` to `23`, over all days.',
    DAY_OF_WEEK: 'The ISO day of the week of `scheduledAt`, `1` (Monday) to `7` (Sunday), over all weeks.',
    SOURCE: 'The source that keeps the visit.',
    LOCATION: 'The location of the visit: its id, or `none`.',
    HOST: 'Whom the visit is to: the id of the person, or `none`.',
    STATUS: 'How far the visit has come, now.',
  },
});

@ObjectType('VisitMetrics', {
  simpleResolvers: true,
  description: 'Figures of a set of visits. People are told apart across sources, as in `Visitor`.',
})
class VisitMetricsType implements VisitMetrics {
  @Field(() => Int, { description: 'Visits of every status.' })
  readonly visits!: number;

  @Field(() => Int, { description: 'Sum of the party sizes of these visits.' })
  readonly people!: number;

  @Field(() => Int, { description: 'Different people, of visits that are not CANCELLED, DENIED or NO_SHOW.' })
  readonly uniqueVisitors!: number;

  @Field(() => Int, {
    description: 'Those of the unique visitors who had an earlier visit in the whole range, in whichever bucket.',
  })
  readonly returningVisitors!: number;

  @Field(() => Int, { description: 'Visits whose visitor ever arrived, whether or not they have left.' })
  readonly checkedIn!: number;

  @Field(() => Int, {
    description:
      'Visits whose visitor arrived, never checked out and no longer counts as on site (`Visit.neverCheckedOut`).',
  })
  readonly neverCheckedOut!: number;

  @Field(() => Int, { description: 'Visits whose visitor was expected and did not come.' })
  readonly noShows!: number;

  @Field(() => Int, { description: 'Visits that were called off.' })
  readonly cancelled!: number;

  @Field(() => Float, {
    nullable: true,
    description:
      'From 0 to 1: no-shows among the expected visits that were kept or missed. Spacebring visits, W3lcome invitees and the visits to which an invitee belongs only: nobody else notes who did not come. Null where there were none.',
  })
  readonly noShowRate!: number | null;

  @Field(() => Int, {
    description:
      'Visits whose beginning is known by its day alone (`Visit.timePrecision`). They are left out of the durations, and of the buckets where `HOUR_OF_DAY` is a dimension: those of the totals are missing from such buckets. In peaks they count from the end of that day on, as in the roll call.',
  })
  readonly withoutTime!: number;

  @Field(() => Int, {
    description:
      'Visits that have ended, whose beginning or end is known by its day alone (`Visit.departurePrecision`): they are left out of the durations.',
  })
  readonly withoutDuration!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Mean stay in minutes, over visits with both times to the minute; null where there is none.',
  })
  readonly averageDurationMinutes!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Median stay in minutes, over visits with both times to the minute; null where there is none.',
  })
  readonly medianDurationMinutes!: number | null;

  @Field(() => Int, {
    description:
      'Most people in the building at one moment: party sizes of all stays that overlap the bucket, those begun before it included. The moments of a bucket are those of the range that have its values of time: of `HOUR_OF_DAY` that hour of every day, without a dimension of time the whole range. A moment has the same number in every range: a stay ends at the check-out or at its assumed end, whichever comes first, and counts from 1 day before to 7 days (and the longest stay) after the time for which the visit was scheduled.',
  })
  readonly peakOnSite!: number;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'The first moment at which that many were there; null when nobody was.',
  })
  readonly peakOnSiteAt!: Date | null;
}
