import { Arg, Ctx, Field, FieldResolver, ID, InterfaceType, Query, Resolver, Root } from 'type-graphql';
import { encodeNodeId, type NodeId } from '../../domain/ids/node-id.js';
import { assertFilterValues } from '../../domain/lists/page-request.js';
import { mapInPace } from '../../domain/pace/in-pace.js';
import type { Visitor } from '../../domain/visitor/visitor.js';
import type { GraphContext } from '../graph-context.js';
import { type NodeRecord, resolveNodeId } from './load-node.js';

/** The id of everything that lives in one source; visitors and people have rules of their own. */
@Resolver(() => NodeInterface)
export class NodeIdResolver {
  @FieldResolver(() => ID)
  id(@Root() record: NodeId): string {
    return encodeNodeId(record);
  }
}

@Resolver()
export class NodeResolver {
  @Query(() => NodeInterface, {
    nullable: true,
    description:
      'Anything by its id, e.g. to read a record again; null when its source does not know it (any more). Needs the scope that reading such records needs.',
  })
  node(
    @Arg('id', () => ID, { description: 'Any id of this graph.' }) id: string,
    @Ctx() context: GraphContext,
  ): Promise<NodeRecord | Visitor | null> {
    return resolveNodeId(context, id, 'id');
  }

  @Query(() => [NodeInterface], {
    nullable: 'items',
    description:
      'Several records by their ids, in the order of the ids. An id that is malformed, cannot be read or needs another scope is null with an error at its index; one whose record is gone is null.',
  })
  async nodes(
    @Arg('ids', () => [ID], { description: 'Any ids of this graph, at most 100; repeats are read once.' })
    ids: string[],
    @Ctx() context: GraphContext,
  ): Promise<unknown[]> {
    assertFilterValues('ids', ids);
    // To decipher a visitor's id takes time.
    return Promise.all(
      await mapInPace(context.session.startRead().pace, ids, (id) =>
        resolveNodeId(context, id, 'ids').catch((error: unknown) => error),
      ),
    );
  }
}

@InterfaceType('Node', { description: 'Anything that can be fetched again by its id: see `node` and `nodes`.' })
export abstract class NodeInterface {
  @Field(() => ID, {
    description:
      'Global and opaque; the same on every replica and after every restart. It is not the id that the source uses: that is `sourceId`.',
  })
  readonly id!: string;
}
