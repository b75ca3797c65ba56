import { InvalidInputError } from '../../domain/errors/invalid-input-error.js';
import { assertNodeId, decodeNodeId, type NodeId, type NodeType } from '../../domain/ids/node-id.js';
import type { BlockedPerson } from '../../domain/model/blocked-person.js';
import type { Company } from '../../domain/model/company.js';
import type { Location } from '../../domain/model/location.js';
import type { Person } from '../../domain/model/person.js';
import type { SourceAdapter } from '../../domain/model/source-adapter.js';
import type { Ticket } from '../../domain/model/ticket.js';
import type { Transaction } from '../../domain/model/transaction.js';
import type { Visit } from '../../domain/model/visit.js';
import type { VisitRequest } from '../../domain/model/visit-request.js';
import { decodeVisitorId } from '../../domain/model/visitor-id.js';
import { SourceFaultError } from '../../domain/source/source-error.js';
import type { Visitor } from '../../domain/visitor/visitor.js';
import type { VisitorEnvironment } from '../../domain/visitor/visitor-environment.js';
import { assertMayReadNode } from '../access/node-scope.js';
import type { GraphContext } from '../graph-context.js';

interface NodeRecords {
  Visit: Visit;
  Person: Person;
  Company: Company;
  Location: Location;
  VisitRequest: VisitRequest;
  BlockedPerson: BlockedPerson;
  Ticket: Ticket;
  Transaction: Transaction;
}

export type NodeRecord = NodeRecords[NodeType];

/** Reads one record of a source; undefined where the source has no such records. */
type Read<T> = (adapter: SourceAdapter, sourceId: string, now: Date) => Promise<T | null> | undefined;

const READS: { readonly [T in NodeType]: Read<NodeRecords[T]> } = {
  Visit: (adapter, sourceId, now) => adapter.visits.loadVisit(sourceId, now),
  Person: (adapter, sourceId) => adapter.people.loadPerson(sourceId),
  Company: (adapter, sourceId) => adapter.companies?.loadCompany(sourceId),
  Location: (adapter, sourceId) => adapter.locations.loadLocation(sourceId),
  VisitRequest: (adapter, sourceId) => adapter.visitRequests?.loadVisitRequest(sourceId),
  BlockedPerson: (adapter, sourceId) => adapter.blockedPeople?.loadBlockedPerson(sourceId),
  Ticket: (adapter, sourceId) => adapter.tickets?.loadTicket(sourceId),
  Transaction: (adapter, sourceId) => adapter.transactions?.loadTransaction(sourceId),
};

/**
 * The record of an id; null when the source does not know it.
 * @throws SourceFaultError, SOURCE_NOT_CONFIGURED for an id of a source that this gateway is not connected to.
 */
async function loadNode<T extends NodeType>(
  env: VisitorEnvironment,
  id: NodeId & { readonly nodeType: T },
): Promise<NodeRecords[T] | null> {
  const adapter = env.adapters[id.source];
  if (adapter === undefined) {
    throw new SourceFaultError({
      source: id.source,
      code: 'SOURCE_NOT_CONFIGURED',
      message: `The source ${id.source} is not configured on this gateway`,
    });
  }
  const read: Read<NodeRecords[T]> = READS[id.nodeType];
  return (await read(adapter, id.sourceId, env.now)) ?? null;
}

/**
 * The record or visitor of an id; null when its source does not know it.
 * @throws InvalidInputError naming `argument` for an invalid id, ForbiddenError for a record that the caller may not read;
 * both before any call.
 */
export async function resolveNodeId(
  { session, caller }: Pick<GraphContext, 'session' | 'caller'>,
  id: string,
  argument: string,
): Promise<NodeRecord | Visitor | null> {
  const env = session.startRead();
  const nodeId = decodeNodeId(id);
  if (nodeId !== null) {
    assertMayReadNode(caller, nodeId.nodeType);
    return loadNode(env, nodeId);
  }
  const key = decodeVisitorId(env.encryptor, id);
  if (key === null) throw new InvalidInputError(argument, 'is not an id of this graph');
  assertMayReadNode(caller, 'Visitor');
  return env.visitors.load(key);
}

/** As `resolveNodeId`, for the argument `id` that must be an id of one type. */
export async function resolveTypedId<T extends NodeType>(
  env: VisitorEnvironment,
  id: string,
  nodeType: T,
): ReturnType<typeof loadNode<T>> {
  const { source, sourceId } = assertNodeId('id', id, nodeType);
  return loadNode(env, { nodeType, source, sourceId });
}
