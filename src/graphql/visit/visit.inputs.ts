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

/** The common members of the inputs for a new and a changed visit. */
@InputType()
abstract class VisitDetailsInput extends IdempotentInput {
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: "When the visitor is expected to leave, after `expectedAt`; residents' visits only.",
  })
  readonly expectedUntil?: Date | null;

  @Field(() => Int, {
    nullable: true,
    description: "Number of people including the visitor, at least 1; residents' visits only.",
  })
  readonly partySize?: number | null;

  @Field(() => String, { nullable: true, description: "The purpose; residents' visits only." })
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
    'A future visit. The host or the location decides the source; both must be of one source, and a member that the source cannot store is NOT_SUPPORTED_BY_SOURCE.',
})
export class ScheduleVisitInputType extends VisitDetailsInput implements ScheduleVisitInput {
  @Field(() => ID, {
    nullable: true,
    description:
      "The host: id of a `Person`. W3lcome and the residents' service require it; in Spacebring it can only be the gateway's own user, so use `requestVisit` for other hosts.",
  })
  readonly hostId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The location: id of a `Location`. Spacebring requires it; the other sources take it from the host.',
  })
  readonly locationId?: string | null;

  @Field(() => DateTimeScalar, { description: 'When the visitor is expected; not in the past.' })
  readonly expectedAt!: Date;

  @Field(() => VisitorInputType, { description: 'The visitor.' })
  readonly visitor!: VisitorInputType;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the visitor needs authorization on arrival (W3lcome only).',
  })
  readonly requiresAuthorization?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Write the visit even if the visitor is on the blocked list or the list cannot be read. Default: refuse a blocked visitor with BLOCKED_VISITOR.',
  })
  readonly allowBlocked?: boolean | null;
}

@InputType('CheckInVisitInput', {
  description: 'The visit that starts: its id, or the location and the code that the visitor shows.',
})
export class CheckInVisitInputType extends IdempotentInput implements CheckInVisitInput {
  @Field(() => ID, { nullable: true, description: 'Id of the `Visit`; excludes location and code.' })
  readonly id?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The location of the visitor: id of a `Location`; requires the code.',
  })
  readonly locationId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The code that the visitor shows (Spacebring); requires the location.',
  })
  readonly accessCode?: string | null;
}

@InputType('CheckOutVisitInput', {
  description: 'The visit that ends: its id, or the location and the code that the visitor shows.',
})
export class CheckOutVisitInputType extends CheckInVisitInputType implements CheckOutVisitInput {
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When the visitor left, not in the future; default: now. Spacebring accepts only now.',
  })
  readonly at?: Date | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      "Overwrite an earlier check-out instead of ALREADY_CHECKED_OUT; W3lcome and the residents' service only.",
  })
  readonly force?: boolean | null;
}

@InputType('UpdateVisitInput', {
  description:
    "Changes of a visit; an omitted member stays unchanged, and null clears it. Spacebring changes only `expectedAt` and `notes`, W3lcome only invitees, the residents' service everything but `notes`.",
})
export class UpdateVisitInputType extends VisitDetailsInput implements UpdateVisitInput {
  @Field(() => ID, { description: 'Id of the `Visit`.' })
  readonly id!: string;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When the visitor is expected; it cannot be cleared.' })
  readonly expectedAt?: Date | null;

  @Field(() => VisitorInputType, {
    nullable: true,
    description: 'The visitor: the name and the members to change. It cannot be cleared.',
  })
  readonly visitor?: VisitorInputType | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Change the visitor even if the new one is on the blocked list or the list cannot be read. Default: refuse a blocked visitor with BLOCKED_VISITOR.',
  })
  readonly allowBlocked?: boolean | null;
}

@InputType('VehicleInput', { description: "The vehicle of a visitor; residents' visits only." })
class VehicleInputType implements VehicleInput {
  @Field(() => String, { nullable: true, description: 'Colour as free text.' })
  readonly color?: string | null;

  @Field(() => String, { nullable: true, description: 'Licence plate.' })
  readonly licensePlate?: string | null;
}

@InputType('VisitorInput', {
  description:
    'A visitor as the caller describes them. A member that the source cannot store is only compared with the blocked list.',
})
export class VisitorInputType implements VisitorInput {
  @Field(() => String, { description: 'Full name: 1 to 200 characters.' })
  readonly name!: string;

  @Field(() => String, { nullable: true, description: 'E-mail address; Spacebring requires it.' })
  readonly email?: string | null;

  @Field(() => String, { nullable: true, description: 'Phone number, ideally with its country code.' })
  readonly phoneNumber?: string | null;

  @Field(() => String, { nullable: true, description: 'The company of the visitor.' })
  readonly company?: string | null;

  @Field(() => String, { nullable: true, description: 'Number of an identity document.' })
  readonly document?: string | null;
}
