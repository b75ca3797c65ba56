import { Field, Int, ObjectType } from 'type-graphql';
import type {
  CustomField,
  TimePrecision,
  Vehicle,
  Visit,
  VisitAuthorization,
  VisitStatus,
} from '../../domain/model/visit.js';
import type { Source } from '../../domain/source/source.js';
import { Personal } from '../access/access-decorators.js';
import { NodeInterface } from '../node/node.resolver.js';
import { DateTimeScalar } from '../scalars/scalars.js';
import { SourceEnum } from '../source/source.types.js';
import { CustomFieldType } from './custom-field.type.js';
import { TimePrecisionEnum } from './time-precision.enum.js';
import { VehicleType } from './vehicle.type.js';
import { VisitAuthorizationEnum } from './visit-authorization.enum.js';
import { VisitStatusEnum } from './visit-status.enum.js';

/** What is plain data in the domain's record; relations are in the resolver. */
type VisitData = Omit<
  Visit,
  | 'nodeType'
  | 'evaluatedAt'
  | 'stayEndsBy'
  | 'wasExpected'
  | 'arrivalDayEndsAt'
  | 'visitor'
  | 'host'
  | 'location'
  | 'notices'
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
