import { type ClassType, Field, FieldResolver, Int, ObjectType, Resolver, Root } from 'type-graphql';
import type { Connection, Edge, PageInfo, SourceReport } from '../../domain/lists/connection.js';
import { SourceReportType } from '../source/source-report.type.js';
import { PageInfoType } from './page-info.type.js';

interface ConnectionConfig {
  /** Name of the node type, e.g. `Visit`: the types become `VisitConnection` and `VisitEdge`. */
  readonly name: string;
  /** For descriptions, e.g. `visits`. */
  readonly plural: string;
  readonly node: () => ClassType;
  /** When the edge says more than cursor and node: a class that extends what `defineEdge` made. */
  readonly edge?: ClassType;
}

/** `<name>Edge`: a record and its place in the list. */
export function defineEdge<T extends object>({
  name,
  plural,
  node,
}: Omit<ConnectionConfig, 'edge'>): ClassType<Edge<T>> {
  @ObjectType(`${name}Edge`, { simpleResolvers: true, description: `One of the ${plural} and its place in the list.` })
  class EdgeType implements Edge<T> {
    @Field(() => String, {
      description:
        'Opaque position in the list: give it as `after` to go on behind this record. It cannot be read or altered.',
    })
    readonly cursor!: string;

    @Field(node, { description: 'The record itself.' })
    readonly node!: T;
  }
  return EdgeType;
}

/**
 * `<name>Connection` and the resolver of its `nodes`; the resolver belongs into the schema's list of resolvers. Domain
 * connections are served as they are.
 */
export function defineConnection<T extends object>(
  config: ConnectionConfig,
): { readonly type: ClassType; readonly resolver: ClassType } {
  const { name, plural, node } = config;
  const edge = config.edge ?? defineEdge<T>(config);

  @ObjectType(`${name}Connection`, {
    simpleResolvers: true,
    description: `A page of ${plural}, and how complete it is. It is null, with an error, only when no asked source answered.`,
  })
  class ConnectionType implements Connection<T> {
    @Field(() => [edge], { description: `The ${plural} of this page, in order, each with its cursor.` })
    readonly edges!: readonly Edge<T>[];

    @Field(() => PageInfoType, { description: 'Whether there is more, and how to go on.' })
    readonly pageInfo!: PageInfo;

    @Field(() => Int, {
      nullable: true,
      description: `How many ${plural} match in all. It is only worked out when selected, which may take further calls to the sources; null when the range could not be read whole.`,
    })
    readonly totalCount!: number | null;

    @Field(() => [SourceReportType], {
      description: 'One report for each source: what it contributed, how fresh and how complete that is.',
    })
    readonly sources!: readonly SourceReport[];
  }

  @Resolver(() => ConnectionType)
  class ConnectionResolver {
    @FieldResolver(() => [node()], {
      description: `The ${plural} of this page, in order, without their cursors.`,
    })
    nodes(@Root() connection: Connection<T>): T[] {
      return connection.edges.map((entry) => entry.node);
    }
  }

  return { type: ConnectionType, resolver: ConnectionResolver };
}
