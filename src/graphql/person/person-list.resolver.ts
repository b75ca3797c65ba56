import type { GraphQLResolveInfo } from 'graphql';
import { Args, ArgsType, Ctx, Field, Info, Query, Resolver } from 'type-graphql';
import type { Connection } from '../../domain/lists/connection.js';
import type { Person } from '../../domain/model/person.js';
import { listPeople } from '../../domain/person/list-people.js';
import { RequiresScope } from '../access/access-decorators.js';
import { PageArgs, toPageRequest } from '../connection/page.args.js';
import type { GraphContext } from '../graph-context.js';
import { PersonConnection } from './person-connection.type.js';
import { PersonFilterInput } from './person-filter.input.js';

@ArgsType()
class PersonListArgs extends PageArgs {
  @Field(() => PersonFilterInput, { nullable: true, description: 'Which people are meant; left out: all.' })
  readonly filter?: PersonFilterInput | null;
}

@Resolver()
export class PersonListResolver {
  @RequiresScope('visits:read')
  @Query(() => PersonConnection.type, {
    nullable: true,
    description: 'Members, hosts and residents of all sources, in the order of their names.',
  })
  people(
    @Args(() => PersonListArgs) args: PersonListArgs,
    @Ctx() { env }: GraphContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<Person>> {
    return listPeople(env, { ...toPageRequest(args, info), filter: args.filter ?? {} });
  }
}
