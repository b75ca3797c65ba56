import { InvalidInputError } from '../../domain/errors/invalid-input-error.js';
import { assertNodeId, decodeNodeId, type NodeType } from '../../domain/ids/node-id.js';
import { decodeVisitorId } from '../../domain/model/visitor-id.js';
import type { Visitor } from '../../domain/visitor/visitor.js';
import type { VisitorEnvironment } from '../../domain/visitor/visitor-environment.js';
import { assertMayReadNode } from '../access/node-scope.js';
import type { GraphContext } from '../graph-context.js';
import { loadNode, type NodeRecord } from './load-node.js';

/**
 * Whatever an id of this graph stands for; null when its source does not know it.
 * @throws InvalidInputError naming `argument` for anything that is no id, ForbiddenError for a record that the caller may
 * not read; no source is asked then.
 */
export async function resolveNodeId(
  { env, caller }: Pick<GraphContext, 'env' | 'caller'>,
  id: string,
  argument: string,
): Promise<NodeRecord | Visitor | null> {
  const nodeId = decodeNodeId(id);
  if (nodeId !== null) {
    assertMayReadNode(caller, nodeId.nodeType);
    return loadNode(env, nodeId);
  }
  const key = decodeVisitorId(env.sealer, id);
  if (key === null) throw new InvalidInputError(argument, 'is not an id of this graph');
  assertMayReadNode(caller, 'Visitor');
  return env.visitors.load(key);
}

/** As `resolveNodeId` for an id that must be of one type, given as the argument `id`. */
export async function resolveTypedId<T extends NodeType>(
  env: VisitorEnvironment,
  id: string,
  nodeType: T,
): ReturnType<typeof loadNode<T>> {
  const { source, sourceId } = assertNodeId('id', id, nodeType);
  return loadNode(env, { nodeType, source, sourceId });
}
