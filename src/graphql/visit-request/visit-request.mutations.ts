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

@InputType('RequestVisitInput', { description: 'Who asks to visit whom. The host says when, by approving.' })
class RequestVisitInputType extends IdempotentInput implements RequestVisitInput {
  @Field(() => ID, { description: 'Where they want to come to: id of a Spacebring `Location`.' })
  readonly locationId!: string;

  @Field(() => ID, { description: 'Whom they want to visit: id of a Spacebring `Person` of that location.' })
  readonly hostId!: string;

  @Field(() => VisitorInputType, { description: 'Who asks; the e-mail is needed.' })
  readonly visitor!: VisitorInputType;
}

@ObjectType('VisitRequestPayload', { simpleResolvers: true, description: 'What became of asking for a visit.' })
class VisitRequestPayloadType extends PayloadType {
  @Field(() => VisitRequestType, {
    nullable: true,
    description: 'The request, which its host can approve or reject now; null when nothing was written.',
  })
  readonly visitRequest!: VisitRequest | null;
}

const toVisitRequestPayload = (visitRequest: VisitRequest | null) => ({ visitRequest });
