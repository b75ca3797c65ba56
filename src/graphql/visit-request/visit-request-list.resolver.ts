import type { GraphQLResolveInfo } from 'graphql';
import { Args, ArgsType, Ctx, Field, Info, Query, Resolver } from 'type-graphql';
import type { Connection } from '../../domain/lists/connection.js';
import type { VisitRequest } from '../../domain/model/visit-request.js';
import { listVisitRequests } from '../../domain/visit-request/list-visit-requests.js';
import { RequiresScope } from '../access/access-decorators.js';
import { PageArgs, toPageRequest } from '../connection/page.args.js';
import type { GraphContext } from '../graph-context.js';
import { VisitRequestConnection } from './visit-request-connection.type.js';
import { VisitRequestFilterInput } from './visit-request-filter.input.js';

@ArgsType()
class VisitRequestListArgs extends PageArgs {
  @Field(() => VisitRequestFilterInput, { nullable: true, description: 'Which requests are meant; left out: all.' })
  readonly filter?: VisitRequestFilterInput | null;
}

@Resolver()
export class VisitRequestListResolver {
  @RequiresScope('visits:read')
  @Query(() => VisitRequestConnection.type, {
    nullable: true,
    description: 'Requests to visit that no host has answered yet, newest first.',
  })
  visitRequests(
    @Args(() => VisitRequestListArgs) args: VisitRequestListArgs,
    @Ctx() { env }: GraphContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<VisitRequest>> {
    return listVisitRequests(env, { ...toPageRequest(args, info), filter: args.filter ?? {} });
  }
}
