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

/** What is plain data in the domain's record; relations are in the resolver. */
type VisitData = Omit<
  Visit,
  'nodeType' | 'evaluatedAt' | 'stayEndsBy' | 'wasExpected' | 'arrivalDayEndsAt' | 'visitor' | 'location' | 'notices'
>;

@ObjectType('Visit', {
  implements: NodeInterface,
  simpleResolvers: true,
  description:
    'One visit of one visitor: a Spacebring visit, a W3lcome visit or invitee, or a visit that a resident announced. Its state is that of the moment of the request.',
})
export class VisitType implements VisitData {
  @Field(() => SourceEnum, { description: 'The source that keeps this visit.' })
  readonly source!: Source;

  @Field(() => String, {
    description: "The source's own id. W3lcome keeps two kinds of records: `visit/<id>` and `invitee/<id>`.",
  })
  readonly sourceId!: string;

  @Field(() => VisitStatusEnum, { description: 'How far the visit has come, now.' })
  readonly status!: VisitStatus;

  @Field(() => Boolean, {
    description:
      'Whether the visitor is in the building now: inside by the word of the source, and not past the assumed end of the stay (by default the end of the day of arrival at the location, in W3lcome and Spacebring; 30 days for residents). In Spacebring and W3lcome this can be true whatever the status says: a cancelled visit whose visitor has not left is still on site.',
  })
  readonly isOnSite!: boolean;

  @Field(() => VisitAuthorizationEnum, {
    description: 'Whether somebody has to let the visitor in, and what they said.',
  })
  readonly authorization!: VisitAuthorization;

  @Field(() => DateTimeScalar, {
    description: 'What lists are ordered and filtered by: the expected time, else the arrival, else the creation.',
  })
  readonly scheduledAt!: Date;

  @Field(() => TimePrecisionEnum, {
    description:
      "How exactly `scheduledAt`, `expectedAt` and `checkedInAt` are known. Only residents' visits can have a day without a time of day.",
  })
  readonly timePrecision!: TimePrecision;

  @Field(() => TimePrecisionEnum, {
    description:
      "How exactly `checkedOutAt` is known. Only residents' visits can have a day without a time of day; the visitor is then taken to stay until that day ends.",
  })
  readonly departurePrecision!: TimePrecision;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description:
      "When the visitor is or was expected; null for those who came unannounced and where the source's date cannot be read.",
  })
  readonly expectedAt!: Date | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When the visitor arrived; null before that, or when the source did not note it.',
  })
  readonly checkedInAt!: Date | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When the visitor left; null before that, or when the leaving was only assumed or not noted.',
  })
  readonly checkedOutAt!: Date | null;

  @Personal('TEXT')
  @Field(() => String, {
    nullable: true,
    description:
      "The arrival as it is written, where it is no date or can be read in several ways, e.g. `05/03/2026`: `expectedAt` and `checkedInAt` are then null. Null where the arrival was read, and where none is written. Only residents' visits have dates in free text.",
  })
  readonly arrivalText!: string | null;

  @Personal('TEXT')
  @Field(() => String, {
    nullable: true,
    description: 'The leaving as it is written, where it cannot be read: `checkedOutAt` is then null. Null elsewhere.',
  })
  readonly departureText!: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description:
      'When the visit was called off. Only Spacebring knows: null elsewhere even when the status is CANCELLED.',
  })
  readonly cancelledAt!: Date | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When the record was made; null where the source does not say.',
  })
  readonly createdAt!: Date | null;

  @Personal('TEXT')
  @Field(() => String, {
    nullable: true,
    description:
      'What the visit is about: the subject that residents give. Null in the other sources, which have none.',
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
    description: 'Whom they visit: a member, an employee or a resident; null when nobody was named.',
  })
  readonly host!: PersonRef | null;

  @Personal('SECRET')
  @Field(() => String, {
    nullable: true,
    description: 'The code that the visitor shows to check in (Spacebring); null elsewhere.',
  })
  readonly accessCode!: string | null;

  @Field(() => Int, {
    description: 'How many people come, the visitor included: at least 1. Only residents announce groups.',
  })
  readonly partySize!: number;

  @Field(() => VehicleType, {
    nullable: true,
    description: 'The vehicle the visitor comes with; only residents announce one.',
  })
  readonly vehicle!: Vehicle | null;

  @Personal('SECRET')
  @Field(() => String, {
    nullable: true,
    description: 'Address of a picture taken on arrival; null where there is none.',
  })
  readonly pictureUrl!: string | null;

  @Personal('SECRET')
  @Field(() => String, {
    nullable: true,
    description: 'Address of the document that the visitor signed, where the source has one.',
  })
  readonly agreementUrl!: string | null;

  @Field(() => [CustomFieldType], {
    description: 'What the visitor answered to the questions of the kiosk (W3lcome); empty elsewhere.',
  })
  readonly customFields!: CustomField[];
}

@ObjectType('CustomField', {
  simpleResolvers: true,
  description: 'What the visitor answered to one of the questions that the kiosk asks: see `visitorFields`.',
})
class CustomFieldType implements CustomField {
  @Field(() => String, { description: 'Id of the question within its source.' })
  readonly id!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The question, as the kiosk shows it; null when the source does not write it.',
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
  description: 'How exactly a time of a visit is known.',
  values: {
    DAY: 'The time is known by its day alone: it stands at the start of that day in the zone of the source, and the hour means nothing.',
    MINUTE: 'The time of day is known.',
  },
});

@ObjectType('Vehicle', {
  simpleResolvers: true,
  description: 'The vehicle a visitor comes with, as a resident announced it.',
})
class VehicleType implements Vehicle {
  @Personal('TEXT')
  @Field(() => String, { nullable: true, description: "Colour in the announcer's words; null when not given." })
  readonly color!: string | null;

  @Personal('NUMBER')
  @Field(() => String, { nullable: true, description: 'Licence plate as it was written down; null when not given.' })
  readonly licensePlate!: string | null;
}

const VisitAuthorizationEnum = defineEnum(VISIT_AUTHORIZATIONS, {
  name: 'VisitAuthorization',
  description: 'Whether somebody has to let the visitor in, and what they said. Only W3lcome asks.',
  values: {
    NOT_REQUIRED: 'Nobody has to be asked: always so in Spacebring and for residents.',
    WAITING: 'The host or the reception has not answered yet, or will be asked on arrival.',
    ALLOWED: 'The visitor may enter.',
    DENIED: 'The visitor may not enter.',
  },
});

export const VisitConnection = defineConnection<Visit>({ name: 'Visit', plural: 'visits', node: () => VisitType });

export const VisitStatusEnum = defineEnum(VISIT_STATUSES, {
  name: 'VisitStatus',
  description: 'How far a visit has come, at the moment the question is asked.',
  values: {
    EXPECTED: 'Announced; the visitor has not arrived and their day is not over.',
    CHECKED_IN: 'The visitor has arrived and has not checked out.',
    CHECKED_OUT: 'The visitor has come and gone.',
    CANCELLED: 'Called off before the visitor arrived.',
    DENIED: 'The visitor came and was refused entry (W3lcome).',
    NO_SHOW:
      "Expected, but the day ended in the zone of its location without an arrival. Never said of residents' visits, whose dates are free text.",
  },
});
