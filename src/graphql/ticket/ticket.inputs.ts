import { Field, ID, InputType } from 'type-graphql';
import type { TicketCategory, TicketStatus } from '../../domain/model/ticket.js';
import type {
  AssignTicketInput,
  CommentOnTicketInput,
  CreateTicketInput,
  SetTicketCategoryInput,
  SetTicketStatusInput,
} from '../../domain/ticket/write-tickets.js';
import { IdempotentInput } from '../mutation/mutation.types.js';
import { TicketCategoryEnum, TicketStatusEnum } from './ticket.types.js';

/** What the inputs of all changes to one ticket have in common. */
@InputType()
abstract class TicketChangeInput extends IdempotentInput {
  @Field(() => ID, { description: 'Id of the `Ticket`.' })
  readonly ticketId!: string;
}

@InputType('CommentOnTicketInput', { description: "A comment on a ticket, in the name of the gateway's own user." })
export class CommentOnTicketInputType extends TicketChangeInput implements CommentOnTicketInput {
  @Field(() => String, { description: 'What is said: 1 to 10,000 characters.' })
  readonly text!: string;
}

@InputType('AssignTicketInput', { description: 'Who is to be responsible for a ticket.' })
export class AssignTicketInputType extends TicketChangeInput implements AssignTicketInput {
  @Field(() => ID, {
    nullable: true,
    description: 'Id of a Spacebring `Person`; null or left out: nobody is responsible any more.',
  })
  readonly assigneeId?: string | null;
}

@InputType('SetTicketStatusInput', { description: 'How far a ticket has come.' })
export class SetTicketStatusInputType extends TicketChangeInput implements SetTicketStatusInput {
  @Field(() => TicketStatusEnum, { description: 'The new status.' })
  readonly status!: TicketStatus;
}

@InputType('SetTicketCategoryInput', { description: 'What a ticket is about.' })
export class SetTicketCategoryInputType extends TicketChangeInput implements SetTicketCategoryInput {
  @Field(() => TicketCategoryEnum, { description: 'The new category.' })
  readonly category!: TicketCategory;
}

@InputType('CreateTicketInput', { description: 'A request for help in a Spacebring location.' })
export class CreateTicketInputType extends IdempotentInput implements CreateTicketInput {
  @Field(() => ID, { description: 'The location it concerns: id of a Spacebring `Location`.' })
  readonly locationId!: string;

  @Field(() => String, { description: 'What is asked for: 1 to 10,000 characters.' })
  readonly text!: string;

  @Field(() => TicketCategoryEnum, {
    nullable: true,
    description: 'What it is about; left out, it is `OTHER`: older generations of the source demand one.',
  })
  readonly category?: TicketCategory | null;

  @Field(() => ID, {
    nullable: true,
    description: "Who asks: id of a Spacebring `Person`; left out: the gateway's own user.",
  })
  readonly requesterId?: string | null;
}
