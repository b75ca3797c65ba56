import { fold } from '../text/fold.js';
import type { Visit } from './visit.js';
import type { VisitChanges } from './visit-writer.js';

/** Whether a visit is as the changes wanted it; what no source returns (`expectedUntil`) is not compared. */
export function hasChanges(visit: Visit, changes: VisitChanges): boolean {
  return (
    isSameTime(visit, changes.expectedAt) &&
    (changes.visitor === undefined || fold(visit.visitor.name) === fold(changes.visitor.name)) &&
    (changes.partySize === undefined || visit.partySize === changes.partySize) &&
    (changes.purpose === undefined || visit.purpose === changes.purpose) &&
    (changes.notes === undefined || visit.notes === changes.notes) &&
    (changes.vehicle === undefined || (visit.vehicle?.licensePlate ?? null) === (changes.vehicle?.licensePlate ?? null))
  );
}

/** Sources keep whole seconds. */
function isSameTime({ scheduledAt }: Visit, expectedAt: Date | undefined): boolean {
  return expectedAt === undefined || Math.abs(scheduledAt.getTime() - expectedAt.getTime()) < 1_000;
}
