import 'reflect-metadata';
import { GraphQLSchema, isAbstractType } from 'graphql';
import { buildSchema } from 'type-graphql';
import { ACCESS_DIRECTIVES } from './access/access-directives.js';
import { guardSchema } from './access/guard-schema.js';
import { BlockedPersonMutations } from './blocked-person/blocked-person.mutations.js';
import { BlockedPersonQueries } from './blocked-person/blocked-person.queries.js';
import { BlockedPersonConnection } from './blocked-person/blocked-person.types.js';
import { CompanyDetailsResolver, CompanyQueries } from './company/company.resolver.js';
import { LocationDetailsResolver, LocationQueries } from './location/location.resolver.js';
import { NodeIdResolver, NodeResolver } from './node/node.resolver.js';
import { HostMutations } from './person/person.mutations.js';
import { PersonQueries } from './person/person.queries.js';
import { PersonDetailsResolver, PersonResolver } from './person/person.resolver.js';
import { PersonConnection } from './person/person.types.js';
import { DateScalar, JsonScalar } from './scalars/scalars.js';
import { SourceHealthResolver } from './source/source-health.resolver.js';
import { VisitStatsResolver } from './statistics/visit-stats.resolver.js';
import { TicketMutations } from './ticket/ticket.mutations.js';
import { TicketQueries, TicketResolver, VisitorTicketsResolver } from './ticket/ticket.queries.js';
import { TicketConnection } from './ticket/ticket.types.js';
import { TransactionMutations } from './transaction/transaction.mutations.js';
import { TransactionQueries, VisitorTransactionsResolver } from './transaction/transaction.queries.js';
import { TransactionConnection } from './transaction/transaction.types.js';
import { VisitCheckInMutations, VisitMutations } from './visit/visit.mutations.js';
import {
  LocationVisitsResolver,
  PersonVisitsResolver,
  VisitorVisitsResolver,
  VisitQueries,
} from './visit/visit.queries.js';
import { VisitResolver } from './visit/visit.resolver.js';
import { VisitConnection } from './visit/visit.types.js';
import { VisitRequestMutations } from './visit-request/visit-request.mutations.js';
import { VisitRequestQueries, VisitRequestResolver } from './visit-request/visit-request.queries.js';
import { VisitRequestConnection } from './visit-request/visit-request.types.js';
import { VisitorQueries } from './visitor/visitor.queries.js';
import { VisitorDetailsResolver, VisitorResolver } from './visitor/visitor.resolver.js';
import { VisitorConnection } from './visitor/visitor.types.js';
import { VisitorFieldResolver } from './visitor-field/visitor-field.resolver.js';

const MUTATIONS = [
  VisitMutations,
  VisitCheckInMutations,
  VisitRequestMutations,
  TicketMutations,
  TransactionMutations,
  BlockedPersonMutations,
  HostMutations,
] as const;

/** Builds the whole graph from the decorated classes. Nothing is read and nothing is written. */
export async function buildGraphSchema(): Promise<GraphQLSchema> {
  const built = await buildSchema({
    resolvers: [
      NodeIdResolver,
      NodeResolver,
      VisitResolver,
      VisitQueries,
      VisitConnection.resolver,
      VisitorResolver,
      VisitorDetailsResolver,
      VisitorQueries,
      VisitorVisitsResolver,
      VisitorTicketsResolver,
      VisitorTransactionsResolver,
      VisitorConnection.resolver,
      PersonResolver,
      PersonDetailsResolver,
      PersonQueries,
      PersonVisitsResolver,
      PersonConnection.resolver,
      CompanyDetailsResolver,
      CompanyQueries,
      LocationDetailsResolver,
      LocationQueries,
      LocationVisitsResolver,
      VisitRequestResolver,
      VisitRequestQueries,
      VisitRequestConnection.resolver,
      BlockedPersonQueries,
      BlockedPersonConnection.resolver,
      TicketResolver,
      TicketQueries,
      TicketConnection.resolver,
      TransactionQueries,
      TransactionConnection.resolver,
      VisitorFieldResolver,
      VisitStatsResolver,
      SourceHealthResolver,
      ...MUTATIONS,
    ],
    // The domain checks what it is given; the validator would be loaded by the first request, which fails without a free descriptor.
    validate: false,
  });
  const config = built.toConfig();
  const schema = new GraphQLSchema({
    ...config,
    types: [...config.types, DateScalar, JsonScalar],
    directives: [...config.directives, ...ACCESS_DIRECTIVES],
  });
  guardSchema(schema);
  return finish(schema);
}

/** What decorators cannot say: the roots' descriptions, and that a record's type is told by a plain, synchronous look. */
function finish(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (isAbstractType(type)) type.resolveType = nodeTypeOf;
  }
  const query = schema.getQueryType();
  if (query) query.description = QUERY_DESCRIPTION;
  const mutation = schema.getMutationType();
  if (mutation) mutation.description = MUTATION_DESCRIPTION;
  return schema;
}

function nodeTypeOf(record: unknown): string | undefined {
  if (typeof record !== 'object' || record === null || !('nodeType' in record)) return undefined;
  return typeof record.nodeType === 'string' ? record.nodeType : undefined;
}

const QUERY_DESCRIPTION =
  'Everything that can be read. Lists are pages with cursors, and say for each source how fresh and how complete they are; a source that is down costs its own rows or fields and nothing else.';

const MUTATION_DESCRIPTION =
  'Everything that can be changed, one mutation per intention; the record decides which source is written to. What a person can put right is in `userErrors`. Whether a write that failed as an error of the answer was done is in its extension `outcome`: NOT_DONE, or UNKNOWN when nobody can tell; with an `idempotencyKey` it is safe to call again either way.';
