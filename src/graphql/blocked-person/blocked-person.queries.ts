import type { GraphQLResolveInfo } from 'graphql';
import { Args, ArgsType, Ctx, Field, Info, InputType, Query, Resolver } from 'type-graphql';
import { type BlockedPersonFilter, listBlockedPeople } from '../../domain/blocked-person/list-blocked-people.js';
import type { Connection } from '../../domain/lists/connection.js';
import type { BlockedPerson } from '../../domain/model/blocked-person.js';
import { RequiresScope } from '../access/access-decorators.js';
import { PageArgs, toPageRequest } from '../connection/page.args.js';
import type { GraphContext } from '../graph-context.js';
import { BlockedPersonConnection } from './blocked-person.types.js';

@ArgsType()
class BlockedPersonListArgs extends PageArgs {
  @Field(() => BlockedPersonFilterInput, { nullable: true, description: 'Selects entries; default: all.' })
  readonly filter?: BlockedPersonFilterInput | null;
}

@Resolver()
export class BlockedPersonQueries {
  @RequiresScope('blocklist:read')
  @Query(() => BlockedPersonConnection.type, {
    nullable: true,
    description: 'The blocked list, ordered by name.',
  })
  blockedPeople(
    @Args(() => BlockedPersonListArgs) args: BlockedPersonListArgs,
    @Ctx() { session }: GraphContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<BlockedPerson>> {
    return listBlockedPeople(session.startRead(), { ...toPageRequest(args, info), filter: args.filter ?? {} });
  }
}

@InputType('BlockedPersonFilter', { description: 'Selects entries of the blocked list.' })
class BlockedPersonFilterInput implements BlockedPersonFilter {
  @RequiresScope('pii:read')
  @Field(() => String, {
    nullable: true,
    description:
      'Text in the name, e-mail, phone number, document or reason; ignores case and accents. At most 200 characters.',
  })
  readonly search?: string | null;
}
