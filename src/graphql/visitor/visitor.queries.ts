import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, ArgsType, Ctx, Field, ID, Info, InputType, Query, Resolver } from 'type-graphql';
import type { Connection } from '../../domain/lists/connection.js';
import type { Source } from '../../domain/source/source.js';
import { findVisitor, type VisitorBy } from '../../domain/visitor/find-visitor.js';
import { listVisitors, type VisitorEdge, type VisitorFilter } from '../../domain/visitor/list-visitors.js';
import type { Visitor, VisitorRef } from '../../domain/visitor/visitor.js';
import { RequiresScope } from '../access/access-decorators.js';
import { DateTimeRangeInput, PageArgs, toPageRequest } from '../connection/page.args.js';
import type { GraphContext } from '../graph-context.js';
import { SourceEnum } from '../source/source.types.js';
import { VisitorConnection, VisitorType } from './visitor.types.js';

@ArgsType()
class VisitorListArgs extends PageArgs {
  @Field(() => VisitorFilterInput, {
    nullable: true,
    description: 'Which visitors are meant; left out: everyone with a visit in the default range.',
  })
  readonly filter?: VisitorFilterInput | null;
}

@Resolver()
export class VisitorQueries {
  @RequiresScope('visits:read')
  @Query(() => VisitorType, {
    nullable: true,
    description:
      'One person by id, e-mail or phone number; of several who use a contact, whoever used it last. Looks ever further off until a visit is found. By e-mail or phone, null when no visit within VISITS_MAX_RANGE_DAYS back and ahead shows anybody; by id, an error when nobody is found as far as visits are read. Where a source cannot be read whole, its error.',
  })
  visitor(
    @Arg('by', () => VisitorByInput, { description: 'What to look the person up by: exactly one member.' })
    by: VisitorByInput,
    @Ctx() { session }: GraphContext,
  ): Promise<Visitor | null> {
    return findVisitor(session.startRead(), by);
  }

  @RequiresScope('visits:read')
  @Query(() => VisitorConnection.type, {
    nullable: true,
    description:
      'People who visit in a range, each once, joined across sources; newest `lastVisitAt` first. The default range is that of `visits`. The range decides who is in the list and what the edges count; what is said of a visitor is the same everywhere and does not depend on it.',
  })
  visitors(
    @Args(() => VisitorListArgs) args: VisitorListArgs,
    @Ctx() { session }: GraphContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<VisitorRef, VisitorEdge>> {
    return listVisitors(session.startRead(), { ...toPageRequest(args, info), filter: args.filter ?? {} });
  }
}

@InputType('VisitorBy', { description: 'What a visitor is looked up by: exactly one member.' })
class VisitorByInput implements VisitorBy {
  @Field(() => ID, { nullable: true, description: 'Id of a `Visitor`.' })
  readonly id?: string | null;

  @RequiresScope('pii:read')
  @Field(() => String, { nullable: true, description: 'E-mail address; case does not matter.' })
  readonly email?: string | null;

  @RequiresScope('pii:read')
  @Field(() => String, {
    nullable: true,
    description:
      'Phone number, best with its country code, e.g. `+55 11 91234-5678`; without one the default countries of the sources are tried.',
  })
  readonly phoneNumber?: string | null;
}

@InputType('VisitorFilter', { description: 'Which visitors are meant. All members that are given must hold.' })
class VisitorFilterInput implements VisitorFilter {
  @Field(() => DateTimeRangeInput, {
    nullable: true,
    description:
      'People with a visit whose `scheduledAt` is in this range. Left out: 30 days back to 30 days ahead. One end given: 60 days from it.',
  })
  readonly visitedAt?: DateTimeRangeInput | null;

  @Field(() => [SourceEnum], { nullable: true, description: 'Read only the visits of these sources.' })
  readonly sources?: Source[] | null;

  @Field(() => [ID], { nullable: true, description: 'Only people who visit these locations: ids of `Location`.' })
  readonly locationIds?: string[] | null;

  @RequiresScope('pii:read')
  @Field(() => String, {
    nullable: true,
    description:
      'Text in the name, e-mail, phone number or company; case and accents do not matter. At most 200 characters.',
  })
  readonly search?: string | null;
}
