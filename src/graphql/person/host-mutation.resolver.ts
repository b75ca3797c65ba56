import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { createHost, deleteHost, updateHost } from '../../domain/person/write-hosts.js';
import { RequiresScope } from '../access/access-decorators.js';
import type { GraphContext } from '../graph-context.js';
import { answerMutation, INPUT } from '../mutation/answer-mutation.js';
import { DeletePayloadType, NodeIdInputType, toDeletePayload } from '../mutation/mutation.types.js';
import { CreateHostInputType } from './create-host.input.js';
import { PersonPayloadType, toPersonPayload } from './person-payload.type.js';
import { UpdateHostInputType } from './update-host.input.js';

@Resolver()
export class HostMutationResolver {
  @RequiresScope('people:write')
  @Mutation(() => PersonPayloadType, {
    nullable: true,
    description: 'Adds a host to W3lcome. Members and residents are added in their own systems.',
  })
  createHost(
    @Arg(INPUT, () => CreateHostInputType, { description: 'Who can be visited from now on.' })
    input: CreateHostInputType,
    @Ctx() context: GraphContext,
  ): Promise<PersonPayloadType> {
    return answerMutation(context, (writes) => createHost(writes, input), toPersonPayload);
  }

  @RequiresScope('people:write')
  @Mutation(() => PersonPayloadType, { nullable: true, description: 'Changes a W3lcome host.' })
  updateHost(
    @Arg(INPUT, () => UpdateHostInputType, { description: 'The host, and what is to be changed.' })
    input: UpdateHostInputType,
    @Ctx() context: GraphContext,
  ): Promise<PersonPayloadType> {
    return answerMutation(context, (writes) => updateHost(writes, input), toPersonPayload);
  }

  @RequiresScope('people:write')
  @Mutation(() => DeletePayloadType, { nullable: true, description: 'Removes a host from W3lcome.' })
  deleteHost(
    @Arg(INPUT, () => NodeIdInputType, { description: 'The `Person` to remove.' }) input: NodeIdInputType,
    @Ctx() context: GraphContext,
  ): Promise<DeletePayloadType> {
    return answerMutation(context, (writes) => deleteHost(writes, input), toDeletePayload);
  }
}
