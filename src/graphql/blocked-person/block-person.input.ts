import { Field, ID, InputType } from 'type-graphql';
import type { BlockPersonInput, UpdateBlockedPersonInput } from '../../domain/blocked-person/write-blocked-people.js';
import { IdempotentInput } from '../mutation/idempotent.input.js';

@InputType('BlockPersonInput', {
  description: 'Somebody who must not come in. At least one member that tells them apart is needed.',
})
export class BlockPersonInputType extends IdempotentInput implements BlockPersonInput {
  @Field(() => String, { nullable: true, description: 'Full name, at most 200 characters.' })
  readonly name?: string | null;

  @Field(() => String, { nullable: true, description: 'Why, in words that the front desk will read.' })
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
  description: 'Changes of an entry of the blocked list. A member left out stays as it is, null clears it.',
})
export class UpdateBlockedPersonInputType extends BlockPersonInputType implements UpdateBlockedPersonInput {
  @Field(() => ID, { description: 'Id of the `BlockedPerson`.' })
  readonly id!: string;
}
