import type { NodeId } from '../ids/node-id.js';
import type { Visit, VisitChanges, VisitDraft, VisitWriter } from '../model/visit.js';
import type { Source } from '../source/source.js';
import { changeOnce, deleteOnce, foundOrNone } from '../writes/change-once.js';
import { createOnce } from '../writes/create-once.js';
import type { NodeIdInput } from '../writes/idempotent-input.js';
import { assertInputId, InputChecker } from '../writes/input-checker.js';
import { userProblem } from '../writes/user-problem.js';
import type { WriteEnvironment } from '../writes/write-environment.js';
import { writerOf } from '../writes/writer-of.js';
import { assertNotBlocked, changedVisitor, describedVisitor } from './assert-not-blocked.js';
import { loadVisit } from './load-visit.js';
import {
  checkPartySize,
  checkPeriod,
  checkVehicle,
  checkVehicleChanges,
  checkVisitor,
  checkVisitorChanges,
  type ScheduleVisitInput,
  type UpdateVisitInput,
} from './visit-inputs.js';

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
    // Within the write, so that a repeated call with the same key gets the first outcome.
    assertAllowed: async () => {
      assertNotPast(draft.expectedAt, now);
      if (!input.allowBlocked) await assertNotBlocked(writes, describedVisitor(draft.visitor));
    },
    write: () => writer.scheduleVisit(draft, now),
    find: (startedAt) => writer.findScheduledVisits(draft, startedAt, now),
    load: (sourceId) => loadVisit(writes.env, { source, sourceId }),
  });
}

/**
 * Changes the given members: undefined keeps, null clears.
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
        const before = await loadVisit(writes.env, id);
        if (before !== null) await assertNotBlocked(writes, changedVisitor(before.visitor, changes.visitor));
      }
      return writer.updateVisit(id.sourceId, changes, now);
    },
    load: (env) => loadVisit(env, id),
    findDone: async () => foundOrNone(await writer.findUpdatedVisit(id.sourceId, changes, now)),
  });
}

/** Cancels a visit; when the source deletes it, the result is its last state. */
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

/** @returns the global id of the deleted visit. */
export async function deleteVisit(writes: WriteEnvironment, input: NodeIdInput): Promise<string> {
  const id = assertInputId(['id'], input.id, 'Visit');
  const writer = writerOf(writes, id.source, 'visitWriter');
  return deleteOnce(writes, {
    operation: 'deleteVisit',
    input,
    id,
    write: () => writer.deleteVisit(id.sourceId, writes.env.now),
    load: (env) => loadVisit(env, id),
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
    load: (env) => loadVisit(env, id),
    findDone: async (env) => {
      const visit = await loadVisit(env, id);
      return change.isDone(visit) ? [visit] : [];
    },
  });
}

/** A visit can be scheduled for a visitor who is already there, even if the clocks of desk and gateway differ. */
const PAST_TOLERANCE_MS = 5 * 60_000;

/** @throws UserProblemError INVALID_INPUT for a time in the past. */
function assertNotPast(expectedAt: Date, now: Date): void {
  if (expectedAt.getTime() < now.getTime() - PAST_TOLERANCE_MS) {
    throw userProblem('INVALID_INPUT', 'A visit cannot be expected in the past.', { field: ['expectedAt'] });
  }
}

/** @throws UserProblemError with every problem of the input. */
function checkScheduleInput(input: ScheduleVisitInput): { source: Source; draft: VisitDraft } {
  const checker = new InputChecker();
  const host = checker.optionalId(['hostId'], input.hostId, 'Person');
  const location = checker.optionalId(['locationId'], input.locationId, 'Location');
  if (!input.hostId && !input.locationId) checker.add(['hostId'], 'Give the host or the location of the visit.');
  checker.sameSource(['locationId'], host, location);
  checkPeriod(checker, input.expectedAt, input.expectedUntil);
  const draft: VisitDraft = {
    hostId: host?.sourceId ?? null,
    locationId: location?.sourceId ?? null,
    expectedAt: input.expectedAt,
    expectedUntil: input.expectedUntil ?? null,
    visitor: checkVisitor(checker, input.visitor),
    partySize: checkPartySize(checker, input.partySize),
    purpose: checker.optionalText(['purpose'], input.purpose),
    notes: checker.optionalText(['notes'], input.notes),
    vehicle: checkVehicle(checker, input.vehicle),
    requiresAuthorization: input.requiresAuthorization ?? null,
  };
  checker.assertNoProblems();
  return { source: (host ?? location)?.source ?? 'SPACEBRING', draft };
}

/** @throws UserProblemError with every problem of the input. */
function checkUpdateInput(input: UpdateVisitInput): { id: NodeId; changes: VisitChanges } {
  const checker = new InputChecker();
  const id = checker.id(['id'], input.id, 'Visit');
  for (const member of ['expectedAt', 'visitor', 'partySize'] as const) {
    if (input[member] === null) checker.add([member], 'This cannot be cleared.');
  }
  checkPeriod(checker, input.expectedAt, input.expectedUntil);
  const changes: VisitChanges = {
    ...(input.expectedAt && { expectedAt: input.expectedAt }),
    ...(input.expectedUntil !== undefined && { expectedUntil: input.expectedUntil }),
    ...(input.visitor && { visitor: checkVisitorChanges(checker, input.visitor) }),
    ...(typeof input.partySize === 'number' && { partySize: checkPartySize(checker, input.partySize) ?? 1 }),
    ...(input.purpose !== undefined && { purpose: checker.optionalText(['purpose'], input.purpose) }),
    ...(input.notes !== undefined && { notes: checker.optionalText(['notes'], input.notes) }),
    ...(input.vehicle !== undefined && { vehicle: checkVehicleChanges(checker, input.vehicle) }),
  };
  if (Object.keys(changes).length === 0) checker.add(null, 'Give at least one member to change.');
  checker.assertNoProblems();
  return { id, changes };
}
