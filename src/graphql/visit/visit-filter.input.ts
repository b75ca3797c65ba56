import { Field, ID, InputType } from 'type-graphql';
import type { VisitStatus } from '../../domain/model/visit.js';
import type { Source } from '../../domain/source/source.js';
import type { VisitFilter } from '../../domain/visit/list-visits.js';
import { RequiresScope } from '../access/access-decorators.js';
import { DateTimeRangeInput } from '../connection/page.args.js';
import { SourceEnum } from '../source/source.types.js';
import { VisitStatusEnum } from './visit-status.enum.js';

@InputType('VisitFilter', {
  description: 'Which visits are meant. All members that are given must hold; a list means any of its values.',
})
export class VisitFilterInput implements VisitFilter {
  @Field(() => DateTimeRangeInput, {
    nullable: true,
    description:
      'Range of `scheduledAt`. Left out: 30 days back to 30 days ahead. One end given: 60 days from it. The widest range allowed is a setting of the gateway, 400 days by default.',
  })
  readonly scheduledAt?: DateTimeRangeInput | null;

  @Field(() => [SourceEnum], {
    nullable: true,
    description: 'Ask only these sources; the others are reported SKIPPED.',
  })
  readonly sources?: Source[] | null;

  @Field(() => [VisitStatusEnum], { nullable: true, description: 'Only visits that have one of these statuses now.' })
  readonly statuses?: VisitStatus[] | null;

  @Field(() => [ID], { nullable: true, description: 'Only visits to these locations: ids of `Location`.' })
  readonly locationIds?: string[] | null;

  @Field(() => [ID], { nullable: true, description: 'Only visits to these hosts: ids of `Person`.' })
  readonly hostIds?: string[] | null;

  @Field(() => [ID], {
    nullable: true,
    description: 'Only visits of these people, whichever source wrote them down: ids of `Visitor`.',
  })
  readonly visitorIds?: string[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'true, without a range, is the roll call: everyone in the building now, by the rule of `Visit.isOnSite`. With a range: only visits that are, or are not, on site.',
  })
  readonly isOnSite?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'true: only visits whose visitor arrived and never checked out, and no longer counts as on site. They are no part of the roll call.',
  })
  readonly neverCheckedOut?: boolean | null;

  @RequiresScope('pii:read')
  @Field(() => String, {
    nullable: true,
    description:
      "Text in the visitor's name, e-mail, phone number or company, in the licence plate or the access code; case and accents do not matter. At most 200 characters.",
  })
  readonly search?: string | null;
}
