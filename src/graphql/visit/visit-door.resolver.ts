import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { allowVisit, checkInVisit, checkOutVisit, denyVisit } from '../../domain/visit/write-visits.js';
import { RequiresScope } from '../access/access-decorators.js';
import type { GraphContext } from '../graph-context.js';
import { answerMutation, INPUT } from '../mutation/answer-mutation.js';
import { NodeIdInputType } from '../mutation/mutation.types.js';
import { CheckInVisitInputType } from './check-in-visit.input.js';
import { CheckOutVisitInputType } from './check-out-visit.input.js';
import { toVisitPayload, VisitPayloadType } from './visit-payload.type.js';

/** What happens to a visit at the door. */
@Resolver()
export class VisitDoorResolver {
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
