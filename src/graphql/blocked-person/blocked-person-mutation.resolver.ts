import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { blockPerson, unblockPerson, updateBlockedPerson } from '../../domain/blocked-person/write-blocked-people.js';
import { RequiresScope } from '../access/access-decorators.js';
import type { GraphContext } from '../graph-context.js';
import { answerMutation, INPUT } from '../mutation/answer-mutation.js';
import { DeletePayloadType, toDeletePayload } from '../mutation/delete-payload.type.js';
import { NodeIdInputType } from '../mutation/node-id.input.js';
import { BlockPersonInputType, UpdateBlockedPersonInputType } from './block-person.input.js';
import { BlockedPersonPayloadType, toBlockedPersonPayload } from './blocked-person-payload.type.js';

@Resolver()
export class BlockedPersonMutationResolver {
  @RequiresScope('blocklist:write')
  @Mutation(() => BlockedPersonPayloadType, {
    nullable: true,
    description: 'Puts somebody on the blocked list, which W3lcome keeps.',
  })
  blockPerson(
    @Arg(INPUT, () => BlockPersonInputType, { description: 'Who must not come in, and why.' })
    input: BlockPersonInputType,
    @Ctx() context: GraphContext,
  ): Promise<BlockedPersonPayloadType> {
    return answerMutation(context, (writes) => blockPerson(writes, input), toBlockedPersonPayload);
  }

  @RequiresScope('blocklist:write')
  @Mutation(() => BlockedPersonPayloadType, { nullable: true, description: 'Changes an entry of the blocked list.' })
  updateBlockedPerson(
    @Arg(INPUT, () => UpdateBlockedPersonInputType, { description: 'The entry, and what is to be changed.' })
    input: UpdateBlockedPersonInputType,
    @Ctx() context: GraphContext,
  ): Promise<BlockedPersonPayloadType> {
    return answerMutation(context, (writes) => updateBlockedPerson(writes, input), toBlockedPersonPayload);
  }

  @RequiresScope('blocklist:write')
  @Mutation(() => DeletePayloadType, { nullable: true, description: 'Takes an entry off the blocked list.' })
  unblockPerson(
    @Arg(INPUT, () => NodeIdInputType, { description: 'The `BlockedPerson` to take off.' }) input: NodeIdInputType,
    @Ctx() context: GraphContext,
  ): Promise<DeletePayloadType> {
    return answerMutation(context, (writes) => unblockPerson(writes, input), toDeletePayload);
  }
}
