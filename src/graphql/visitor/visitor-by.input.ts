import { Field, ID, InputType } from 'type-graphql';
import type { VisitorBy } from '../../domain/visitor/find-visitor.js';
import { RequiresScope } from '../access/access-decorators.js';

@InputType('VisitorBy', { description: 'What a visitor is looked up by: exactly one member.' })
export class VisitorByInput implements VisitorBy {
  @Field(() => ID, { nullable: true, description: 'Id of a `Visitor`.' })
  readonly id?: string | null;

  @RequiresScope('pii:read')
  @Field(() => String, { nullable: true, description: 'E-mail address; case does not matter.' })
  readonly email?: string | null;

  @RequiresScope('pii:read')
  @Field(() => String, {
    nullable: true,
    description:
      'Phone number, best with its country code, e.g. `+55 11 91234-5678`; without one the default countries of the sources are tried.',
  })
  readonly phoneNumber?: string | null;
}
