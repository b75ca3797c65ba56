import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { cancelVisit, deleteVisit, scheduleVisit, updateVisit } from '../../domain/visit/write-visits.js';
import { RequiresScope } from '../access/access-decorators.js';
import type { GraphContext } from '../graph-context.js';
import { answerMutation, INPUT } from '../mutation/answer-mutation.js';
import { DeletePayloadType, NodeIdInputType, toDeletePayload } from '../mutation/mutation.types.js';
import { ScheduleVisitInputType } from './schedule-visit.input.js';
import { UpdateVisitInputType } from './update-visit.input.js';
import { toVisitPayload, VisitPayloadType } from './visit-payload.type.js';

/** A visit from its announcement to its end, as far as it is planned at a desk. */
@Resolver()
export class VisitMutationResolver {
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
