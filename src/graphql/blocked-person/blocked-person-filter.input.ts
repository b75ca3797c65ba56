import { Field, InputType } from 'type-graphql';
import type { BlockedPersonFilter } from '../../domain/blocked-person/list-blocked-people.js';
import { RequiresScope } from '../access/access-decorators.js';

@InputType('BlockedPersonFilter', { description: 'Which entries of the blocked list are meant.' })
export class BlockedPersonFilterInput implements BlockedPersonFilter {
  @RequiresScope('pii:read')
  @Field(() => String, {
    nullable: true,
    description:
      'Text in the name, e-mail, phone number, document or reason; case and accents do not matter. At most 200 characters.',
  })
  readonly search?: string | null;
}
