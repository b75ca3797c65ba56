import { Field, InputType } from 'type-graphql';
import type { InstantRange } from '../../domain/lists/connection.js';
import { DateTimeScalar } from '../scalars/date-time.scalar.js';

@InputType('DateTimeRange', {
  description: 'A half-open range of time: its start belongs to it, its end does not. Either end may be left open.',
})
export class DateTimeRangeInput implements InstantRange {
  @Field(() => DateTimeScalar, { nullable: true, description: 'At or after this instant.' })
  readonly gte?: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Before this instant.' })
  readonly lt?: Date | null;
}
