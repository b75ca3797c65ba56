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

/** What the inputs of a new and of a changed host have in common. */
@InputType()
abstract class HostDetailsInput extends IdempotentInput {
  @Field(() => String, { nullable: true, description: 'Phone number, best with its country code.' })
  readonly phoneNumber?: string | null;

  @Field(() => String, { nullable: true, description: 'What they do in their company.' })
  readonly position?: string | null;

  @Field(() => String, { nullable: true, description: 'Where in their company they work.' })
  readonly department?: string | null;
}

@InputType('CreateHostInput', { description: 'Somebody whom visitors of the W3lcome account will be able to visit.' })
class CreateHostInputType extends HostDetailsInput implements CreateHostInput {
  @Field(() => String, { description: 'Full name: 1 to 200 characters.' })
  readonly name!: string;

  @Field(() => String, { description: 'E-mail address; no two hosts have the same one.' })
  readonly email!: string;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether W3lcome sends them an invitation to its own service by e-mail; left out: no.',
  })
  readonly sendInvitation?: boolean | null;
}

@ObjectType('PersonPayload', { simpleResolvers: true, description: 'What became of a change to a host.' })
class PersonPayloadType extends PayloadType {
  @Field(() => PersonType, {
    nullable: true,
    description: 'The host as their source has them now; null when nothing was written.',
  })
  readonly person!: Person | null;
}

const toPersonPayload = (person: Person | null) => ({ person });

@InputType('UpdateHostInput', {
  description: 'Changes of a W3lcome host. A member left out stays as it is, null clears it.',
})
class UpdateHostInputType extends HostDetailsInput implements UpdateHostInput {
  @Field(() => ID, { description: 'Id of the `Person`.' })
  readonly id!: string;

  @Field(() => String, { nullable: true, description: 'Full name: 1 to 200 characters; it cannot be cleared.' })
  readonly name?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether visitors can still come to see them; it cannot be cleared.',
  })
  readonly isActive?: boolean | null;
}
