import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, ArgsType, Ctx, Field, Info, Query, Resolver } from 'type-graphql';
import type { Connection } from '../../domain/lists/connection.js';
import { findVisitor } from '../../domain/visitor/find-visitor.js';
import { listVisitors, type VisitorEdge } from '../../domain/visitor/list-visitors.js';
import type { Visitor, VisitorRef } from '../../domain/visitor/visitor.js';
import { RequiresScope } from '../access/access-decorators.js';
import { PageArgs, toPageRequest } from '../connection/page.args.js';
import type { GraphContext } from '../graph-context.js';
import { VisitorType } from './visitor.type.js';
import { VisitorByInput } from './visitor-by.input.js';
import { VisitorConnection } from './visitor-connection.type.js';
import { VisitorFilterInput } from './visitor-filter.input.js';

@ArgsType()
class VisitorListArgs extends PageArgs {
  @Field(() => VisitorFilterInput, {
    nullable: true,
    description: 'Which visitors are meant; left out: everyone with a visit in the default range.',
  })
  readonly filter?: VisitorFilterInput | null;
}

@Resolver()
export class VisitorListResolver {
  @RequiresScope('visits:read')
  @Query(() => VisitorType, {
    nullable: true,
    description:
      'One person by id, e-mail or phone number; of several who use a contact, whoever used it last. Looks ever further off until a visit is found. By e-mail or phone, null when no visit within VISITS_MAX_RANGE_DAYS back and ahead shows anybody; by id, an error when nobody is found as far as visits are read. Where a source cannot be read whole, its error.',
  })
  visitor(
    @Arg('by', () => VisitorByInput, { description: 'What to look the person up by: exactly one member.' })
    by: VisitorByInput,
    @Ctx() { env }: GraphContext,
  ): Promise<Visitor | null> {
    return findVisitor(env, by);
  }

  @RequiresScope('visits:read')
  @Query(() => VisitorConnection.type, {
    nullable: true,
    description:
      'People who visit in a range, each once, joined across sources; newest `lastVisitAt` first. The default range is that of `visits`. The range decides who is in the list and what the edges count; what is said of a visitor is the same everywhere and does not depend on it.',
  })
  visitors(
    @Args(() => VisitorListArgs) args: VisitorListArgs,
    @Ctx() { env }: GraphContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<VisitorRef, VisitorEdge>> {
    return listVisitors(env, { ...toPageRequest(args, info), filter: args.filter ?? {} });
  }
}
