import { type ClassType, Field, FieldResolver, Int, ObjectType, Resolver, Root } from 'type-graphql';
import type { Connection, Edge, PageInfo, SourceReport } from '../../domain/lists/connection.js';
import { SourceReportType } from '../source/source.types.js';

interface ConnectionConfig {
  /** Name of the node type, e.g. `Visit`: the types become `VisitConnection` and `VisitEdge`. */
  readonly name: string;
  /** For descriptions, e.g. `visits`. */
  readonly plural: string;
  readonly node: () => ClassType;
  /** For an edge with more than cursor and node: a class that extends the result of `defineEdge`. */
  readonly edge?: ClassType;
}

/** `<name>Edge`: a record and its position in the list. */
export function defineEdge<T extends object>({
  name,
  plural,
  node,
}: Omit<ConnectionConfig, 'edge'>): ClassType<Edge<T>> {
  @ObjectType(`${name}Edge`, {
    simpleResolvers: true,
    description: `One of the ${plural} and its position in the list.`,
  })
  class EdgeType implements Edge<T> {
    @Field(() => String, {
      description:
        'Opaque position in the list: send it as `after` to continue after this record. Clients cannot decode or change it.',
    })
    readonly cursor!: string;

    @Field(node, { description: 'The record itself.' })
    readonly node!: T;
  }
  return EdgeType;
}

/**
 * `<name>Connection` and the resolver of its `nodes`, which must be in the schema's list of resolvers. It serves the domain's
 * connections unchanged.
 */
export function defineConnection<T extends object>(
  config: ConnectionConfig,
): { readonly type: ClassType; readonly resolver: ClassType } {
  const { name, plural, node } = config;
  const edge = config.edge ?? defineEdge<T>(config);

  @ObjectType(`${name}Connection`, {
    simpleResolvers: true,
    description: `A page of ${plural}, and how complete it is. It is null with an error only when no source answers.`,
  })
  class ConnectionType implements Connection<T> {
    @Field(() => [edge], { description: `The ${plural} of this page, in order, each with its cursor.` })
    readonly edges!: readonly Edge<T>[];

    @Field(() => PageInfoType, { description: 'Whether there are more pages, and where they start.' })
    readonly pageInfo!: PageInfo;

    @Field(() => Int, {
      nullable: true,
      description: `Number of matching ${plural} in all pages. Selecting it may take more calls to the sources; null when the range cannot be read completely.`,
    })
    readonly totalCount!: number | null;

    @Field(() => [SourceReportType], {
      description: 'One report for each source: what it contributed, how fresh and how complete it is.',
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
  description: 'The position of a page in its list, as the Relay cursor connections define it.',
})
class PageInfoType implements PageInfo {
  @Field(() => Boolean, {
    description:
      'Whether there are more records after this page. It is also true when a limit or the deadline cut a source, even if this page is short: continue with `endCursor`.',
  })
  readonly hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'Whether the request for this page had `after`.' })
  readonly hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: 'Cursor of the first edge; null on an empty page.' })
  readonly startCursor!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Send this as `after`, with the same filter and order, for the next page; null when there is no position to continue from.',
  })
  readonly endCursor!: string | null;
}
