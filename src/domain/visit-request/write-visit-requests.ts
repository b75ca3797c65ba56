import type { NodeId } from '../ids/node-id.js';
import type { ListEnvironment } from '../lists/list-environment.js';
import type { Visit } from '../model/visit.js';
import type { VisitRequest } from '../model/visit-request.js';
import { assertNotBlocked, describedVisitor } from '../visit/assert-not-blocked.js';
import { loadVisit } from '../visit/load-visit.js';
import { checkVisitor, type VisitorInput } from '../visit/visit-inputs.js';
import { deleteOnce } from '../writes/change-once.js';
import { createOnce } from '../writes/create-once.js';
import type { IdempotentInput, NodeIdInput } from '../writes/idempotent-input.js';
import { assertInputId, InputChecker } from '../writes/input-checker.js';
import type { WriteEnvironment } from '../writes/write-environment.js';
import { recordLockKey } from '../writes/write-environment.js';
import { writeOnce } from '../writes/write-once.js';
import { writerOf } from '../writes/writer-of.js';

export interface RequestVisitInput extends IdempotentInput {
  readonly locationId: string;
  readonly hostId: string;
  readonly visitor: VisitorInput;
}

/** Requests a visit from a host. @throws as `writeOnce`; BLOCKED_VISITOR. */
export async function requestVisit(writes: WriteEnvironment, input: RequestVisitInput): Promise<VisitRequest | null> {
  const checker = new InputChecker();
  const location = checker.id(['locationId'], input.locationId, 'Location');
  const host = checker.id(['hostId'], input.hostId, 'Person');
  checker.sameSource(['hostId'], host, location);
  const visitor = checkVisitor(checker, input.visitor);
  checker.assertNoProblems();
  const { source } = location;
  const draft = { locationId: location.sourceId, hostId: host.sourceId, visitor };
  const writer = writerOf(writes, source, 'visitRequestWriter');
  return createOnce<VisitRequest>(writes, {
    operation: 'requestVisit',
    source,
    input,
    compared: { locationId: draft.locationId, name: visitor.name },
    isCreationTimeReported: true,
    assertAllowed: () => assertNotBlocked(writes, describedVisitor(visitor)),
    write: () => writer.requestVisit(draft),
    find: (startedAt) => writer.findRequestedVisits(draft, startedAt),
    load: (sourceId) => loadRequest(writes.env, { source, sourceId }),
  });
}

/**
 * Turns a request into a visit. The source does not link the two, so the outcome is UNKNOWN when the response is lost.
 * @throws as `writeOnce`; BLOCKED_VISITOR.
 */
export async function approveVisitRequest(writes: WriteEnvironment, input: NodeIdInput): Promise<Visit | null> {
  const id = assertInputId(['id'], input.id, 'VisitRequest');
  const writer = writerOf(writes, id.source, 'visitRequestWriter');
  return writeOnce<Visit | null>(writes, {
    operation: 'approveVisitRequest',
    source: id.source,
    input,
    creationLock: null,
    write: () =>
      writes.locks.run(recordLockKey(id), writes.signal, async () => {
        writer.assertMayDecide(id.sourceId);
        const request = await loadRequest(writes.env, id);
        if (request !== null) await assertNotBlocked(writes, request.visitor);
        return writer.approveVisitRequest(id.sourceId, writes.env.now);
      }),
    findDone: async () => [],
    outcomeOf: (visit) => visit?.sourceId ?? '',
    load: (sourceId) => loadVisit(writes.env, { source: id.source, sourceId }),
  });
}

/** @returns the global id of the deleted request. @throws as `writeOnce`. */
export async function rejectVisitRequest(writes: WriteEnvironment, input: NodeIdInput): Promise<string> {
  const id = assertInputId(['id'], input.id, 'VisitRequest');
  const writer = writerOf(writes, id.source, 'visitRequestWriter');
  return deleteOnce(writes, {
    operation: 'rejectVisitRequest',
    input,
    id,
    write: () => writer.rejectVisitRequest(id.sourceId),
    load: (env) => loadRequest(env, id),
  });
}

async function loadRequest(
  { adapters }: ListEnvironment,
  { source, sourceId }: Pick<NodeId, 'source' | 'sourceId'>,
): Promise<VisitRequest | null> {
  return (await adapters[source]?.visitRequests?.loadVisitRequest(sourceId)) ?? null;
}
