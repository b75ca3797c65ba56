import type { Visit } from '../model/visit.js';

const MS_PER_MINUTE = 60_000;

/**
 * Minutes from check-in to check-out, or on site to the time of the evaluation. Null before the check-in, when the
 * visitor left at an unknown time, and when only the day of a time is known. Contradictory times count as 0.
 */
export function durationMinutes(
  visit: Pick<
    Visit,
    'timePrecision' | 'departurePrecision' | 'checkedInAt' | 'checkedOutAt' | 'isOnSite' | 'evaluatedAt'
  >,
): number | null {
  const end = visit.checkedOutAt ?? (visit.isOnSite ? visit.evaluatedAt : null);
  if (visit.timePrecision === 'DAY' || visit.checkedInAt === null || end === null) return null;
  if (visit.checkedOutAt !== null && visit.departurePrecision === 'DAY') return null;
  return Math.max(0, (end.getTime() - visit.checkedInAt.getTime()) / MS_PER_MINUTE);
}
