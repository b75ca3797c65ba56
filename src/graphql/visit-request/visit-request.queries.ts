import type { GraphQLResolveInfo } from 'graphql';
import { Args, ArgsType, Ctx, Field, FieldResolver, ID, Info, InputType, Query, Resolver, Root } from 'type-graphql';
import type { Connection } from '../../domain/lists/connection.js';
import { type Guest, guestOf } from '../../domain/model/visit.js';
import type { VisitRequest } from '../../domain/model/visit-request.js';
import { listVisitRequests, type VisitRequestFilter } from '../../domain/visit-request/list-visit-requests.js';
import type { Visitor } from '../../domain/visitor/visitor.js';
import { RequiresScope } from '../access/access-decorators.js';
import { DateTimeRangeInput, PageArgs, toPageRequest } from '../connection/page.args.js';
import type { GraphContext } from '../graph-context.js';
import { GuestType } from '../guest/guest.types.js';
import { VisitorType } from '../visitor/visitor.types.js';
import { VisitRequestConnection, VisitRequestType } from './visit-request.types.js';

@ArgsType()
class VisitRequestListArgs extends PageArgs {
  @Field(() => VisitRequestFilterInput, { nullable: true, description: 'Selects requests; default: all.' })
  readonly filter?: VisitRequestFilterInput | null;
}

@Resolver()
export class VisitRequestQueries {
  @RequiresScope('visits:read')
  @Query(() => VisitRequestConnection.type, {
    nullable: true,
    description: 'Visit requests that their hosts have not answered yet, newest first.',
  })
  visitRequests(
    @Args(() => VisitRequestListArgs) args: VisitRequestListArgs,
    @Ctx() { session }: GraphContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<VisitRequest>> {
    return listVisitRequests(session.startRead(), { ...toPageRequest(args, info), filter: args.filter ?? {} });
  }
}

@Resolver(() => VisitRequestType)
export class VisitRequestResolver {
  @FieldResolver(() => GuestType, { description: 'The visitor as this request shows them.' })
  guest(@Root() request: VisitRequest): Guest {
    return guestOf(request.visitor);
  }

  @FieldResolver(() => VisitorType, {
    nullable: true,
    description: 'The visitor joined from the visits of all sources; null when they have no visit yet.',
  })
  visitor(@Root() request: VisitRequest, @Ctx() { session }: GraphContext): Promise<Visitor | null> {
    return session.startRead().visitors.find([request.visitor.keys[0]]);
  }
}

@InputType('VisitRequestFilter', {
  description: 'Selects visit requests that match all given members.',
})
class VisitRequestFilterInput implements VisitRequestFilter {
  @Field(() => DateTimeRangeInput, { nullable: true, description: 'Range of `createdAt`; an omitted end is open.' })
  readonly createdAt?: DateTimeRangeInput | null;

  @Field(() => [ID], { nullable: true, description: 'Only requests for these locations: ids of `Location`.' })
  readonly locationIds?: string[] | null;
}
