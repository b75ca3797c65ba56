import { Field, ObjectType } from 'type-graphql';
import type { Visitor } from '../../domain/visitor/visitor.js';
import type { VisitorMatch } from '../../domain/visitor/visitor-key.js';
import { Personal } from '../access/personal.js';
import { NodeInterface } from '../node/node.type.js';
import { VisitorMatchEnum } from './visitor-match.enum.js';

@ObjectType('Visitor', {
  implements: NodeInterface,
  simpleResolvers: true,
  description:
    'One person who visits, put together from the records of all sources: same e-mail, else same phone number. Under a single visit it is what that record says of them.',
})
export class VisitorType implements Omit<Visitor, 'nodeType' | 'key' | 'records'> {
  @Personal('NAME')
  @Field(() => String, {
    description: 'As the newest record writes it; else the e-mail, else a reference. Never empty.',
  })
  readonly name!: string;

  @Personal('EMAIL')
  @Field(() => String, { nullable: true, description: 'Lower-case; null when no record has one.' })
  readonly email!: string | null;

  @Personal('NUMBER')
  @Field(() => String, {
    nullable: true,
    description:
      'In E.164, e.g. `+5511912345678`, where it can be read as a number; else as the source wrote it. Null when no record has one.',
  })
  readonly phoneNumber!: string | null;

  @Personal('TEXT')
  @Field(() => String, {
    nullable: true,
    description: 'The company they come from, as they gave it; null when no record has one.',
  })
  readonly company!: string | null;

  @Personal('SECRET')
  @Field(() => String, { nullable: true, description: 'Address of their picture; null when no record has one.' })
  readonly pictureUrl!: string | null;

  @Field(() => VisitorMatchEnum, { description: 'What the identity rests on.' })
  readonly matchedBy!: VisitorMatch;
}
