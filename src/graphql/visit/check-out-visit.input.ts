import { Field, InputType } from 'type-graphql';
import type { CheckOutVisitInput } from '../../domain/visit/visit-inputs.js';
import { DateTimeScalar } from '../scalars/scalars.js';
import { CheckInVisitInputType } from './check-in-visit.input.js';

@InputType('CheckOutVisitInput', {
  description: 'Who leaves: either the visit by its id, or the location and the code that the visitor shows.',
})
export class CheckOutVisitInputType extends CheckInVisitInputType implements CheckOutVisitInput {
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When they left, not in the future; left out: now. Spacebring knows only now.',
  })
  readonly at?: Date | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Overwrite an earlier check-out instead of ALREADY_CHECKED_OUT, where the source can: W3lcome and the residents.',
  })
  readonly force?: boolean | null;
}
