import { Field, Int, ObjectType } from 'type-graphql';
import { VISITOR_MATCHES } from '../../domain/model/visitor-key.js';
import type { Source } from '../../domain/source/source.js';
import type { VisitorEdge } from '../../domain/visitor/list-visitors.js';
import type { VisitorRef } from '../../domain/visitor/visitor.js';
import type { VisitorIdentity } from '../../domain/visitor/visitor-relations.js';
import { Personal } from '../access/access-decorators.js';
import { defineConnection, defineEdge } from '../connection/define-connection.js';
import { defineEnum } from '../enums/define-enum.js';
import { NodeInterface } from '../node/node.resolver.js';
import { DateTimeScalar } from '../scalars/scalars.js';
import { SourceEnum } from '../source/source.types.js';

/** The resolver has all fields: a reference to a visitor carries only the key. */
@ObjectType('Visitor', {
  implements: NodeInterface,
  description:
    'A visitor, joined from the records of all sources by e-mail, else by phone number, where the names agree. An id has the same fields everywhere in a response; `guest` has the data of one record.',
})
export class VisitorType {}

const config = { name: 'Visitor', plural: 'visitors', node: () => VisitorType };

@ObjectType('VisitorEdge', {
  simpleResolvers: true,
  description: 'One of the visitors, their position in the list, and the number of their visits in its range.',
})
class VisitorEdgeType extends defineEdge<VisitorRef>({ ...config, name: 'PlainVisitor' }) implements VisitorEdge {
  @Field(() => Int, { description: 'Number of their visits in the range of the list, of any status.' })
  readonly visitCount!: number;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: '`scheduledAt` of their latest visit in the range, which may be in the future. It orders the list.',
  })
  readonly lastVisitAt!: Date | null;
}

export const VisitorConnection = defineConnection<VisitorRef>({ ...config, edge: VisitorEdgeType });

@ObjectType('VisitorIdentity', {
  simpleResolvers: true,
  description: 'A visitor as one source shows them.',
})
export class VisitorIdentityType implements VisitorIdentity {
  @Field(() => SourceEnum, { description: 'The source of the identity.' })
  readonly source!: Source;

  @Personal('TEXT')
  @Field(() => String, {
    description: "The source's own reference for the visitor, or for the record that names them.",
  })
  readonly reference!: string;

  @Personal('NAME')
  @Field(() => String, {
    nullable: true,
    description: 'Name in this source, else the e-mail; null when it has neither.',
  })
  readonly name!: string | null;

  @Personal('EMAIL')
  @Field(() => String, { nullable: true, description: 'E-mail in this source; null when it has none.' })
  readonly email!: string | null;

  @Personal('NUMBER')
  @Field(() => String, {
    nullable: true,
    description: 'Phone number in this source; null when it has none.',
  })
  readonly phoneNumber!: string | null;
}

export const VisitorMatchEnum = defineEnum(VISITOR_MATCHES, {
  name: 'VisitorMatch',
  description: 'The kinds of keys that join records into one person, strongest first.',
  values: {
    EMAIL: 'The same e-mail address, in any source.',
    PHONE_NUMBER: 'The same phone number, in any source and any notation.',
    SOURCE_RECORD: 'A reference of one source, which other sources do not share.',
  },
});
