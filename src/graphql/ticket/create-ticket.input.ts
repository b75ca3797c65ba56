import { Field, ID, InputType } from 'type-graphql';
import type { TicketCategory } from '../../domain/model/ticket.js';
import type { CreateTicketInput } from '../../domain/ticket/write-tickets.js';
import { IdempotentInput } from '../mutation/mutation.types.js';
import { TicketCategoryEnum } from './ticket-category.enum.js';

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
