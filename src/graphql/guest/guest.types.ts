import { Field, ObjectType } from 'type-graphql';
import type { Guest } from '../../domain/model/visit.js';
import { Personal } from '../access/access-decorators.js';

@ObjectType('Guest', {
  simpleResolvers: true,
  description:
    'The visitor as this one record shows them, without a call. It has no id: another record may show the same person differently, and the same e-mail may belong to another person.',
})
export class GuestType implements Guest {
  @Personal('NAME')
  @Field(() => String, {
    nullable: true,
    description: 'Name in the record, else the e-mail; null when it has neither.',
  })
  readonly name!: string | null;

  @Personal('EMAIL')
  @Field(() => String, { nullable: true, description: 'As the record writes it; null when it has none.' })
  readonly email!: string | null;

  @Personal('NUMBER')
  @Field(() => String, { nullable: true, description: 'As the record writes it; null when it has none.' })
  readonly phoneNumber!: string | null;

  @Personal('TEXT')
  @Field(() => String, { nullable: true, description: 'The company of the visitor; null when the record has none.' })
  readonly company!: string | null;

  @Personal('TEXT')
  @Field(() => String, {
    nullable: true,
    description: 'What they are in their company; null when the record does not say: only W3lcome knows it.',
  })
  readonly position!: string | null;

  @Personal('NUMBER')
  @Field(() => String, {
    nullable: true,
    description:
      'Identity document in upper-case letters and digits; null when the record has none. Only W3lcome has documents.',
  })
  readonly document!: string | null;

  @Personal('SECRET')
  @Field(() => String, { nullable: true, description: 'URL of a picture; null when the record has none.' })
  readonly pictureUrl!: string | null;
}
