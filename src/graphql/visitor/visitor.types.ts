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

/** Nothing of it is carried by what names a visitor: every field but the id is the directory's, see the resolver. */
@ObjectType('Visitor', {
  implements: NodeInterface,
  description:
    'One person who visits, put together from the records of all sources: same e-mail, else same phone number, where the names do not contradict one another. An id shows the same wherever it stands in an answer. What one record says is its `guest`.',
})
export class VisitorType {}

const config = { name: 'Visitor', plural: 'visitors', node: () => VisitorType };

@ObjectType('VisitorEdge', {
  simpleResolvers: true,
  description: 'One of the visitors, their place in the list, and how often they came in its range.',
})
class VisitorEdgeType extends defineEdge<VisitorRef>({ ...config, name: 'PlainVisitor' }) implements VisitorEdge {
  @Field(() => Int, { description: 'Their visits in the range of the list, whatever became of them.' })
  readonly visitCount!: number;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: '`scheduledAt` of their latest visit in the range: what the list is ordered by. It may lie ahead.',
  })
  readonly lastVisitAt!: Date | null;
}

export const VisitorConnection = defineConnection<VisitorRef>({ ...config, edge: VisitorEdgeType });

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

export const VisitorMatchEnum = defineEnum(VISITOR_MATCHES, {
  name: 'VisitorMatch',
  description: 'What it rests on that records are said to be about the same person, strongest first.',
  values: {
    EMAIL: 'The same e-mail address, in any source.',
    PHONE_NUMBER: 'The same phone number, in any source and however it is written.',
    SOURCE_RECORD: 'Nothing that other sources share: only what the one source says belongs together.',
  },
});
