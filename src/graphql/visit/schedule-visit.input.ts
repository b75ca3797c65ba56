import { Field, ID, InputType, Int } from 'type-graphql';
import type { ScheduleVisitInput } from '../../domain/visit/visit-inputs.js';
import { IdempotentInput } from '../mutation/mutation.types.js';
import { DateTimeScalar } from '../scalars/scalars.js';
import { VehicleInputType } from './vehicle.input.js';
import { VisitorInputType } from './visitor.input.js';

@InputType('ScheduleVisitInput', {
  description:
    'A visit to come. The host or the location decides which source it is written to; given both, they must be of one source. A member that the source has no place for is NOT_SUPPORTED_BY_SOURCE.',
})
export class ScheduleVisitInputType extends IdempotentInput implements ScheduleVisitInput {
  @Field(() => ID, {
    nullable: true,
    description:
      "Whom they visit: id of a `Person`. W3lcome and the residents need it; in Spacebring it can only be the gateway's own user, for others there is `requestVisit`.",
  })
  readonly hostId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Where they come to: id of a `Location`. Spacebring needs it, the others know it from the host.',
  })
  readonly locationId?: string | null;

  @Field(() => DateTimeScalar, { description: 'When they are expected; not in the past.' })
  readonly expectedAt!: Date;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: "When they are expected to leave, after `expectedAt`; residents' visits only.",
  })
  readonly expectedUntil?: Date | null;

  @Field(() => VisitorInputType, { description: 'Who comes.' })
  readonly visitor!: VisitorInputType;

  @Field(() => Int, {
    nullable: true,
    description: "How many people come, the visitor included: at least 1; residents' visits only.",
  })
  readonly partySize?: number | null;

  @Field(() => String, { nullable: true, description: "What it is about; residents' visits only." })
  readonly purpose?: string | null;

  @Field(() => String, { nullable: true, description: "Remarks; residents' visits have none." })
  readonly notes?: string | null;

  @Field(() => VehicleInputType, {
    nullable: true,
    description: "The vehicle they will come with; residents' visits only.",
  })
  readonly vehicle?: VehicleInputType | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether somebody has to let them in on arrival (W3lcome only).',
  })
  readonly requiresAuthorization?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Write the visit even if the visitor is on the blocked list, or the list cannot be read. Without it, such a visitor is refused with BLOCKED_VISITOR.',
  })
  readonly allowBlocked?: boolean | null;
}
