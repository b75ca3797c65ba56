import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, ArgsType, Ctx, Field, ID, Info, InputType, Query, Resolver } from 'type-graphql';
import type { Connection } from '../../domain/lists/connection.js';
import type { Person } from '../../domain/model/person.js';
import { listPeople, type PersonFilter } from '../../domain/person/list-people.js';
import type { Source } from '../../domain/source/source.js';
import { RequiresScope } from '../access/access-decorators.js';
import { PageArgs, toPageRequest } from '../connection/page.args.js';
import type { GraphContext } from '../graph-context.js';
import { resolveTypedId } from '../node/load-node.js';
import { SourceEnum } from '../source/source.types.js';
import { PersonConnection, PersonType } from './person.types.js';

@ArgsType()
class PersonListArgs extends PageArgs {
  @Field(() => PersonFilterInput, { nullable: true, description: 'Selects people; default: all.' })
  readonly filter?: PersonFilterInput | null;
}

@Resolver()
export class PersonQueries {
  @RequiresScope('visits:read')
  @Query(() => PersonType, {
    nullable: true,
    description: 'One member, host or resident by id; null when the source does not know them.',
  })
  person(
    @Arg('id', () => ID, { description: 'Id of a `Person`.' }) id: string,
    @Ctx() { session }: GraphContext,
  ): Promise<Person | null> {
    return resolveTypedId(session.startRead(), id, 'Person');
  }

  @RequiresScope('visits:read')
  @Query(() => PersonConnection.type, {
    nullable: true,
    description: 'Members, hosts and residents of all sources, ordered by name.',
  })
  people(
    @Args(() => PersonListArgs) args: PersonListArgs,
    @Ctx() { session }: GraphContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<Person>> {
    return listPeople(session.startRead(), { ...toPageRequest(args, info), filter: args.filter ?? {} });
  }
}

@InputType('PersonFilter', { description: 'Selects people who match all given members.' })
class PersonFilterInput implements PersonFilter {
  @Field(() => [SourceEnum], { nullable: true, description: 'Only people of these sources.' })
  readonly sources?: Source[] | null;

  @Field(() => [ID], { nullable: true, description: 'Only people of these locations: ids of `Location`.' })
  readonly locationIds?: string[] | null;

  @RequiresScope('pii:read')
  @Field(() => String, {
    nullable: true,
    description: 'Text in the name, e-mail or phone number; ignores case and accents. At most 200 characters.',
  })
  readonly search?: string | null;

  @RequiresScope('pii:read')
  @Field(() => String, { nullable: true, description: 'Only people with exactly this e-mail; ignores case.' })
  readonly email?: string | null;
}
