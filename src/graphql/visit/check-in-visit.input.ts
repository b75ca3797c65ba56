import { Field, ID, InputType } from 'type-graphql';
import type { CheckInVisitInput } from '../../domain/visit/visit-inputs.js';
import { IdempotentInput } from '../mutation/mutation.types.js';

@InputType('CheckInVisitInput', {
  description: 'Who has come: either the visit by its id, or the location and the code that the visitor shows.',
})
export class CheckInVisitInputType extends IdempotentInput implements CheckInVisitInput {
  @Field(() => ID, { nullable: true, description: 'Id of the `Visit`; then without location and code.' })
  readonly id?: string | null;

  @Field(() => ID, { nullable: true, description: 'Where the visitor stands: id of a `Location`; needs the code.' })
  readonly locationId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The code that the visitor shows (Spacebring); needs the location.',
  })
  readonly accessCode?: string | null;
}
