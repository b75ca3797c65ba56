import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import {
  approveVisitRequest,
  rejectVisitRequest,
  requestVisit,
} from '../../domain/visit-request/write-visit-requests.js';
import { RequiresScope } from '../access/access-decorators.js';
import type { GraphContext } from '../graph-context.js';
import { answerMutation, INPUT } from '../mutation/answer-mutation.js';
import { DeletePayloadType, NodeIdInputType, toDeletePayload } from '../mutation/mutation.types.js';
import { toVisitPayload, VisitPayloadType } from '../visit/visit.mutations.js';
import { RequestVisitInputType } from './request-visit.input.js';
import { toVisitRequestPayload, VisitRequestPayloadType } from './visit-request-payload.type.js';

@Resolver()
export class VisitRequestMutationResolver {
  @RequiresScope('visits:write')
  @Mutation(() => VisitRequestPayloadType, {
    nullable: true,
    description: 'Asks a Spacebring host for a visit. The blocked list is asked first, and cannot be overridden here.',
  })
  requestVisit(
    @Arg(INPUT, () => RequestVisitInputType, { description: 'Who asks to visit whom.' }) input: RequestVisitInputType,
    @Ctx() context: GraphContext,
  ): Promise<VisitRequestPayloadType> {
    return answerMutation(context, (writes) => requestVisit(writes, input), toVisitRequestPayload);
  }

  @RequiresScope('visits:write')
  @Mutation(() => VisitPayloadType, {
    nullable: true,
    description:
      'Grants a request; the answer is the visit that it became. The blocked list is asked first, and cannot be overridden here.',
  })
  approveVisitRequest(
    @Arg(INPUT, () => NodeIdInputType, { description: 'The `VisitRequest` to grant.' }) input: NodeIdInputType,
    @Ctx() context: GraphContext,
  ): Promise<VisitPayloadType> {
    return answerMutation(context, (writes) => approveVisitRequest(writes, input), toVisitPayload);
  }

  @RequiresScope('visits:write')
  @Mutation(() => DeletePayloadType, { nullable: true, description: 'Turns a request down; it is gone then.' })
  rejectVisitRequest(
    @Arg(INPUT, () => NodeIdInputType, { description: 'The `VisitRequest` to turn down.' }) input: NodeIdInputType,
    @Ctx() context: GraphContext,
  ): Promise<DeletePayloadType> {
    return answerMutation(context, (writes) => rejectVisitRequest(writes, input), toDeletePayload);
  }
}
