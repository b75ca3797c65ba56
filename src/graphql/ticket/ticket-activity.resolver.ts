import { FieldResolver, Resolver, Root } from 'type-graphql';
import type { PersonRef } from '../../domain/model/person.js';
import type { TicketActivity } from '../../domain/model/ticket.js';
import { PersonType } from '../person/person.types.js';
import { TicketActivityObjectType } from './ticket-activity.type.js';

@Resolver(() => TicketActivityObjectType)
export class TicketActivityResolver {
  @FieldResolver(() => PersonType, {
    nullable: true,
    description: 'Who did it; null when it was done automatically or is not known.',
  })
  author(@Root() activity: TicketActivity): PersonRef | null {
    return activity.author;
  }

  @FieldResolver(() => PersonType, {
    nullable: true,
    description: 'Who is responsible from then on; null when nobody is or it did not change.',
  })
  assignee(@Root() activity: TicketActivity): PersonRef | null {
    return activity.assignee;
  }

  @FieldResolver(() => PersonType, {
    nullable: true,
    description: 'Who was responsible until then; null when nobody was or it did not change.',
  })
  previousAssignee(@Root() activity: TicketActivity): PersonRef | null {
    return activity.previousAssignee;
  }
}
