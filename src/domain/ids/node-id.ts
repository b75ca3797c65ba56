import { InvalidInputError } from '../errors/invalid-input-error.js';
import { isSource, type Source } from '../source/source.js';

/**
 * Types whose records belong to one source and are identified by (type, source, source id). A Visitor spans sources:
 * see visitor-id.
 */
export const NODE_TYPES = [
  'Visit',
  'Person',
  'Company',
  'Location',
  'VisitRequest',
  'BlockedPerson',
  'Ticket',
  'Transaction',
] as const;

export type NodeType = (typeof NODE_TYPES)[number];

export interface NodeId {
  readonly nodeType: NodeType;
  readonly source: Source;
  readonly sourceId: string;
}

export function isNodeType(value: string): value is NodeType {
  return (NODE_TYPES as readonly string[]).includes(value);
}

/** Maximum length of a source id in a client's id; UUIDs with a prefix are far shorter. */
const MAX_SOURCE_ID_LENGTH = 200;
const SOURCE_ID = /^[A-Za-z0-9][A-Za-z0-9_.@/-]*$/;

/** `base64url("<Type>:<SOURCE>:<source id>")`: stable across restarts and replicas. */
export function encodeNodeId({ nodeType, source, sourceId }: NodeId): string {
  return Buffer.from(`${nodeType}:${source}:${sourceId}`, 'utf8').toString('base64url');
}

/** Null for every text that `encodeNodeId` cannot make. */
export function decodeNodeId(id: string): NodeId | null {
  const text = Buffer.from(id, 'base64url').toString('utf8');
  if (Buffer.from(text, 'utf8').toString('base64url') !== id) return null;
  const [nodeType, source, ...rest] = text.split(':');
  const sourceId = rest.join(':');
  if (!NODE_TYPES.includes(nodeType as NodeType) || source === undefined || !isSource(source)) return null;
  if (sourceId.length > MAX_SOURCE_ID_LENGTH || !SOURCE_ID.test(sourceId) || sourceId.includes('..')) return null;
  return { nodeType: nodeType as NodeType, source, sourceId };
}

/** @throws InvalidInputError naming `argument` for a malformed id or one of another type. */
export function assertNodeId(argument: string, id: string, nodeType: NodeType): NodeId {
  const decoded = decodeNodeId(id);
  if (decoded === null) throw new InvalidInputError(argument, 'is not an id of this graph');
  if (decoded.nodeType !== nodeType) {
    throw new InvalidInputError(argument, `is the id of a ${decoded.nodeType}, a ${nodeType} id is wanted`);
  }
  return decoded;
}
