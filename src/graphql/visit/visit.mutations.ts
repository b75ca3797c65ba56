import { Arg, Ctx, Field, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { Visit } from '../../domain/model/visit.js';
import {
  allowVisit,
  cancelVisit,
  checkInVisit,
  checkOutVisit,
  deleteVisit,
  denyVisit,
  scheduleVisit,
  updateVisit,
} from '../../domain/visit/write-visits.js';
import { RequiresScope } from '../access/access-decorators.js';
import type { GraphContext } from '../graph-context.js';
import { answerMutation, INPUT } from '../mutation/answer-mutation.js';
import { DeletePayloadType, NodeIdInputType, PayloadType, toDeletePayload } from '../mutation/mutation.types.js';
import {
  CheckInVisitInputType,
  CheckOutVisitInputType,
  ScheduleVisitInputType,
  UpdateVisitInputType,
} from './visit.inputs.js';
import { VisitType } from './visit.types.js';

/** A visit from its announcement to its end, as far as it is planned at a desk. */
@Resolver()
export class VisitMutations {
  @RequiresScope('visits:write')
  @Mutation(() => VisitPayloadType, {
    nullable: true,
    description:
      'Announces a visit: a Spacebring visit, a W3lcome invitee, or a visit to a resident, by whose host or location is named. The blocked list is asked first.',
  })
  scheduleVisit(
    @Arg(INPUT, () => ScheduleVisitInputType, { description: 'Who comes, when, and to whom.' })
    input: ScheduleVisitInputType,
    @Ctx() context: GraphContext,
  ): Promise<VisitPayloadType> {
    return answerMutation(context, (writes) => scheduleVisit(writes, input), toVisitPayload);
  }

  @RequiresScope('visits:write')
  @Mutation(() => VisitPayloadType, {
    nullable: true,
    description:
      'Changes what is given and keeps the rest, also in sources that only replace whole records. A W3lcome visit, which has begun, cannot be changed.',
  })
  updateVisit(
    @Arg(INPUT, () => UpdateVisitInputType, { description: 'The visit, and what is to be changed.' })
    input: UpdateVisitInputType,
    @Ctx() context: GraphContext,
  ): Promise<VisitPayloadType> {
    return answerMutation(context, (writes) => updateVisit(writes, input), toVisitPayload);
  }

  @RequiresScope('visits:write')
  @Mutation(() => VisitPayloadType, {
    nullable: true,
    description:
      'Calls off a visit that has not begun. A W3lcome visit and a begun visit to a resident cannot be called off.',
  })
  cancelVisit(
    @Arg(INPUT, () => NodeIdInputType, { description: 'The `Visit` to call off.' }) input: NodeIdInputType,
    @Ctx() context: GraphContext,
  ): Promise<VisitPayloadType> {
    return answerMutation(context, (writes) => cancelVisit(writes, input), toVisitPayload);
  }

  @RequiresScope('visits:write')
  @Mutation(() => DeletePayloadType, {
    nullable: true,
    description: 'Removes a visit from its source for good. Spacebring keeps its visits: there, use `cancelVisit`.',
  })
  deleteVisit(
    @Arg(INPUT, () => NodeIdInputType, { description: 'The `Visit` to remove.' }) input: NodeIdInputType,
    @Ctx() context: GraphContext,
  ): Promise<DeletePayloadType> {
    return answerMutation(context, (writes) => deleteVisit(writes, input), toDeletePayload);
  }
}

/** What happens to a visit at the door. */
@Resolver()
export class VisitCheckInMutations {
  @RequiresScope('visits:write')
  @Mutation(() => VisitPayloadType, {
    nullable: true,
    description:
      'The visitor has come. A W3lcome visit begins with its check-in: only its invitees can be checked in, and the answer is the visit that began, under the id that lists show. A Spacebring visit is checked in and out by its id; where its Check-ins API does not answer, by its code, on the day of the visit only, and `CONFLICT` where another visit of that day has the same code.',
  })
  checkInVisit(
    @Arg(INPUT, () => CheckInVisitInputType, { description: 'The visit, or the location and the code.' })
    input: CheckInVisitInputType,
    @Ctx() context: GraphContext,
  ): Promise<VisitPayloadType> {
    return answerMutation(context, (writes) => checkInVisit(writes, input), toVisitPayload);
  }

  @RequiresScope('visits:write')
  @Mutation(() => VisitPayloadType, {
    nullable: true,
    description:
      'The visitor has left. A W3lcome invitee can be checked out as of now only; `at` and `force` need the id of the visit.',
  })
  checkOutVisit(
    @Arg(INPUT, () => CheckOutVisitInputType, { description: 'The visit, or the location and the code.' })
    input: CheckOutVisitInputType,
    @Ctx() context: GraphContext,
  ): Promise<VisitPayloadType> {
    return answerMutation(context, (writes) => checkOutVisit(writes, input), toVisitPayload);
  }

  @RequiresScope('visits:write')
  @Mutation(() => VisitPayloadType, {
    nullable: true,
    description: 'Lets a visitor in whose visit needs it (W3lcome visits only).',
  })
  allowVisit(
    @Arg(INPUT, () => NodeIdInputType, { description: 'The `Visit` to allow.' }) input: NodeIdInputType,
    @Ctx() context: GraphContext,
  ): Promise<VisitPayloadType> {
    return answerMutation(context, (writes) => allowVisit(writes, input), toVisitPayload);
  }

  @RequiresScope('visits:write')
  @Mutation(() => VisitPayloadType, {
    nullable: true,
    description: 'Turns a visitor away whose visit needs it (W3lcome visits only).',
  })
  denyVisit(
    @Arg(INPUT, () => NodeIdInputType, { description: 'The `Visit` to deny.' }) input: NodeIdInputType,
    @Ctx() context: GraphContext,
  ): Promise<VisitPayloadType> {
    return answerMutation(context, (writes) => denyVisit(writes, input), toVisitPayload);
  }
}

@ObjectType('VisitPayload', { simpleResolvers: true, description: 'What became of a change to a visit.' })
export class VisitPayloadType extends PayloadType {
  @Field(() => VisitType, {
    nullable: true,
    description:
      'The visit as its source has it now; null when nothing was written, and when it can no longer be read.',
  })
  readonly visit!: Visit | null;
}

export const toVisitPayload = (visit: Visit | null) => ({ visit });
