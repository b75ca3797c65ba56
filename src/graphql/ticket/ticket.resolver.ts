import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { LocationRef } from '../../domain/model/location.js';
import type { PersonRef } from '../../domain/model/person.js';
import type { Ticket, TicketActivity } from '../../domain/model/ticket.js';
import { RequiresScope } from '../access/access-decorators.js';
import type { GraphContext } from '../graph-context.js';
import { LocationType } from '../location/location.types.js';
import { PersonType } from '../person/person.types.js';
import { TicketActivityObjectType, TicketType } from './ticket.types.js';

@Resolver(() => TicketType)
export class TicketResolver {
  @FieldResolver(() => LocationType, {
    nullable: true,
    description: 'The location it concerns; null when the source does not say.',
  })
  location(@Root() ticket: Ticket): LocationRef | null {
    return ticket.location;
  }

  @FieldResolver(() => PersonType, {
    nullable: true,
    description: 'Who asked for help; null when they are no longer known.',
  })
  requester(@Root() ticket: Ticket): PersonRef | null {
    return ticket.requester;
  }

  @FieldResolver(() => PersonType, { nullable: true, description: 'Who is responsible; null when nobody is.' })
  assignee(@Root() ticket: Ticket): PersonRef | null {
    return ticket.assignee;
  }

  @RequiresScope('tickets:read')
  @FieldResolver(() => [TicketActivityObjectType], {
    nullable: true,
    description:
      'What happened to it, oldest first. One further call to the source per ticket; null when that call fails.',
  })
  async activities(
    @Root() ticket: Ticket,
    @Ctx() { session }: GraphContext,
  ): Promise<readonly TicketActivity[] | null> {
    return (await session.startRead().adapters[ticket.source]?.tickets?.loadTicketActivities(ticket.sourceId)) ?? null;
  }
}

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
