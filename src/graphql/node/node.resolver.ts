import { Arg, Ctx, Field, FieldResolver, ID, InterfaceType, Query, Resolver, Root } from 'type-graphql';
import { encodeNodeId, type NodeId } from '../../domain/ids/node-id.js';
import { assertFilterValues } from '../../domain/lists/page-request.js';
import { mapInPace } from '../../domain/pace/in-pace.js';
import type { Visitor } from '../../domain/visitor/visitor.js';
import type { GraphContext } from '../graph-context.js';
import { type NodeRecord, resolveNodeId } from './load-node.js';

/** The id of every record of one source; visitors and people have their own resolvers. */
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
      'A record or visitor by its id; null when its source does not know it. It requires the scope for reading such records.',
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
      'Records by their ids, in the order of the ids; null when the record is gone. An id that is malformed, cannot be read or requires another scope is null with an error at its index.',
  })
  async nodes(
    @Arg('ids', () => [ID], { description: 'Any ids of this graph, at most 100; a repeated id is read once.' })
    ids: string[],
    @Ctx() context: GraphContext,
  ): Promise<unknown[]> {
    assertFilterValues('ids', ids);
    // Decrypting a visitor's id takes processor time.
    return Promise.all(
      await mapInPace(context.session.startRead().pace, ids, (id) =>
        resolveNodeId(context, id, 'ids').catch((error: unknown) => error),
      ),
    );
  }
}

@InterfaceType('Node', { description: 'A record that `node` and `nodes` can fetch by its id.' })
export abstract class NodeInterface {
  @Field(() => ID, {
    description:
      'Global, opaque id, the same on every replica and after every restart. The id that the source uses is `sourceId`.',
  })
  readonly id!: string;
}
