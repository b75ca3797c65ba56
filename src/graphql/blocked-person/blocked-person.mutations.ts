import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import {
  type BlockPersonInput,
  blockPerson,
  type UpdateBlockedPersonInput,
  unblockPerson,
  updateBlockedPerson,
} from '../../domain/blocked-person/write-blocked-people.js';
import type { BlockedPerson } from '../../domain/model/blocked-person.js';
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
import { BlockedPersonType } from './blocked-person.types.js';

@Resolver()
export class BlockedPersonMutations {
  @RequiresScope('blocklist:write')
  @Mutation(() => BlockedPersonPayloadType, {
    nullable: true,
    description: 'Adds a person to the blocked list in W3lcome.',
  })
  blockPerson(
    @Arg(INPUT, () => BlockPersonInputType, { description: 'The person to block, and the reason.' })
    input: BlockPersonInputType,
    @Ctx() context: GraphContext,
  ): Promise<BlockedPersonPayloadType> {
    return answerMutation(context, (writes) => blockPerson(writes, input), toBlockedPersonPayload);
  }

  @RequiresScope('blocklist:write')
  @Mutation(() => BlockedPersonPayloadType, { nullable: true, description: 'Changes an entry of the blocked list.' })
  updateBlockedPerson(
    @Arg(INPUT, () => UpdateBlockedPersonInputType, { description: 'The entry and its changes.' })
    input: UpdateBlockedPersonInputType,
    @Ctx() context: GraphContext,
  ): Promise<BlockedPersonPayloadType> {
    return answerMutation(context, (writes) => updateBlockedPerson(writes, input), toBlockedPersonPayload);
  }

  @RequiresScope('blocklist:write')
  @Mutation(() => DeletePayloadType, { nullable: true, description: 'Removes an entry from the blocked list.' })
  unblockPerson(
    @Arg(INPUT, () => NodeIdInputType, { description: 'The `BlockedPerson` to remove.' }) input: NodeIdInputType,
    @Ctx() context: GraphContext,
  ): Promise<DeletePayloadType> {
    return answerMutation(context, (writes) => unblockPerson(writes, input), toDeletePayload);
  }
}

@InputType('BlockPersonInput', {
  description: 'A person to refuse. At least one member must identify them.',
})
class BlockPersonInputType extends IdempotentInput implements BlockPersonInput {
  @Field(() => String, { nullable: true, description: 'Full name, at most 200 characters.' })
  readonly name?: string | null;

  @Field(() => String, { nullable: true, description: 'The reason, which the front desk reads.' })
  readonly reason?: string | null;

  @Field(() => String, { nullable: true, description: 'E-mail address; a visitor with the same one is refused.' })
  readonly email?: string | null;

  @Field(() => String, { nullable: true, description: 'Phone number; a visitor with the same one is refused.' })
  readonly phoneNumber?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Number of an identity document; a visitor with the same one is refused.',
  })
  readonly document?: string | null;
}

@InputType('UpdateBlockedPersonInput', {
  description: 'Changes of an entry of the blocked list. An omitted member stays unchanged; null clears it.',
})
class UpdateBlockedPersonInputType extends BlockPersonInputType implements UpdateBlockedPersonInput {
  @Field(() => ID, { description: 'Id of the `BlockedPerson`.' })
  readonly id!: string;
}

@ObjectType('BlockedPersonPayload', {
  simpleResolvers: true,
  description: 'The result of a change to the blocked list.',
})
class BlockedPersonPayloadType extends PayloadType {
  @Field(() => BlockedPersonType, {
    nullable: true,
    description: 'The entry after the change; null when nothing was written.',
  })
  readonly blockedPerson!: BlockedPerson | null;
}

const toBlockedPersonPayload = (blockedPerson: BlockedPerson | null) => ({ blockedPerson });
