import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { VisitRequest } from '../../domain/model/visit-request.js';
import {
  approveVisitRequest,
  type RequestVisitInput,
  rejectVisitRequest,
  requestVisit,
} from '../../domain/visit-request/write-visit-requests.js';
import { RequiresScope } from '../access/access-decorators.js';
import type { GraphContext } from '../graph-context.js';
import { answerMutation, INPUT } from '../mutation/answer-mutation.js';
import {
  DeletePayloadType,
  IdempotentInput,
  NodeIdInputType,
  PayloadType,
  toDeletePayload,
} from '../mutation/mutation.types.js';
import { VisitorInputType } from '../visit/visit.inputs.js';
import { toVisitPayload, VisitPayloadType } from '../visit/visit.mutations.js';
import { VisitRequestType } from './visit-request.types.js';

@Resolver()
export class VisitRequestMutations {
  @RequiresScope('visits:write')
  @Mutation(() => VisitRequestPayloadType, {
    nullable: true,
    description:
      'Requests a visit from a Spacebring host. The gateway checks the blocked list first, without an override.',
  })
  requestVisit(
    @Arg(INPUT, () => RequestVisitInputType, { description: 'The visitor and the host.' }) input: RequestVisitInputType,
    @Ctx() context: GraphContext,
  ): Promise<VisitRequestPayloadType> {
    return answerMutation(context, (writes) => requestVisit(writes, input), toVisitRequestPayload);
  }

  @RequiresScope('visits:write')
  @Mutation(() => VisitPayloadType, {
    nullable: true,
    description:
      'Approves a request; the payload has the new visit. The gateway checks the blocked list first, without an override.',
  })
  approveVisitRequest(
    @Arg(INPUT, () => NodeIdInputType, { description: 'The `VisitRequest` to approve.' }) input: NodeIdInputType,
    @Ctx() context: GraphContext,
  ): Promise<VisitPayloadType> {
    return answerMutation(context, (writes) => approveVisitRequest(writes, input), toVisitPayload);
  }

  @RequiresScope('visits:write')
  @Mutation(() => DeletePayloadType, { nullable: true, description: 'Rejects a request, which removes it.' })
  rejectVisitRequest(
    @Arg(INPUT, () => NodeIdInputType, { description: 'The `VisitRequest` to reject.' }) input: NodeIdInputType,
    @Ctx() context: GraphContext,
  ): Promise<DeletePayloadType> {
    return answerMutation(context, (writes) => rejectVisitRequest(writes, input), toDeletePayload);
  }
}

@InputType('RequestVisitInput', { description: 'A request to visit a host. The host decides the time by approving.' })
class RequestVisitInputType extends IdempotentInput implements RequestVisitInput {
  @Field(() => ID, { description: 'The location: id of a Spacebring `Location`.' })
  readonly locationId!: string;

  @Field(() => ID, { description: 'The host: id of a Spacebring `Person` of that location.' })
  readonly hostId!: string;

  @Field(() => VisitorInputType, { description: 'The visitor; the e-mail is required.' })
  readonly visitor!: VisitorInputType;
}

@ObjectType('VisitRequestPayload', { simpleResolvers: true, description: 'The result of a visit request.' })
class VisitRequestPayloadType extends PayloadType {
  @Field(() => VisitRequestType, {
    nullable: true,
    description: 'The new request, which its host can approve or reject; null when nothing was written.',
  })
  readonly visitRequest!: VisitRequest | null;
}

const toVisitRequestPayload = (visitRequest: VisitRequest | null) => ({ visitRequest });
