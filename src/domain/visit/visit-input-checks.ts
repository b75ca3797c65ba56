import type { NodeId } from '../ids/node-id.js';
import type { VisitChanges, VisitDraft } from '../model/visit.js';
import type { Source } from '../source/source.js';
import { InputChecker } from '../writes/input-checker.js';
import { userProblem } from '../writes/user-problem.js';
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

/** A visit may be arranged for somebody who is at the door already, whatever the clocks of desk and gateway say. */
const PAST_TOLERANCE_MS = 5 * 60_000;

/** @throws UserProblemError INVALID_INPUT for a time that is over. */
export function assertNotPast(expectedAt: Date, now: Date): void {
  if (expectedAt.getTime() < now.getTime() - PAST_TOLERANCE_MS) {
    throw userProblem('INVALID_INPUT', 'A visit cannot be expected in the past.', { field: ['expectedAt'] });
  }
}

/** @throws UserProblemError with every problem of the input. */
export function checkScheduleInput(input: ScheduleVisitInput): { source: Source; draft: VisitDraft } {
  const checker = new InputChecker();
  const host = checker.optionalId(['hostId'], input.hostId, 'Person');
  const location = checker.optionalId(['locationId'], input.locationId, 'Location');
  if (!input.hostId && !input.locationId) checker.add(['hostId'], 'Say whom or which location is visited.');
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
export function checkUpdateInput(input: UpdateVisitInput): { id: NodeId; changes: VisitChanges } {
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
  if (Object.keys(changes).length === 0) checker.add(null, 'Say what is to be changed.');
  checker.assertNoProblems();
  return { id, changes };
}
