import { Field, Float, Int, ObjectType } from 'type-graphql';
import type { VisitMetrics } from '../../domain/statistics/visit-stats.js';
import { DateTimeScalar } from '../scalars/scalars.js';

@ObjectType('VisitMetrics', {
  simpleResolvers: true,
  description: 'Figures of a set of visits. People are told apart across sources, as in `Visitor`.',
})
export class VisitMetricsType implements VisitMetrics {
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
