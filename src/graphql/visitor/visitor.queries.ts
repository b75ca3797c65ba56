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
    description: 'Selects visitors; default: all with a visit in the default range.',
  })
  readonly filter?: VisitorFilterInput | null;
}

@Resolver()
export class VisitorQueries {
  @RequiresScope('visits:read')
  @Query(() => VisitorType, {
    nullable: true,
    description:
      'One person by id, e-mail or phone number, in a range that widens until a visit is found; if several people use a contact, the last one to use it. When no visit within VISITS_MAX_RANGE_DAYS before and after now shows them, an e-mail or phone number gives null and an id an error; when a source cannot be read completely, the field has its error.',
  })
  visitor(
    @Arg('by', () => VisitorByInput, { description: 'Identifies the person: exactly one member.' })
    by: VisitorByInput,
    @Ctx() { session }: GraphContext,
  ): Promise<Visitor | null> {
    return findVisitor(session.startRead(), by);
  }

  @RequiresScope('visits:read')
  @Query(() => VisitorConnection.type, {
    nullable: true,
    description:
      'People who visit in a range, joined across sources, newest `lastVisitAt` first; the default range is that of `visits`. The range decides who is in the list and what the edges count; the fields of a visitor do not depend on it.',
  })
  visitors(
    @Args(() => VisitorListArgs) args: VisitorListArgs,
    @Ctx() { session }: GraphContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<VisitorRef, VisitorEdge>> {
    return listVisitors(session.startRead(), { ...toPageRequest(args, info), filter: args.filter ?? {} });
  }
}

@InputType('VisitorBy', { description: 'Identifies a visitor: exactly one member.' })
class VisitorByInput implements VisitorBy {
  @Field(() => ID, { nullable: true, description: 'Id of a `Visitor`.' })
  readonly id?: string | null;

  @RequiresScope('pii:read')
  @Field(() => String, { nullable: true, description: 'E-mail address; ignores case.' })
  readonly email?: string | null;

  @RequiresScope('pii:read')
  @Field(() => String, {
    nullable: true,
    description:
      'Phone number, ideally with its country code, e.g. `+55 11 91234-5678`; without one the gateway tries the default countries of the sources.',
  })
  readonly phoneNumber?: string | null;
}

@InputType('VisitorFilter', { description: 'Selects visitors who match all given members.' })
class VisitorFilterInput implements VisitorFilter {
  @Field(() => DateTimeRangeInput, {
    nullable: true,
    description:
      'People with a visit whose `scheduledAt` is in this range; default: from 30 days ago to 30 days ahead, or 60 days from the given end.',
  })
  readonly visitedAt?: DateTimeRangeInput | null;

  @Field(() => [SourceEnum], { nullable: true, description: 'Read only the visits of these sources.' })
  readonly sources?: Source[] | null;

  @Field(() => [ID], { nullable: true, description: 'Only people who visit these locations: ids of `Location`.' })
  readonly locationIds?: string[] | null;

  @RequiresScope('pii:read')
  @Field(() => String, {
    nullable: true,
    description: 'Text in the name, e-mail, phone number or company; ignores case and accents. At most 200 characters.',
  })
  readonly search?: string | null;
}
