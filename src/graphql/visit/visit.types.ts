import { Field, Int, ObjectType } from 'type-graphql';
import type { PersonRef } from '../../domain/model/person.js';
import {
  type CustomField,
  TIME_PRECISIONS,
  type TimePrecision,
  type Vehicle,
  VISIT_AUTHORIZATIONS,
  VISIT_STATUSES,
  type Visit,
  type VisitAuthorization,
  type VisitStatus,
} from '../../domain/model/visit.js';
import type { Source } from '../../domain/source/source.js';
import { Personal } from '../access/access-decorators.js';
import { defineConnection } from '../connection/define-connection.js';
import { defineEnum } from '../enums/define-enum.js';
import { NodeInterface } from '../node/node.resolver.js';
import { PersonType } from '../person/person.types.js';
import { DateTimeScalar } from '../scalars/scalars.js';
import { SourceEnum } from '../source/source.types.js';

/** The plain members of the domain's record; the resolver has those that need more than the record. */
type VisitData = Omit<
  Visit,
  'nodeType' | 'evaluatedAt' | 'stayEndsBy' | 'wasExpected' | 'arrivalDayEndsAt' | 'visitor' | 'location' | 'notices'
>;

@ObjectType('Visit', {
  implements: NodeInterface,
  simpleResolvers: true,
  description:
    'One visit of one visitor: a Spacebring visit, a W3lcome visit or invitee, or a visit that a resident announced. Its status is that at the time of the request.',
})
export class VisitType implements VisitData {
  @Field(() => SourceEnum, { description: 'The source of this visit.' })
  readonly source!: Source;

  @Field(() => String, {
    description: "The source's own id. W3lcome has two kinds of records: `visit/<id>` and `invitee/<id>`.",
  })
  readonly sourceId!: string;

  @Field(() => VisitStatusEnum, { description: 'The status now.' })
  readonly status!: VisitStatus;

  @Field(() => Boolean, {
    description:
      'Whether the visitor is in the building now: the source says so, and the assumed end of the stay is not reached (by default the end of the day of arrival at the location in W3lcome and Spacebring, 30 days for residents). In Spacebring and W3lcome it does not depend on the status: a cancelled visit whose visitor has not left is still on site.',
  })
  readonly isOnSite!: boolean;

  @Field(() => VisitAuthorizationEnum, {
    description: 'Whether the visit needs authorization, and the decision.',
  })
  readonly authorization!: VisitAuthorization;

  @Field(() => DateTimeScalar, {
    description: 'The expected time, else the arrival, else the creation. Lists order and filter by it.',
  })
  readonly scheduledAt!: Date;

  @Field(() => TimePrecisionEnum, {
    description:
      "The precision of `scheduledAt`, `expectedAt` and `checkedInAt`. Only residents' visits can have a day without a time of day.",
  })
  readonly timePrecision!: TimePrecision;

