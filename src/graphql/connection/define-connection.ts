import { type ClassType, Field, FieldResolver, Int, ObjectType, Resolver, Root } from 'type-graphql';
import type { Connection, Edge, PageInfo, SourceReport } from '../../domain/lists/connection.js';
import { SourceReportType } from '../source/source.types.js';

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

@ObjectType('PageInfo', {
  simpleResolvers: true,
  description: 'Where a page stands in its list, as the Relay cursor connections describe it.',
})
class PageInfoType implements PageInfo {
  @Field(() => Boolean, {
    description:
      'Whether there is more after this page. When a source was cut by a limit or the deadline it is true even if this page is short: go on with `endCursor`.',
  })
  readonly hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'Whether this page was asked for with `after`.' })
  readonly hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: 'Cursor of the first edge; null on an empty page.' })
  readonly startCursor!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Give this as `after`, with the same filter and order, for the next page; null when there is nothing to go on from.',
  })
  readonly endCursor!: string | null;
}
