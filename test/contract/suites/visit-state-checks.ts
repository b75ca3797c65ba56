import { isNeverCheckedOut } from '../../../src/domain/model/stay-end.js';
import type { Visit } from '../../../src/domain/model/visit.js';

/** What the status table says of times and presence, whatever the source. */
export function expectVisitState(visit: Visit): void {
  const { status, isOnSite, checkedInAt, checkedOutAt, expectedAt, createdAt, scheduledAt, evaluatedAt, wasExpected } =
    visit;
  expect(scheduledAt).toEqual(expectedAt ?? checkedInAt ?? createdAt);
  // A visitor whom the host turned away may still be in the building.
  if (isOnSite) expect(['CHECKED_IN', 'DENIED']).toContain(status);
  const isOver = visit.stayEndsBy !== null && visit.stayEndsBy <= evaluatedAt;
  // Who never checked out is not on site any more.
  if (status === 'CHECKED_IN') expect([isOnSite, checkedInAt !== null, checkedOutAt]).toEqual([!isOver, true, null]);
  expect(isNeverCheckedOut(visit)).toBe(isOver && checkedOutAt === null);
  if (status === 'EXPECTED' || status === 'NO_SHOW') expect([checkedInAt, checkedOutAt]).toEqual([null, null]);
  // Who did not come was expected; residents' dates are too free to say who was.
  if (status === 'NO_SHOW') expect(wasExpected).toBe(true);
  if (visit.source === 'RESIDENT') expect(wasExpected).toBe(false);
  if (status === 'NO_SHOW') expect(scheduledAt.getTime()).toBeLessThan(evaluatedAt.getTime());
  if (checkedOutAt !== null) expect(['CHECKED_OUT', 'DENIED']).toContain(status);
}
