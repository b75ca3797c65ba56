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
    @Arg(INPUT, () => CreateTicketInputType, { description: 'What is asked for, where and by whom.' })
    input: CreateTicketInputType,
    @Ctx() context: GraphContext,
  ): Promise<TicketPayloadType> {
    return answerMutation(context, (writes) => createTicket(writes, input), toTicketPayload);
  }

  @RequiresScope('tickets:write')
  @Mutation(() => TicketPayloadType, {
    nullable: true,
    description: 'Says something on a ticket; it becomes one of its activities.',
  })
  commentOnTicket(
    @Arg(INPUT, () => CommentOnTicketInputType, { description: 'The ticket, and what is said.' })
    input: CommentOnTicketInputType,
    @Ctx() context: GraphContext,
  ): Promise<TicketPayloadType> {
    return answerMutation(context, (writes) => commentOnTicket(writes, input), toTicketPayload);
  }

  @RequiresScope('tickets:write')
  @Mutation(() => TicketPayloadType, {
    nullable: true,
    description: 'Makes somebody responsible for a ticket, or nobody.',
  })
  assignTicket(
    @Arg(INPUT, () => AssignTicketInputType, { description: 'The ticket, and who is to be responsible.' })
    input: AssignTicketInputType,
    @Ctx() context: GraphContext,
  ): Promise<TicketPayloadType> {
    return answerMutation(context, (writes) => assignTicket(writes, input), toTicketPayload);
  }

  @RequiresScope('tickets:write')
  @Mutation(() => TicketPayloadType, { nullable: true, description: 'Says how far a ticket has come.' })
  setTicketStatus(
    @Arg(INPUT, () => SetTicketStatusInputType, { description: 'The ticket, and its new status.' })
    input: SetTicketStatusInputType,
    @Ctx() context: GraphContext,
  ): Promise<TicketPayloadType> {
    return answerMutation(context, (writes) => setTicketStatus(writes, input), toTicketPayload);
  }

  @RequiresScope('tickets:write')
  @Mutation(() => TicketPayloadType, { nullable: true, description: 'Says what a ticket is about.' })
  setTicketCategory(
    @Arg(INPUT, () => SetTicketCategoryInputType, { description: 'The ticket, and its new category.' })
    input: SetTicketCategoryInputType,
    @Ctx() context: GraphContext,
  ): Promise<TicketPayloadType> {
    return answerMutation(context, (writes) => setTicketCategory(writes, input), toTicketPayload);
  }
}

@ObjectType('TicketPayload', { simpleResolvers: true, description: 'What became of a change to a ticket.' })
class TicketPayloadType extends PayloadType {
  @Field(() => TicketType, {
    nullable: true,
    description: 'The ticket as its source has it now, with its activities; null when nothing was written.',
  })
  readonly ticket!: Ticket | null;
}

const toTicketPayload = (ticket: Ticket | null) => ({ ticket });
