import { Field, ObjectType } from 'type-graphql';
import type { Source } from '../../domain/source/source.js';
import type { VisitorIdentity } from '../../domain/visitor/visitor-relations.js';
import { Personal } from '../access/access-decorators.js';
import { SourceEnum } from '../source/source.types.js';

@ObjectType('VisitorIdentity', {
  simpleResolvers: true,
  description: 'One way in which a source writes a visitor down.',
})
export class VisitorIdentityType implements VisitorIdentity {
  @Field(() => SourceEnum, { description: 'The source that writes it so.' })
  readonly source!: Source;

  @Personal('TEXT')
  @Field(() => String, {
    description: "The source's own reference for the visitor, or for the record that names them.",
  })
  readonly reference!: string;

  @Personal('NAME')
  @Field(() => String, {
    nullable: true,
    description: 'The name as this source has it, else the e-mail; null when it has neither.',
  })
  readonly name!: string | null;

  @Personal('EMAIL')
  @Field(() => String, { nullable: true, description: 'The e-mail as this source has it; null when it has none.' })
  readonly email!: string | null;

  @Personal('NUMBER')
  @Field(() => String, {
    nullable: true,
    description: 'The phone number as this source writes it; null when it has none.',
  })
  readonly phoneNumber!: string | null;
}
