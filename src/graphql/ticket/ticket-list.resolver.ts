import type { GraphQLResolveInfo } from 'graphql';
import { Args, ArgsType, Ctx, Field, FieldResolver, Info, Query, Resolver, Root } from 'type-graphql';
import type { Connection } from '../../domain/lists/connection.js';
import type { Ticket, TicketOrder } from '../../domain/model/ticket.js';
import { listTickets } from '../../domain/ticket/list-tickets.js';
import { listTicketsOfVisitor } from '../../domain/ticket/list-tickets-of-visitor.js';
import type { VisitorRef } from '../../domain/visitor/visitor.js';
import { RequiresScope } from '../access/access-decorators.js';
import { PageArgs, toPageRequest } from '../connection/page.args.js';
import type { GraphContext } from '../graph-context.js';
import { VisitorType } from '../visitor/visitor.type.js';
import { TicketConnection } from './ticket-connection.type.js';
import { TicketFilterInput } from './ticket-filter.input.js';
import { TicketOrderInput } from './ticket-order.input.js';

const NEWEST_FIRST: TicketOrder = { field: 'CREATED_AT', direction: 'DESC' };

@ArgsType()
class TicketListArgs extends PageArgs {
  @Field(() => TicketFilterInput, {
    nullable: true,
    description: 'Which tickets are meant; left out: all, of any age.',
  })
  readonly filter?: TicketFilterInput | null;

  @Field(() => TicketOrderInput, {
    nullable: true,
    description: 'The order of the list; left out: `createdAt`, newest first.',
  })
  readonly orderBy?: TicketOrderInput | null;
}

@Resolver()
export class TicketListResolver {
  @RequiresScope('tickets:read')
  @Query(() => TicketConnection.type, {
    nullable: true,
    description: 'Tickets of all locations, in the asked order; newest first unless said otherwise.',
  })
  tickets(
    @Args(() => TicketListArgs) args: TicketListArgs,
    @Ctx() { env }: GraphContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<Ticket>> {
    const order = args.orderBy ?? NEWEST_FIRST;
    return listTickets(env, { ...toPageRequest(args, info), filter: args.filter ?? {}, order });
  }
}

@Resolver(() => VisitorType)
export class VisitorTicketsResolver {
  @RequiresScope('tickets:read')
  @FieldResolver(() => TicketConnection.type, {
    nullable: true,
    description:
      "Tickets that the person opened as a member, newest first: those of every membership with the visitor's e-mail.",
  })
  async tickets(
    @Root() { key }: VisitorRef,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() { env }: GraphContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<Ticket>> {
    return listTicketsOfVisitor(env, { ...toPageRequest(args, info), visitor: await env.visitors.load(key) });
  }
}
