import { Field, ID, InputType } from 'type-graphql';
import type { UpdateHostInput } from '../../domain/person/write-hosts.js';
import { IdempotentInput } from '../mutation/mutation.types.js';

@InputType('UpdateHostInput', {
  description: 'Changes of a W3lcome host. A member left out stays as it is, null clears it.',
})
export class UpdateHostInputType extends IdempotentInput implements UpdateHostInput {
  @Field(() => ID, { description: 'Id of the `Person`.' })
  readonly id!: string;

  @Field(() => String, { nullable: true, description: 'Full name: 1 to 200 characters; it cannot be cleared.' })
  readonly name?: string | null;

  @Field(() => String, { nullable: true, description: 'Phone number, best with its country code.' })
  readonly phoneNumber?: string | null;

  @Field(() => String, { nullable: true, description: 'What they do in their company.' })
  readonly position?: string | null;

  @Field(() => String, { nullable: true, description: 'Where in their company they work.' })
  readonly department?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether visitors can still come to see them; it cannot be cleared.',
  })
  readonly isActive?: boolean | null;
}