  @Field(() => TimePrecisionEnum, {
    description:
      "The precision of `checkedOutAt`. Only residents' visits can have a day without a time of day; such a stay lasts until the end of that day.",
  })
  readonly departurePrecision!: TimePrecision;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description:
      "When the visitor is or was expected; null for unannounced visitors and when the source's date is invalid.",
  })
  readonly expectedAt!: Date | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When the visitor arrived; null before the arrival, or when the source has no time.',
  })
  readonly checkedInAt!: Date | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When the visitor left; null before the departure, or when it is only assumed or not recorded.',
  })
  readonly checkedOutAt!: Date | null;

  @Personal('TEXT')
  @Field(() => String, {
    nullable: true,
    description:
      "The text of an arrival that is not a date or is ambiguous, e.g. `05/03/2026`; `expectedAt` and `checkedInAt` are then null. Null otherwise; only residents' visits have dates as free text.",
  })
  readonly arrivalText!: string | null;

  @Personal('TEXT')
  @Field(() => String, {
    nullable: true,
    description:
      'The text of a departure that is not a date or is ambiguous; `checkedOutAt` is then null. Null otherwise.',
  })
  readonly departureText!: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description:
      'When the visit was cancelled. Only Spacebring has this time: null in other sources even when the status is CANCELLED.',
  })
  readonly cancelledAt!: Date | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When the record was created; null when the source does not say.',
  })
  readonly createdAt!: Date | null;

  @Personal('TEXT')
  @Field(() => String, {
    nullable: true,
    description: 'The purpose, as a resident states it; null in other sources.',
  })
  readonly purpose!: string | null;

  @Personal('TEXT')
  @Field(() => String, {
    nullable: true,
    description: "Remarks of the host or the reception; residents' visits have none.",
  })
  readonly notes!: string | null;

  @Field(() => PersonType, {
    nullable: true,
    description: 'The person who is visited: a member, an employee or a resident; null when the record names none.',
  })
  readonly host!: PersonRef | null;

  @Personal('SECRET')
  @Field(() => String, {
    nullable: true,
    description: 'The code that the visitor shows to check in (Spacebring); null in other sources.',
  })
  readonly accessCode!: string | null;

  @Field(() => Int, {
    description: "Number of people including the visitor, at least 1. Only residents' visits can have more.",
  })
  readonly partySize!: number;

  @Field(() => VehicleType, {
    nullable: true,
    description: 'The vehicle of the visitor; only residents announce one.',
  })
  readonly vehicle!: Vehicle | null;

  @Personal('SECRET')
  @Field(() => String, {
    nullable: true,
    description: 'URL of a picture taken on arrival; null when there is none.',
  })
  readonly pictureUrl!: string | null;

  @Personal('SECRET')
  @Field(() => String, {
    nullable: true,
    description: 'URL of the document that the visitor signed; null when there is none.',
  })
  readonly agreementUrl!: string | null;

  @Field(() => [CustomFieldType], {
    description: 'The answers of the visitor at the kiosk (W3lcome); empty in other sources.',
  })
  readonly customFields!: CustomField[];
}

@ObjectType('CustomField', {
  simpleResolvers: true,
  description: 'The answer of a visitor to one question of the kiosk: see `visitorFields`.',
})
class CustomFieldType implements CustomField {
  @Field(() => String, { description: 'Id of the question within its source.' })
  readonly id!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The question as the kiosk shows it; null when the source does not send it.',
  })
  readonly name!: string | null;

  @Field(() => String, { description: "Kind of input, in the source's word, e.g. `Text` or `Dropdown`." })
  readonly type!: string;

  @Personal('TEXT')
  @Field(() => String, { nullable: true, description: 'The answer as text; null when the visitor left it empty.' })
  readonly value!: string | null;
}

const TimePrecisionEnum = defineEnum(TIME_PRECISIONS, {
  name: 'TimePrecision',
  description: 'The precision of a time of a visit.',
  values: {
    DAY: 'Only the day is known: the time is the start of that day in the zone of the source.',
    MINUTE: 'The time of day is known.',
  },
});

@ObjectType('Vehicle', {
  simpleResolvers: true,
  description: 'The vehicle of a visitor, as the resident announced it.',
})
class VehicleType implements Vehicle {
  @Personal('TEXT')
  @Field(() => String, { nullable: true, description: 'Colour as free text; null when not given.' })
  readonly color!: string | null;

  @Personal('NUMBER')
  @Field(() => String, { nullable: true, description: 'Licence plate as the source stores it; null when not given.' })
  readonly licensePlate!: string | null;
}

const VisitAuthorizationEnum = defineEnum(VISIT_AUTHORIZATIONS, {
  name: 'VisitAuthorization',
  description: 'Whether a visit needs authorization, and the decision. Only W3lcome has authorizations.',
  values: {
    NOT_REQUIRED: 'No authorization needed: always so in Spacebring and for residents.',
    WAITING: 'The host or the reception has not decided yet, or decides on arrival.',
    ALLOWED: 'The visitor may enter.',
    DENIED: 'The visitor may not enter.',
  },
});

export const VisitConnection = defineConnection<Visit>({ name: 'Visit', plural: 'visits', node: () => VisitType });

export const VisitStatusEnum = defineEnum(VISIT_STATUSES, {
  name: 'VisitStatus',
  description: 'The status of a visit at the time of the request.',
  values: {
    EXPECTED: 'Announced; the visitor has not arrived, and the day of the visit is not over.',
    CHECKED_IN: 'The visitor has arrived and has not checked out.',
    CHECKED_OUT: 'The visitor arrived and left.',
    CANCELLED: 'Cancelled before the visitor arrived.',
    DENIED: 'The visitor arrived and was refused entry (W3lcome).',
    NO_SHOW:
      "Expected, but the day ended without an arrival, in the time zone of the location. Residents' visits never have this status, because their dates are free text.",
  },
});
