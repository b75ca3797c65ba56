import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, FieldResolver, Info, Query, Resolver, Root } from 'type-graphql';
import { encodeNodeId } from '../../domain/ids/node-id.js';
import type { Connection } from '../../domain/lists/connection.js';
import type { LocationRef } from '../../domain/model/location.js';
import type { PersonRef } from '../../domain/model/person.js';
import type { Visit } from '../../domain/model/visit.js';
import { encodeVisitorId } from '../../domain/model/visitor-id.js';
import { personSourceId } from '../../domain/person/load-person.js';
import { listVisits } from '../../domain/visit/list-visits.js';
import type { VisitScope } from '../../domain/visit/visit-filter.js';
import type { VisitorRef } from '../../domain/visitor/visitor.js';
import { RequiresScope } from '../access/access-decorators.js';
import { toPageRequest } from '../connection/page.args.js';
import type { GraphContext } from '../graph-context.js';
import { LocationType } from '../location/location.type.js';
import { PersonType } from '../person/person.types.js';
import { VisitorType } from '../visitor/visitor.type.js';
import { VisitConnection } from './visit-connection.type.js';
import { VisitListArgs } from './visit-list.args.js';

const NESTED_RULES = 'The same filter, order and default range as `Query.visits`.';

/** `Query.visits`, and the same list as it hangs under a visitor, a host and a location. */
@Resolver()
export class VisitListResolver {
  @RequiresScope('visits:read')
  @Query(() => VisitConnection.type, {
    nullable: true,
    description:
      'Visits of all sources in one order. Without a range: from 30 days back to 30 days ahead, newest first. With `filter: { isOnSite: true }`: everyone in the building now.',
  })
  visits(
    @Args(() => VisitListArgs) args: VisitListArgs,
    @Ctx() context: GraphContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<Visit>> {
    return readVisits({ args, context, info });
  }
}

@Resolver(() => VisitorType)
export class VisitorVisitsResolver {
  @RequiresScope('visits:read')
  @FieldResolver(() => VisitConnection.type, {
    nullable: true,
    description: `The visits of this person, whichever source wrote them down. ${NESTED_RULES}`,
  })
  visits(
    @Root() visitor: VisitorRef,
    @Args(() => VisitListArgs) args: VisitListArgs,
    @Ctx() context: GraphContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<Visit>> {
    return readVisits({ args, context, info, within: { visitorId: encodeVisitorId(context.env.sealer, visitor.key) } });
  }
}

@Resolver(() => PersonType)
export class PersonVisitsResolver {
  @RequiresScope('visits:read')
  @FieldResolver(() => VisitConnection.type, {
    nullable: true,
    description: `The visits this person receives as a host. ${NESTED_RULES}`,
  })
  async visits(
    @Root() person: PersonRef,
    @Args(() => VisitListArgs) args: VisitListArgs,
    @Ctx() context: GraphContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<Visit>> {
    const sourceId = await personSourceId(context.adapters, person);
    const hostId = encodeNodeId({ nodeType: 'Person', source: person.source, sourceId });
    return readVisits({ args, context, info, within: { hostId } });
  }
}

@Resolver(() => LocationType)
export class LocationVisitsResolver {
  @RequiresScope('visits:read')
  @FieldResolver(() => VisitConnection.type, {
    nullable: true,
    description: `The visits to this location. ${NESTED_RULES}`,
  })
  visits(
    @Root() location: LocationRef,
    @Args(() => VisitListArgs) args: VisitListArgs,
    @Ctx() context: GraphContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<Visit>> {
    return readVisits({ args, context, info, within: { locationId: encodeNodeId(location) } });
  }
}

function readVisits(asked: {
  args: VisitListArgs;
  context: GraphContext;
  info: GraphQLResolveInfo;
  within?: VisitScope;
}): Promise<Connection<Visit>> {
  const { args, context, info, within } = asked;
  return listVisits(context.env, {
    ...toPageRequest(args, info),
    filter: args.filter ?? {},
    direction: args.orderBy?.direction ?? 'DESC',
    ...(within && { within }),
  });
}
