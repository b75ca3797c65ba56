import { Field, ObjectType } from 'type-graphql';
import type { BlockedPerson } from '../../domain/model/blocked-person.js';
import type { Source } from '../../domain/source/source.js';
import { Personal } from '../access/access-decorators.js';
import { defineConnection } from '../connection/define-connection.js';
import { NodeInterface } from '../node/node.resolver.js';
import { SourceEnum } from '../source/source.types.js';

@ObjectType('BlockedPerson', {
  implements: NodeInterface,
  simpleResolvers: true,
  description:
    'An entry of the blocked list: a person to refuse. The list is in W3lcome and applies to visitors of all sources.',
})
export class BlockedPersonType implements Omit<BlockedPerson, 'nodeType' | 'phoneE164' | 'documents'> {
  @Field(() => SourceEnum, { description: 'The source of the entry.' })
  readonly source!: Source;

  @Field(() => String, { description: "The source's own id of the entry." })
  readonly sourceId!: string;

  @Personal('NAME')
  @Field(() => String, { nullable: true, description: 'Name; null when the entry has none.' })
  readonly name!: string | null;

  @Personal('TEXT')
  @Field(() => String, { nullable: true, description: 'The reason; null when the entry has none.' })
  readonly reason!: string | null;

  @Personal('EMAIL')
  @Field(() => String, {
    nullable: true,
    description: 'E-mail address, compared with those of visitors; null when the entry has none.',
  })
  readonly email!: string | null;

  @Personal('NUMBER')
  @Field(() => String, {
    nullable: true,
    description: 'Phone number as the source stores it; null when the entry has none.',
  })
  readonly phoneNumber!: string | null;

  @Personal('NUMBER')
  @Field(() => String, {
    nullable: true,
    description: 'Identity document: the general one, else CPF, else RG; null when the entry has none.',
  })
  readonly document!: string | null;
}

export const BlockedPersonConnection = defineConnection<BlockedPerson>({
  name: 'BlockedPerson',
  plural: 'blocked people',
  node: () => BlockedPersonType,
});
