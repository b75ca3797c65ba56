import { Field, Float, ObjectType } from 'type-graphql';
import type { Ticket, TicketCategory, TicketStatus } from '../../domain/model/ticket.js';
import type { Source } from '../../domain/source/source.js';
import { Personal } from '../access/access-decorators.js';
import { NodeInterface } from '../node/node.resolver.js';
import { DateTimeScalar } from '../scalars/scalars.js';
import { SourceEnum } from '../source/source.types.js';
import { TicketCategoryEnum } from './ticket-category.enum.js';
import { TicketStatusEnum } from './ticket-status.enum.js';

@ObjectType('Ticket', {
  implements: NodeInterface,
  simpleResolvers: true,
  description: 'A request for help in a Spacebring location, and what became of it.',
})
export class TicketType implements Omit<Ticket, 'nodeType' | 'location' | 'requester' | 'assignee'> {
  @Field(() => SourceEnum, { description: 'The source that keeps this ticket.' })
  readonly source!: Source;

  @Field(() => String, { description: "The source's own id of the ticket." })
  readonly sourceId!: string;

  @Field(() => Float, {
    nullable: true,
    description:
      'The number by which people call the ticket: whole, up to 2^53 - 1; null where the source gives none or no such number.',
  })
  readonly number!: number | null;

  @Personal('TEXT')
  @Field(() => String, { description: 'What was asked for, in the words of the requester.' })
  readonly description!: string;

  @Field(() => TicketStatusEnum, { description: 'How far it has come.' })
  readonly status!: TicketStatus;

  @Field(() => TicketCategoryEnum, { description: 'What it is about.' })
  readonly category!: TicketCategory;

  @Field(() => String, {
    nullable: true,
    description:
      "The source's own word for the category, where it has no counterpart in `category`; null where it has one.",
  })
  readonly categoryLabel!: string | null;

  @Field(() => DateTimeScalar, { description: 'When it was opened.' })
  readonly createdAt!: Date;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When it last changed; null where the source does not say.',
  })
  readonly updatedAt!: Date | null;
}
