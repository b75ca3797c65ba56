import type { GraphQLResolveInfo } from 'graphql';
import { Args, ArgsType, Ctx, Field, ID, Info, InputType, Query, Resolver } from 'type-graphql';
import type { Connection } from '../../domain/lists/connection.js';
import type { VisitRequest } from '../../domain/model/visit-request.js';
import { listVisitRequests, type VisitRequestFilter } from '../../domain/visit-request/list-visit-requests.js';
import { RequiresScope } from '../access/access-decorators.js';
import { DateTimeRangeInput, PageArgs, toPageRequest } from '../connection/page.args.js';
import type { GraphContext } from '../graph-context.js';
import { VisitRequestConnection } from './visit-request.types.js';

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

@InputType('VisitRequestFilter', {
  description: 'Which visit requests are meant. All members that are given must hold.',
})
class VisitRequestFilterInput implements VisitRequestFilter {
  @Field(() => DateTimeRangeInput, { nullable: true, description: 'Range of `createdAt`; an end left out is open.' })
  readonly createdAt?: DateTimeRangeInput | null;

  @Field(() => [ID], { nullable: true, description: 'Only requests for these locations: ids of `Location`.' })
  readonly locationIds?: string[] | null;
}
