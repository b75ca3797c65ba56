import type { GraphQLResolveInfo } from 'graphql';
import {
  Arg,
  Args,
  ArgsType,
  Ctx,
  Field,
  FieldResolver,
  ID,
  Info,
  InputType,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { encodeNodeId } from '../../domain/ids/node-id.js';
import type { Connection, OrderDirection } from '../../domain/lists/connection.js';
import type { LocationRef } from '../../domain/model/location.js';
import type { PersonRef } from '../../domain/model/person.js';
import type { Visit, VisitStatus } from '../../domain/model/visit.js';
import { encodeVisitorId } from '../../domain/model/visitor-id.js';
import { personSourceId } from '../../domain/person/load-person.js';
import type { Source } from '../../domain/source/source.js';
import { listVisits, type VisitFilter } from '../../domain/visit/list-visits.js';
import type { VisitScope } from '../../domain/visit/visit-filter.js';
import type { VisitorRef } from '../../domain/visitor/visitor.js';
import { RequiresScope } from '../access/access-decorators.js';
import { DateTimeRangeInput, OrderDirectionEnum, PageArgs, toPageRequest } from '../connection/page.args.js';
import { defineEnum } from '../enums/define-enum.js';
import type { GraphContext } from '../graph-context.js';
import { LocationType } from '../location/location.types.js';
import { resolveTypedId } from '../node/load-node.js';
import { PersonType } from '../person/person.types.js';
import { SourceEnum } from '../source/source.types.js';
import { VisitorType } from '../visitor/visitor.types.js';
import { VisitConnection, VisitStatusEnum, VisitType } from './visit.types.js';

const NESTED_RULES = 'The same filter, order and default range as `Query.visits`.';

/** `Query.visits`, and the same list of a visitor, a host and a location. */
@Resolver()
export class VisitQueries {
  @RequiresScope('visits:read')
  @Query(() => VisitType, {
    nullable: true,
    description: 'One visit by its id; null when its source does not know it.',
  })
  visit(
    @Arg('id', () => ID, { description: 'Id of a `Visit`.' }) id: string,
    @Ctx() { session }: GraphContext,
  ): Promise<Visit | null> {
    return resolveTypedId(session.startRead(), id, 'Visit');
  }

  @RequiresScope('visits:read')
  @Query(() => VisitConnection.type, {
    nullable: true,
    description:
      'Visits of all sources in one order; by default from 30 days ago to 30 days ahead, newest first. `filter: { isOnSite: true }` lists everyone in the building now.',
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
    description: `The visits of this person from all sources. ${NESTED_RULES}`,
  })
  visits(
    @Root() visitor: VisitorRef,
    @Args(() => VisitListArgs) args: VisitListArgs,
    @Ctx() context: GraphContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<Visit>> {
    return readVisits({
      args,
      context,
      info,
      within: { visitorId: encodeVisitorId(context.session.startRead().encryptor, visitor.key) },
    });
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
    const sourceId = await personSourceId(context.session.startRead().adapters, person);
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

function readVisits(request: {
  args: VisitListArgs;
  context: GraphContext;
  info: GraphQLResolveInfo;
  within?: VisitScope;
}): Promise<Connection<Visit>> {
  const { args, context, info, within } = request;
  return listVisits(context.session.startRead(), {
    ...toPageRequest(args, info),
    filter: args.filter ?? {},
    direction: args.orderBy?.direction ?? 'DESC',
    ...(within && { within }),
  });
}

@InputType('VisitFilter', {
  description: 'Selects visits that match all given members; a list matches any of its values.',
})
export class VisitFilterInput implements VisitFilter {
  @Field(() => DateTimeRangeInput, {
    nullable: true,
    description:
      'Range of `scheduledAt`; default: from 30 days ago to 30 days ahead, or 60 days from the given end. The maximum is a setting of the gateway, by default 400 days.',
  })
  readonly scheduledAt?: DateTimeRangeInput | null;

  @Field(() => [SourceEnum], {
    nullable: true,
    description: 'Read only these sources; the others are reported SKIPPED.',
  })
  readonly sources?: Source[] | null;

  @Field(() => [VisitStatusEnum], { nullable: true, description: 'Only visits with one of these statuses now.' })
  readonly statuses?: VisitStatus[] | null;

  @Field(() => [ID], { nullable: true, description: 'Only visits to these locations: ids of `Location`.' })
  readonly locationIds?: string[] | null;

  @Field(() => [ID], { nullable: true, description: 'Only visits to these hosts: ids of `Person`.' })
  readonly hostIds?: string[] | null;

  @Field(() => [ID], {
    nullable: true,
    description: 'Only visits of these people, from all sources: ids of `Visitor`.',
  })
  readonly visitorIds?: string[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'true without a range is the roll call: everyone in the building now, by the rule of `Visit.isOnSite`. With a range it selects the visits that are, or are not, on site.',
  })
  readonly isOnSite?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'true: only visits whose visitor arrived, did not check out and no longer counts as on site. The roll call excludes them.',
  })
  readonly neverCheckedOut?: boolean | null;

  @RequiresScope('pii:read')
  @Field(() => String, {
    nullable: true,
    description:
      "Text in the visitor's name, e-mail, phone number or company, in the licence plate or the access code; ignores case and accents. At most 200 characters.",
  })
  readonly search?: string | null;
}

@ArgsType()
class VisitListArgs extends PageArgs {
  @Field(() => VisitFilterInput, {
    nullable: true,
    description: 'Selects visits; default: all of the default range.',
  })
  readonly filter?: VisitFilterInput | null;

  @Field(() => VisitOrderInput, {
    nullable: true,
    description: 'The order of the list; default: `scheduledAt`, newest first.',
  })
  readonly orderBy?: VisitOrderInput | null;
}

const VISIT_ORDER_FIELDS = ['SCHEDULED_AT'] as const;
type VisitOrderField = (typeof VISIT_ORDER_FIELDS)[number];

const VisitOrderFieldEnum = defineEnum(VISIT_ORDER_FIELDS, {
  name: 'VisitOrderField',
  description: 'The field that orders visits.',
  values: { SCHEDULED_AT: '`scheduledAt`: the expected time, else the arrival, else the creation.' },
});

@InputType('VisitOrder', {
  description: 'The order of visits. Source and source id break ties.',
})
class VisitOrderInput {
  @Field(() => VisitOrderFieldEnum, { defaultValue: 'SCHEDULED_AT', description: 'The field of the order.' })
  readonly field!: VisitOrderField;

  @Field(() => OrderDirectionEnum, { defaultValue: 'DESC', description: 'The direction of the order.' })
  readonly direction!: OrderDirection;
}
