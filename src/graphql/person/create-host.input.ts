import { Field, InputType } from 'type-graphql';
import type { CreateHostInput } from '../../domain/person/write-hosts.js';
import { IdempotentInput } from '../mutation/mutation.types.js';

@InputType('CreateHostInput', { description: 'Somebody whom visitors of the W3lcome account will be able to visit.' })
export class CreateHostInputType extends IdempotentInput implements CreateHostInput {
  @Field(() => String, { description: 'Full name: 1 to 200 characters.' })
  readonly name!: string;

  @Field(() => String, { description: 'E-mail address; no two hosts have the same one.' })
  readonly email!: string;

  @Field(() => String, { nullable: true, description: 'Phone number, best with its country code.' })
  readonly phoneNumber?: string | null;

  @Field(() => String, { nullable: true, description: 'What they do in their company.' })
  readonly position?: string | null;

  @Field(() => String, { nullable: true, description: 'Where in their company they work.' })
  readonly department?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether W3lcome sends them an invitation to its own service by e-mail; left out: no.',
  })
  readonly sendInvitation?: boolean | null;
}
