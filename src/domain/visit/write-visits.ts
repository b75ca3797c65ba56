import type { Visit, VisitWriter } from '../model/visit.js';
import { changeOnce, deleteOnce, foundOrNone } from '../writes/change-once.js';
import { createOnce } from '../writes/create-once.js';
import type { NodeIdInput } from '../writes/idempotent-input.js';
import { assertInputId } from '../writes/input-checker.js';
import type { WriteEnvironment } from '../writes/write-environment.js';
import { writerOf } from '../writes/writer-of.js';
import { assertNotBlocked, changedVisitor, describedVisitor } from './assert-not-blocked.js';
import { loadVisit } from './load-visit.js';
import { assertNotPast, checkScheduleInput, checkUpdateInput } from './visit-input-checks.js';
import type { ScheduleVisitInput, UpdateVisitInput } from './visit-inputs.js';

export type * from './visit-inputs.js';
export { checkInVisit, checkOutVisit } from './write-presence.js';

/**
 * Writes a visit to the source of its host or location.
 * @throws UserProblemError, SourceFaultError as `writeOnce`; BLOCKED_VISITOR unless `allowBlocked`.
 */
export async function scheduleVisit(writes: WriteEnvironment, input: ScheduleVisitInput): Promise<Visit | null> {
  const { now } = writes.env;
  const { source, draft } = checkScheduleInput(input);
  const writer = writerOf(writes, source, 'visitWriter');
  return createOnce<Visit>(writes, {
    operation: 'scheduleVisit',
    source,
    input,
    compared: { expectedAt: draft.expectedAt, name: draft.visitor.name },
    isCreationTimeReported: writer.isCreationTimeReported,
    // Within the write: who asks again with the same key is told of the first outcome, whatever is true by now.
    assertAllowed: async () => {
      assertNotPast(draft.expectedAt, now);
      if (!input.allowBlocked) await assertNotBlocked(writes, describedVisitor(draft.visitor));
    },
    write: () => writer.scheduleVisit(draft, now),
    find: (startedAt) => writer.findScheduledVisits(draft, startedAt, now),
    load: (sourceId) => loadVisit(writes, { source, sourceId }),
  });
}

/**
 * Changes what is given: undefined keeps, null clears.
 * @throws as `writeOnce`; BLOCKED_VISITOR for a change of the visitor, unless `allowBlocked`.
 */
export async function updateVisit(writes: WriteEnvironment, input: UpdateVisitInput): Promise<Visit | null> {
  const { now } = writes.env;
  const { id, changes } = checkUpdateInput(input);
  const writer = writerOf(writes, id.source, 'visitWriter');
  return changeOnce<Visit>(writes, {
    operation: 'updateVisit',
    input,
    id,
    write: async () => {
      if (!input.allowBlocked && changes.visitor !== undefined) {
        const before = await loadVisit(writes, id);
        if (before !== null) await assertNotBlocked(writes, changedVisitor(before.visitor, changes.visitor));
      }
      return writer.updateVisit(id.sourceId, changes, now);
    },
    load: () => loadVisit(writes, id),
    findDone: async () => foundOrNone(await writer.findUpdatedVisit(id.sourceId, changes, now)),
  });
}

/** Calls a visit off; where the source forgets it, the answer is its last state. */
export function cancelVisit(writes: WriteEnvironment, input: NodeIdInput): Promise<Visit | null> {
  return changeVisit(writes, input, {
    operation: 'cancelVisit',
    write: (writer, sourceId, now) => writer.cancelVisit(sourceId, now),
    isDone: (visit) => visit === null || visit.status === 'CANCELLED',
  });
}

export function allowVisit(writes: WriteEnvironment, input: NodeIdInput): Promise<Visit | null> {
  return changeVisit(writes, input, {
    operation: 'allowVisit',
    write: (writer, sourceId, now) => writer.decideVisit(sourceId, 'ALLOWED', now),
    isDone: (visit) => visit?.authorization === 'ALLOWED',
  });
}

export function denyVisit(writes: WriteEnvironment, input: NodeIdInput): Promise<Visit | null> {
  return changeVisit(writes, input, {
    operation: 'denyVisit',
    write: (writer, sourceId, now) => writer.decideVisit(sourceId, 'DENIED', now),
    isDone: (visit) => visit?.authorization === 'DENIED',
  });
}

/** @returns the global id of the visit that is gone. */
export async function deleteVisit(writes: WriteEnvironment, input: NodeIdInput): Promise<string> {
  const id = assertInputId(['id'], input.id, 'Visit');
  const writer = writerOf(writes, id.source, 'visitWriter');
  return deleteOnce(writes, {
    operation: 'deleteVisit',
    input,
    id,
    write: () => writer.deleteVisit(id.sourceId, writes.env.now),
    load: () => loadVisit(writes, id),
  });
}

async function changeVisit(
  writes: WriteEnvironment,
  input: NodeIdInput,
  change: {
    operation: string;
    write: (writer: VisitWriter, sourceId: string, now: Date) => Promise<Visit>;
    isDone: (visit: Visit | null) => boolean;
  },
): Promise<Visit | null> {
  const id = assertInputId(['id'], input.id, 'Visit');
  const writer = writerOf(writes, id.source, 'visitWriter');
  return changeOnce<Visit>(writes, {
    operation: change.operation,
    input,
    id,
    write: () => change.write(writer, id.sourceId, writes.env.now),
    load: () => loadVisit(writes, id),
    findDone: async () => {
      const visit = await loadVisit(writes, id);
      return change.isDone(visit) ? [visit] : [];
    },
  });
}
