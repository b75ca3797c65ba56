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

const READS = [
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
] as const;

const MUTATIONS = [
  VisitMutations,
  VisitCheckInMutations,
  VisitRequestMutations,
  TicketMutations,
  TransactionMutations,
  BlockedPersonMutations,
  HostMutations,
] as const;

/** Builds the whole graph from the decorated classes, without any input or output. */
export async function buildGraphSchema(): Promise<GraphQLSchema> {
  const built = await buildSchema({
    resolvers: [...READS, ...MUTATIONS],
    // The domain checks all inputs. Without this the first request loads the validator, which fails when no file descriptor is free.
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

/** Adds what decorators cannot express: the descriptions of the roots, and a synchronous look-up of a record's type. */
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
  'All reads. Lists are pages with cursors and report for each source how fresh and how complete it is; when a source is down, only its rows or fields are missing.';

const MUTATION_DESCRIPTION =
  'All writes; the record decides which source is written to, and `userErrors` lists what a person can correct. A write that fails as an error of the response has the extension `outcome`: NOT_DONE, or UNKNOWN when the gateway cannot find out; with an `idempotencyKey` a retry is safe in both cases.';
