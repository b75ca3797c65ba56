import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { Person } from '../../domain/model/person.js';
import {
  type CreateHostInput,
  createHost,
  deleteHost,
  type UpdateHostInput,
  updateHost,
} from '../../domain/person/write-hosts.js';
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
import { PersonType } from './person.types.js';

@Resolver()
export class HostMutations {
  @RequiresScope('people:write')
  @Mutation(() => PersonPayloadType, {
    nullable: true,
    description: 'Adds a host to W3lcome. Members and residents can only be added in their own systems.',
  })
  createHost(
    @Arg(INPUT, () => CreateHostInputType, { description: 'The new host.' })
    input: CreateHostInputType,
    @Ctx() context: GraphContext,
  ): Promise<PersonPayloadType> {
    return answerMutation(context, (writes) => createHost(writes, input), toPersonPayload);
  }

  @RequiresScope('people:write')
  @Mutation(() => PersonPayloadType, { nullable: true, description: 'Changes a W3lcome host.' })
  updateHost(
    @Arg(INPUT, () => UpdateHostInputType, { description: 'The host and its changes.' })
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

/** The common members of the inputs for a new and a changed host. */
@InputType()
abstract class HostDetailsInput extends IdempotentInput {
  @Field(() => String, { nullable: true, description: 'Phone number, ideally with its country code.' })
  readonly phoneNumber?: string | null;

  @Field(() => String, { nullable: true, description: 'Position in their company.' })
  readonly position?: string | null;

  @Field(() => String, { nullable: true, description: 'Department in their company.' })
  readonly department?: string | null;
}

@InputType('CreateHostInput', { description: 'A host whom visitors of the W3lcome account can visit.' })
class CreateHostInputType extends HostDetailsInput implements CreateHostInput {
  @Field(() => String, { description: 'Full name: 1 to 200 characters.' })
  readonly name!: string;

  @Field(() => String, { description: 'E-mail address, unique among the hosts.' })
  readonly email!: string;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether W3lcome sends them an invitation to its service by e-mail; default: false.',
  })
  readonly sendInvitation?: boolean | null;
}

@ObjectType('PersonPayload', { simpleResolvers: true, description: 'The result of a change to a host.' })
class PersonPayloadType extends PayloadType {
  @Field(() => PersonType, {
    nullable: true,
    description: 'The host after the change; null when nothing was written.',
  })
  readonly person!: Person | null;
}

const toPersonPayload = (person: Person | null) => ({ person });

@InputType('UpdateHostInput', {
  description: 'Changes of a W3lcome host. An omitted member stays unchanged; null clears it.',
})
class UpdateHostInputType extends HostDetailsInput implements UpdateHostInput {
  @Field(() => ID, { description: 'Id of the `Person`.' })
  readonly id!: string;

  @Field(() => String, { nullable: true, description: 'Full name: 1 to 200 characters; it cannot be cleared.' })
  readonly name?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether they can be visited; it cannot be cleared.',
  })
  readonly isActive?: boolean | null;
}
