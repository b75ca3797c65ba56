import type { GraphQLResolveInfo } from 'graphql';
import {
  Arg,
  Args,
  ArgsType,
  Ctx,
  Field,
  FieldResolver,
  ID,
  Info,
  InputType,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import type { Connection, OrderDirection } from '../../domain/lists/connection.js';
import {
  TICKET_ORDER_FIELDS,
  type Ticket,
  type TicketActivity,
  type TicketCategory,
  type TicketOrder,
  type TicketOrderField,
  type TicketStatus,
} from '../../domain/model/ticket.js';
import type { Source } from '../../domain/source/source.js';
import { listTickets, type TicketFilter } from '../../domain/ticket/list-tickets.js';
import { listTicketsOfVisitor } from '../../domain/ticket/list-tickets-of-visitor.js';
import type { VisitorRef } from '../../domain/visitor/visitor.js';
import { RequiresScope } from '../access/access-decorators.js';
import { DateTimeRangeInput, OrderDirectionEnum, PageArgs, toPageRequest } from '../connection/page.args.js';
import { defineEnum } from '../enums/define-enum.js';
import type { GraphContext } from '../graph-context.js';
import { resolveTypedId } from '../node/load-node.js';
import { SourceEnum } from '../source/source.types.js';
import { VisitorType } from '../visitor/visitor.types.js';
import {
  TicketActivityObjectType,
  TicketCategoryEnum,
  TicketConnection,
  TicketStatusEnum,
  TicketType,
} from './ticket.types.js';

const NEWEST_FIRST: TicketOrder = { field: 'CREATED_AT', direction: 'DESC' };

@ArgsType()
class TicketListArgs extends PageArgs {
  @Field(() => TicketFilterInput, {
    nullable: true,
    description: 'Selects tickets; default: all, of any age.',
  })
  readonly filter?: TicketFilterInput | null;

  @Field(() => TicketOrderInput, {
    nullable: true,
    description: 'The order of the list; default: `createdAt`, newest first.',
  })
  readonly orderBy?: TicketOrderInput | null;
}

@Resolver()
export class TicketQueries {
  @RequiresScope('tickets:read')
  @Query(() => TicketType, {
    nullable: true,
    description: 'One ticket by its id; null when its source does not know it.',
  })
  ticket(
    @Arg('id', () => ID, { description: 'Id of a `Ticket`.' }) id: string,
    @Ctx() { session }: GraphContext,
  ): Promise<Ticket | null> {
    return resolveTypedId(session.startRead(), id, 'Ticket');
  }

  @RequiresScope('tickets:read')
  @Query(() => TicketConnection.type, {
    nullable: true,
    description: 'Tickets of all locations; default order: newest first.',
  })
  tickets(
    @Args(() => TicketListArgs) args: TicketListArgs,
    @Ctx() { session }: GraphContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<Ticket>> {
    const order = args.orderBy ?? NEWEST_FIRST;
    return listTickets(session.startRead(), { ...toPageRequest(args, info), filter: args.filter ?? {}, order });
  }
}

@Resolver(() => TicketType)
export class TicketResolver {
  @RequiresScope('tickets:read')
  @FieldResolver(() => [TicketActivityObjectType], {
    nullable: true,
    description:
      'The activities of the ticket, oldest first. They need one call per ticket and are null when it fails.',
  })
  async activities(
    @Root() ticket: Ticket,
    @Ctx() { session }: GraphContext,
  ): Promise<readonly TicketActivity[] | null> {
    return (await session.startRead().adapters[ticket.source]?.tickets?.loadTicketActivities(ticket.sourceId)) ?? null;
  }
}

@Resolver(() => VisitorType)
export class VisitorTicketsResolver {
  @RequiresScope('tickets:read')
  @FieldResolver(() => TicketConnection.type, {
    nullable: true,
    description:
      "Tickets that the person opened as a member, newest first: those of all memberships with the visitor's e-mail.",
  })
  async tickets(
    @Root() { key }: VisitorRef,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() { session }: GraphContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<Ticket>> {
    const env = session.startRead();
    return listTicketsOfVisitor(env, { ...toPageRequest(args, info), visitor: await env.visitors.load(key) });
  }
}

@InputType('TicketFilter', {
  description: 'Selects tickets that match all given members; a list matches any of its values.',
})
class TicketFilterInput implements TicketFilter {
  @Field(() => DateTimeRangeInput, { nullable: true, description: 'Range of `createdAt`; an omitted end is open.' })
  readonly createdAt?: DateTimeRangeInput | null;

  @Field(() => [SourceEnum], { nullable: true, description: 'Only tickets of these sources.' })
  readonly sources?: Source[] | null;

  @Field(() => [ID], { nullable: true, description: 'Only tickets of these locations: ids of `Location`.' })
  readonly locationIds?: string[] | null;

  @Field(() => [TicketStatusEnum], { nullable: true, description: 'Only tickets with one of these statuses now.' })
  readonly statuses?: TicketStatus[] | null;

  @Field(() => [TicketCategoryEnum], { nullable: true, description: 'Only tickets of these categories.' })
  readonly categories?: TicketCategory[] | null;

  @Field(() => [ID], { nullable: true, description: 'Only tickets that these people opened: ids of `Person`.' })
  readonly requesterIds?: string[] | null;

  @Field(() => [ID], {
    nullable: true,
    description: 'Only tickets assigned to these people: ids of `Person`.',
  })
  readonly assigneeIds?: string[] | null;
}

const TicketOrderFieldEnum = defineEnum(TICKET_ORDER_FIELDS, {
  name: 'TicketOrderField',
  description: 'The field that orders tickets.',
  values: {
    CREATED_AT: 'When the ticket was opened.',
    UPDATED_AT: 'When the ticket last changed.',
  },
});

@InputType('TicketOrder', { description: 'The order of tickets.' })
class TicketOrderInput implements TicketOrder {
  @Field(() => TicketOrderFieldEnum, { defaultValue: 'CREATED_AT', description: 'The field of the order.' })
  readonly field!: TicketOrderField;

  @Field(() => OrderDirectionEnum, { defaultValue: 'DESC', description: 'The direction of the order.' })
  readonly direction!: OrderDirection;
}
