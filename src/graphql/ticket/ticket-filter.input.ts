import { Field, ID, InputType } from 'type-graphql';
import type { TicketCategory, TicketStatus } from '../../domain/model/ticket.js';
import type { Source } from '../../domain/source/source.js';
import type { TicketFilter } from '../../domain/ticket/list-tickets.js';
import { DateTimeRangeInput } from '../connection/page.args.js';
import { SourceEnum } from '../source/source.types.js';
import { TicketCategoryEnum } from './ticket-category.enum.js';
import { TicketStatusEnum } from './ticket-status.enum.js';

@InputType('TicketFilter', {
  description: 'Which tickets are meant. All members that are given must hold; a list means any of its values.',
})
export class TicketFilterInput implements TicketFilter {
  @Field(() => DateTimeRangeInput, { nullable: true, description: 'Range of `createdAt`; an end left out is open.' })
  readonly createdAt?: DateTimeRangeInput | null;

  @Field(() => [SourceEnum], { nullable: true, description: 'Only tickets of these sources.' })
  readonly sources?: Source[] | null;

  @Field(() => [ID], { nullable: true, description: 'Only tickets of these locations: ids of `Location`.' })
  readonly locationIds?: string[] | null;

  @Field(() => [TicketStatusEnum], { nullable: true, description: 'Only tickets that have one of these statuses now.' })
  readonly statuses?: TicketStatus[] | null;

  @Field(() => [TicketCategoryEnum], { nullable: true, description: 'Only tickets of these categories.' })
  readonly categories?: TicketCategory[] | null;

  @Field(() => [ID], { nullable: true, description: 'Only tickets that these people opened: ids of `Person`.' })
  readonly requesterIds?: string[] | null;

  @Field(() => [ID], {
    nullable: true,
    description: 'Only tickets that these people are responsible for: ids of `Person`.',
  })
  readonly assigneeIds?: string[] | null;
}
