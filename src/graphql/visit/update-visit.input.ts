import { Field, ID, InputType, Int } from 'type-graphql';
import type { UpdateVisitInput } from '../../domain/visit/visit-inputs.js';
import { IdempotentInput } from '../mutation/mutation.types.js';
import { DateTimeScalar } from '../scalars/scalars.js';
import { VehicleInputType } from './vehicle.input.js';
import { VisitorInputType } from './visitor.input.js';

@InputType('UpdateVisitInput', {
  description:
    'Changes of a visit. A member left out stays as it is, null clears it. Spacebring changes `expectedAt` and `notes`, W3lcome its invitees only, the residents everything but `notes`.',
})
export class UpdateVisitInputType extends IdempotentInput implements UpdateVisitInput {
  @Field(() => ID, { description: 'Id of the `Visit`.' })
  readonly id!: string;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When the visitor is expected; it cannot be cleared.' })
  readonly expectedAt?: Date | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: "When the visitor is expected to leave; residents' visits only.",
  })
  readonly expectedUntil?: Date | null;

  @Field(() => VisitorInputType, {
    nullable: true,
    description: 'Who comes: the name, and what else is given of it. It cannot be cleared.',
  })
  readonly visitor?: VisitorInputType | null;

  @Field(() => Int, { nullable: true, description: "How many people come, at least 1; residents' visits only." })
  readonly partySize?: number | null;

  @Field(() => String, { nullable: true, description: "What it is about; residents' visits only." })
  readonly purpose?: string | null;

  @Field(() => String, { nullable: true, description: "Remarks; residents' visits have none." })
  readonly notes?: string | null;

  @Field(() => VehicleInputType, {
    nullable: true,
    description: "The vehicle the visitor comes with; residents' visits only.",
  })
  readonly vehicle?: VehicleInputType | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Change the visitor even if the one who comes now is on the blocked list, or the list cannot be read. Without it, such a visitor is refused with BLOCKED_VISITOR.',
  })
  readonly allowBlocked?: boolean | null;
}
