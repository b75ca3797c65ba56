import { Field, ObjectType } from 'type-graphql';
import type { Ticket } from '../../domain/model/ticket.js';
import { PayloadType } from '../mutation/mutation.types.js';
import { TicketType } from './ticket.type.js';

@ObjectType('TicketPayload', { simpleResolvers: true, description: 'What became of a change to a ticket.' })
export class TicketPayloadType extends PayloadType {
  @Field(() => TicketType, {
    nullable: true,
    description: 'The ticket as its source has it now, with its activities; null when nothing was written.',
  })
  readonly ticket!: Ticket | null;
}

export const toTicketPayload = (ticket: Ticket | null) => ({ ticket });
