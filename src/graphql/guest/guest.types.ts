import { Field, ObjectType } from 'type-graphql';
import type { Guest } from '../../domain/model/visit.js';
import { Personal } from '../access/access-decorators.js';

@ObjectType('Guest', {
  simpleResolvers: true,
  description:
    'Somebody who visits, as this one record writes them down. It has no id: another record may write the same person otherwise, and the same e-mail may stand for another person. It costs no call.',
})
export class GuestType implements Guest {
  @Personal('NAME')
  @Field(() => String, {
    nullable: true,
    description: 'As the record writes it, else the e-mail; null when it has neither.',
  })
  readonly name!: string | null;

  @Personal('EMAIL')
  @Field(() => String, { nullable: true, description: 'As the record writes it; null when it has none.' })
  readonly email!: string | null;

  @Personal('NUMBER')
  @Field(() => String, { nullable: true, description: 'As the record writes it; null when it has none.' })
  readonly phoneNumber!: string | null;

  @Personal('TEXT')
  @Field(() => String, { nullable: true, description: 'The company they come from; null when the record names none.' })
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
      'The document they showed, letters and digits only, upper-case; null where the record has none: only W3lcome keeps documents.',
  })
  readonly document!: string | null;

  @Personal('SECRET')
  @Field(() => String, { nullable: true, description: 'Address of their picture; null when the record has none.' })
  readonly pictureUrl!: string | null;
}
