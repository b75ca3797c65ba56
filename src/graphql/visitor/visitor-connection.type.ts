import { Field, Int, ObjectType } from 'type-graphql';
import type { VisitorEdge } from '../../domain/visitor/list-visitors.js';
import type { VisitorRef } from '../../domain/visitor/visitor.js';
import { defineConnection, defineEdge } from '../connection/define-connection.js';
import { DateTimeScalar } from '../scalars/scalars.js';
import { VisitorType } from './visitor.type.js';

const config = { name: 'Visitor', plural: 'visitors', node: () => VisitorType };

@ObjectType('VisitorEdge', {
  simpleResolvers: true,
  description: 'One of the visitors, their place in the list, and how often they came in its range.',
})
export class VisitorEdgeType
  extends defineEdge<VisitorRef>({ ...config, name: 'PlainVisitor' })
  implements VisitorEdge
{
  @Field(() => Int, { description: 'Their visits in the range of the list, whatever became of them.' })
  readonly visitCount!: number;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: '`scheduledAt` of their latest visit in the range: what the list is ordered by. It may lie ahead.',
  })
  readonly lastVisitAt!: Date | null;
}

export const VisitorConnection = defineConnection<VisitorRef>({ ...config, edge: VisitorEdgeType });
