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
  @Field(() => VisitRequestFilterInput, { nullable: true, description: 'Which requests are meant; left out: all.' })
  readonly filter?: VisitRequestFilterInput | null;
}

@Resolver()
export class VisitRequestQueries {
  @RequiresScope('visits:read')
  @Query(() => VisitRequestConnection.type, {
    nullable: true,
    description: 'Requests to visit that no host has answered yet, newest first.',
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
  @FieldResolver(() => GuestType, { description: 'Who asks to visit, as this request writes them down.' })
  guest(@Root() request: VisitRequest): Guest {
    return guestOf(request.visitor);
  }

  @FieldResolver(() => VisitorType, {
    nullable: true,
    description:
      'Who asks to visit, as far as visits show them: null for somebody who has none yet. It is looked for in the visits of all sources.',
  })
  visitor(@Root() request: VisitRequest, @Ctx() { session }: GraphContext): Promise<Visitor | null> {
    return session.startRead().visitors.find([request.visitor.keys[0]]);
  }
}

@InputType('VisitRequestFilter', {
  description: 'Which visit requests are meant. All members that are given must hold.',
})
class VisitRequestFilterInput implements VisitRequestFilter {
  @Field(() => DateTimeRangeInput, { nullable: true, description: 'Range of `createdAt`; an end left out is open.' })
  readonly createdAt?: DateTimeRangeInput | null;

  @Field(() => [ID], { nullable: true, description: 'Only requests for these locations: ids of `Location`.' })
  readonly locationIds?: string[] | null;
}
