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

/** The mutations that plan a visit. */
@Resolver()
export class VisitMutations {
  @RequiresScope('visits:write')
  @Mutation(() => VisitPayloadType, {
    nullable: true,
    description:
      'Announces a visit in the source of its host or location: a Spacebring visit, a W3lcome invitee, or a visit to a resident. The gateway checks the blocked list first.',
  })
  scheduleVisit(
    @Arg(INPUT, () => ScheduleVisitInputType, { description: 'The visitor, the time and the host.' })
    input: ScheduleVisitInputType,
    @Ctx() context: GraphContext,
  ): Promise<VisitPayloadType> {
    return answerMutation(context, (writes) => scheduleVisit(writes, input), toVisitPayload);
  }

  @RequiresScope('visits:write')
  @Mutation(() => VisitPayloadType, {
    nullable: true,
    description:
      'Changes the given members of a visit and no others, also in sources that only replace whole records. A W3lcome visit has started and cannot be changed.',
  })
  updateVisit(
    @Arg(INPUT, () => UpdateVisitInputType, { description: 'The visit and its changes.' })
    input: UpdateVisitInputType,
    @Ctx() context: GraphContext,
  ): Promise<VisitPayloadType> {
    return answerMutation(context, (writes) => updateVisit(writes, input), toVisitPayload);
  }

  @RequiresScope('visits:write')
  @Mutation(() => VisitPayloadType, {
    nullable: true,
    description:
      'Cancels a visit that has not started. A W3lcome visit and a started visit to a resident cannot be cancelled.',
  })
  cancelVisit(
    @Arg(INPUT, () => NodeIdInputType, { description: 'The `Visit` to cancel.' }) input: NodeIdInputType,
    @Ctx() context: GraphContext,
  ): Promise<VisitPayloadType> {
    return answerMutation(context, (writes) => cancelVisit(writes, input), toVisitPayload);
  }

  @RequiresScope('visits:write')
  @Mutation(() => DeletePayloadType, {
    nullable: true,
    description: 'Deletes a visit from its source. Spacebring does not delete visits: use `cancelVisit` there.',
  })
  deleteVisit(
    @Arg(INPUT, () => NodeIdInputType, { description: 'The `Visit` to remove.' }) input: NodeIdInputType,
    @Ctx() context: GraphContext,
  ): Promise<DeletePayloadType> {
    return answerMutation(context, (writes) => deleteVisit(writes, input), toDeletePayload);
  }
}

/** The mutations for arrivals and departures. */
@Resolver()
export class VisitCheckInMutations {
  @RequiresScope('visits:write')
  @Mutation(() => VisitPayloadType, {
    nullable: true,
    description:
      'Checks a visitor in; in W3lcome only an invitee can be checked in, and the payload has the visit that starts, with the id that lists show. Spacebring checks in and out by the id of the visit; while its Check-ins API does not answer, by the code and only on the day of the visit, with `CONFLICT` when another visit of that day has the same code.',
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
      'Checks a visitor out. A W3lcome invitee can only be checked out as of now; `at` and `force` require the id of the visit.',
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
    description: 'Allows a visit that requires authorization (W3lcome visits only).',
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
    description: 'Denies a visit that requires authorization (W3lcome visits only).',
  })
  denyVisit(
    @Arg(INPUT, () => NodeIdInputType, { description: 'The `Visit` to deny.' }) input: NodeIdInputType,
    @Ctx() context: GraphContext,
  ): Promise<VisitPayloadType> {
    return answerMutation(context, (writes) => denyVisit(writes, input), toVisitPayload);
  }
}

@ObjectType('VisitPayload', { simpleResolvers: true, description: 'The result of a change to a visit.' })
export class VisitPayloadType extends PayloadType {
  @Field(() => VisitType, {
    nullable: true,
    description: 'The visit after the change; null when nothing was written or it can no longer be read.',
  })
  readonly visit!: Visit | null;
}

export const toVisitPayload = (visit: Visit | null) => ({ visit });
