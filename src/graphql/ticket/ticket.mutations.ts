import { Arg, Ctx, Field, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { Ticket } from '../../domain/model/ticket.js';
import {
  assignTicket,
  commentOnTicket,
  createTicket,
  setTicketCategory,
  setTicketStatus,
} from '../../domain/ticket/write-tickets.js';
import { RequiresScope } from '../access/access-decorators.js';
import type { GraphContext } from '../graph-context.js';
import { answerMutation, INPUT } from '../mutation/answer-mutation.js';
import { PayloadType } from '../mutation/mutation.types.js';
import {
  AssignTicketInputType,
  CommentOnTicketInputType,
  CreateTicketInputType,
  SetTicketCategoryInputType,
  SetTicketStatusInputType,
} from './ticket.inputs.js';
import { TicketType } from './ticket.types.js';

@Resolver()
export class TicketMutations {
  @RequiresScope('tickets:write')
  @Mutation(() => TicketPayloadType, { nullable: true, description: 'Opens a ticket in Spacebring.' })
  createTicket(
    @Arg(INPUT, () => CreateTicketInputType, { description: 'The request, its location and its requester.' })
    input: CreateTicketInputType,
    @Ctx() context: GraphContext,
  ): Promise<TicketPayloadType> {
    return answerMutation(context, (writes) => createTicket(writes, input), toTicketPayload);
  }

  @RequiresScope('tickets:write')
  @Mutation(() => TicketPayloadType, {
    nullable: true,
    description: 'Adds a comment to a ticket; the comment becomes an activity.',
  })
  commentOnTicket(
    @Arg(INPUT, () => CommentOnTicketInputType, { description: 'The ticket and the comment.' })
    input: CommentOnTicketInputType,
    @Ctx() context: GraphContext,
  ): Promise<TicketPayloadType> {
    return answerMutation(context, (writes) => commentOnTicket(writes, input), toTicketPayload);
  }

  @RequiresScope('tickets:write')
  @Mutation(() => TicketPayloadType, {
    nullable: true,
    description: 'Assigns a ticket to a person, or unassigns it.',
  })
  assignTicket(
    @Arg(INPUT, () => AssignTicketInputType, { description: 'The ticket and its new assignee.' })
    input: AssignTicketInputType,
    @Ctx() context: GraphContext,
  ): Promise<TicketPayloadType> {
    return answerMutation(context, (writes) => assignTicket(writes, input), toTicketPayload);
  }

  @RequiresScope('tickets:write')
  @Mutation(() => TicketPayloadType, { nullable: true, description: 'Sets the status of a ticket.' })
  setTicketStatus(
    @Arg(INPUT, () => SetTicketStatusInputType, { description: 'The ticket and its new status.' })
    input: SetTicketStatusInputType,
    @Ctx() context: GraphContext,
  ): Promise<TicketPayloadType> {
    return answerMutation(context, (writes) => setTicketStatus(writes, input), toTicketPayload);
  }

  @RequiresScope('tickets:write')
  @Mutation(() => TicketPayloadType, { nullable: true, description: 'Sets the category of a ticket.' })
  setTicketCategory(
    @Arg(INPUT, () => SetTicketCategoryInputType, { description: 'The ticket and its new category.' })
    input: SetTicketCategoryInputType,
    @Ctx() context: GraphContext,
  ): Promise<TicketPayloadType> {
    return answerMutation(context, (writes) => setTicketCategory(writes, input), toTicketPayload);
  }
}

@ObjectType('TicketPayload', { simpleResolvers: true, description: 'The result of a change to a ticket.' })
class TicketPayloadType extends PayloadType {
  @Field(() => TicketType, {
    nullable: true,
    description: 'The ticket after the change, with its activities; null when nothing was written.',
  })
  readonly ticket!: Ticket | null;
}

const toTicketPayload = (ticket: Ticket | null) => ({ ticket });
