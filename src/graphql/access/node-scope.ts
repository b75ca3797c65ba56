import { ForbiddenError } from '../../domain/access/access-errors.js';
import type { Caller } from '../../domain/access/caller.js';
import type { NodeType } from '../../domain/ids/node-id.js';
import type { Scope } from '../../domain/model/scope.js';

/** The scope that `node` and `nodes` require, by the type of the id: that of the field that reads one record of the type. */
const NODE_SCOPES: Readonly<Record<NodeType | 'Visitor', Scope>> = {
  Visit: 'visits:read',
  Visitor: 'visits:read',
  VisitRequest: 'visits:read',
  Person: 'visits:read',
  Company: 'visits:read',
  Location: 'visits:read',
  BlockedPerson: 'blocklist:read',
  Ticket: 'tickets:read',
  Transaction: 'transactions:read',
};

/** @throws ForbiddenError before any call to a source. */
export function assertMayReadNode({ scopes }: Caller, nodeType: NodeType | 'Visitor'): void {
  const scope = NODE_SCOPES[nodeType];
  if (!scopes.has(scope)) throw new ForbiddenError(scope);
}
