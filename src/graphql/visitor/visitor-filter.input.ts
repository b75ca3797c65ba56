import { Field, ID, InputType } from 'type-graphql';
import type { Source } from '../../domain/source/source.js';
import type { VisitorFilter } from '../../domain/visitor/list-visitors.js';
import { RequiresScope } from '../access/access-decorators.js';
import { DateTimeRangeInput } from '../connection/page.args.js';
import { SourceEnum } from '../source/source.types.js';

@InputType('VisitorFilter', { description: 'Which visitors are meant. All members that are given must hold.' })
export class VisitorFilterInput implements VisitorFilter {
  @Field(() => DateTimeRangeInput, {
    nullable: true,
    description:
      'People with a visit whose `scheduledAt` is in this range. Left out: 30 days back to 30 days ahead. One end given: 60 days from it.',
  })
  readonly visitedAt?: DateTimeRangeInput | null;

  @Field(() => [SourceEnum], { nullable: true, description: 'Read only the visits of these sources.' })
  readonly sources?: Source[] | null;

  @Field(() => [ID], { nullable: true, description: 'Only people who visit these locations: ids of `Location`.' })
  readonly locationIds?: string[] | null;

  @RequiresScope('pii:read')
  @Field(() => String, {
    nullable: true,
    description:
      'Text in the name, e-mail, phone number or company; case and accents do not matter. At most 200 characters.',
  })
  readonly search?: string | null;
}
