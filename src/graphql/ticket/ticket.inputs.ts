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

/** The common member of the inputs that change one ticket. */
@InputType()
abstract class TicketChangeInput extends IdempotentInput {
  @Field(() => ID, { description: 'Id of the `Ticket`.' })
  readonly ticketId!: string;
}

@InputType('CommentOnTicketInput', { description: "A comment on a ticket, in the name of the gateway's own user." })
export class CommentOnTicketInputType extends TicketChangeInput implements CommentOnTicketInput {
  @Field(() => String, { description: 'The text: 1 to 10,000 characters.' })
  readonly text!: string;
}

@InputType('AssignTicketInput', { description: 'The assignee of a ticket.' })
export class AssignTicketInputType extends TicketChangeInput implements AssignTicketInput {
  @Field(() => ID, {
    nullable: true,
    description: 'Id of a Spacebring `Person`; null or omitted unassigns the ticket.',
  })
  readonly assigneeId?: string | null;
}

@InputType('SetTicketStatusInput', { description: 'The new status of a ticket.' })
export class SetTicketStatusInputType extends TicketChangeInput implements SetTicketStatusInput {
  @Field(() => TicketStatusEnum, { description: 'The new status.' })
  readonly status!: TicketStatus;
}

@InputType('SetTicketCategoryInput', { description: 'The new category of a ticket.' })
export class SetTicketCategoryInputType extends TicketChangeInput implements SetTicketCategoryInput {
  @Field(() => TicketCategoryEnum, { description: 'The new category.' })
  readonly category!: TicketCategory;
}

@InputType('CreateTicketInput', { description: 'A request for help in a Spacebring location.' })
export class CreateTicketInputType extends IdempotentInput implements CreateTicketInput {
  @Field(() => ID, { description: 'The location it concerns: id of a Spacebring `Location`.' })
  readonly locationId!: string;

  @Field(() => String, { description: 'The request: 1 to 10,000 characters.' })
  readonly text!: string;

  @Field(() => TicketCategoryEnum, {
    nullable: true,
    description: 'The category; default: `OTHER`, because older versions of the source require one.',
  })
  readonly category?: TicketCategory | null;

  @Field(() => ID, {
    nullable: true,
    description: "The requester: id of a Spacebring `Person`; default: the gateway's own user.",
  })
  readonly requesterId?: string | null;
}
