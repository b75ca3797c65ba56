import { Field, ID, InputType } from 'type-graphql';
import type { PersonFilter } from '../../domain/person/list-people.js';
import type { Source } from '../../domain/source/source.js';
import { RequiresScope } from '../access/access-decorators.js';
import { SourceEnum } from '../source/source.enum.js';

@InputType('PersonFilter', { description: 'Which people are meant. All members that are given must hold.' })
export class PersonFilterInput implements PersonFilter {
  @Field(() => [SourceEnum], { nullable: true, description: 'Only people of these sources.' })
  readonly sources?: Source[] | null;

  @Field(() => [ID], { nullable: true, description: 'Only people of these locations: ids of `Location`.' })
  readonly locationIds?: string[] | null;

  @RequiresScope('pii:read')
  @Field(() => String, {
    nullable: true,
    description: 'Text in the name, e-mail or phone number; case and accents do not matter. At most 200 characters.',
  })
  readonly search?: string | null;

  @RequiresScope('pii:read')
  @Field(() => String, { nullable: true, description: 'Only people with exactly this e-mail; case does not matter.' })
  readonly email?: string | null;
}
