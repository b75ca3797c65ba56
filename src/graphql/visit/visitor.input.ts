import { Field, InputType } from 'type-graphql';
import type { VisitorInput } from '../../domain/visit/visit-inputs.js';

@InputType('VisitorInput', {
  description:
    'A visitor in the words of whoever announces them. What the source has no place for is compared with the blocked list and not stored.',
})
export class VisitorInputType implements VisitorInput {
  @Field(() => String, { description: 'Full name: 1 to 200 characters.' })
  readonly name!: string;

  @Field(() => String, { nullable: true, description: 'E-mail address; Spacebring needs one.' })
  readonly email?: string | null;

  @Field(() => String, { nullable: true, description: 'Phone number, best with its country code.' })
  readonly phoneNumber?: string | null;

  @Field(() => String, { nullable: true, description: 'The company the visitor comes from.' })
  readonly company?: string | null;

  @Field(() => String, { nullable: true, description: 'Number of an identity document.' })
  readonly document?: string | null;
}
