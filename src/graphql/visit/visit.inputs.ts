import { Field, ID, InputType, Int } from 'type-graphql';
import type {
  CheckInVisitInput,
  CheckOutVisitInput,
  ScheduleVisitInput,
  UpdateVisitInput,
  VehicleInput,
  VisitorInput,
} from '../../domain/visit/visit-inputs.js';
import { IdempotentInput } from '../mutation/mutation.types.js';
import { DateTimeScalar } from '../scalars/scalars.js';

/** What the inputs of a new and of a changed visit have in common. */
@InputType()
abstract class VisitDetailsInput extends IdempotentInput {
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: "When the visitor is expected to leave, after `expectedAt`; residents' visits only.",
  })
  readonly expectedUntil?: Date | null;

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
    description: "The vehicle the visitor comes with; residents' visits only.",
  })
  readonly vehicle?: VehicleInputType | null;
}

@InputType('ScheduleVisitInput', {
  description:
    'A visit to come. The host or the location decides which source it is written to; given both, they must be of one source. A member that the source has no place for is NOT_SUPPORTED_BY_SOURCE.',
})
export class ScheduleVisitInputType extends VisitDetailsInput implements ScheduleVisitInput {
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

  @Field(() => VisitorInputType, { description: 'Who comes.' })
  readonly visitor!: VisitorInputType;

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

@InputType('UpdateVisitInput', {
  description:
    'Changes of a visit. A member left out stays as it is, null clears it. Spacebring changes `expectedAt` and `notes`, W3lcome its invitees only, the residents everything but `notes`.',
})
export class UpdateVisitInputType extends VisitDetailsInput implements UpdateVisitInput {
  @Field(() => ID, { description: 'Id of the `Visit`.' })
  readonly id!: string;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When the visitor is expected; it cannot be cleared.' })
  readonly expectedAt?: Date | null;

  @Field(() => VisitorInputType, {
    nullable: true,
    description: 'Who comes: the name, and what else is given of it. It cannot be cleared.',
  })
  readonly visitor?: VisitorInputType | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Change the visitor even if the one who comes now is on the blocked list, or the list cannot be read. Without it, such a visitor is refused with BLOCKED_VISITOR.',
  })
  readonly allowBlocked?: boolean | null;
}

@InputType('VehicleInput', { description: 'The vehicle a visitor will come with; only residents announce one.' })
class VehicleInputType implements VehicleInput {
  @Field(() => String, { nullable: true, description: 'Colour in any words.' })
  readonly color?: string | null;

  @Field(() => String, { nullable: true, description: 'Licence plate.' })
  readonly licensePlate?: string | null;
}

@InputType('VisitorInput', {
  description:
    'A visitor in the words of whoever announces them. What the source has no place for is compared with the blocked list and not stored.',
})
export class VisitorInputType implements VisitorInput {
  @Field(() => String, { description: 'Full name: 1 to 200 characters.' })
  readonly name!: string;

  @Field(() => String, { nullable: true, description: 'E-mail address; Spacebring needs one.' })
  readonly email?: string | null;

  @Field(() => String, { nullable: true, description: 'Phone number, best with its country code.' })
  readonly phoneNumber?: string | null;

  @Field(() => String, { nullable: true, description: 'The company the visitor comes from.' })
  readonly company?: string | null;

  @Field(() => String, { nullable: true, description: 'Number of an identity document.' })
  readonly document?: string | null;
}
