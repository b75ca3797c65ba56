import type { IdentityIndex, VisitorPerson } from '../model/identity-index.js';
import type { Visit, VisitStatus } from '../model/visit.js';
import { forEachInPace } from '../pace/in-pace.js';
import type { Pace } from '../pace/pace.js';
import type { VisitMetrics } from './visit-stats.js';

/** Whoever was meant to come and did not, or was sent away, has not visited. */
const NOT_VISITED: readonly VisitStatus[] = ['CANCELLED', 'DENIED', 'NO_SHOW'];
const NO_VISITOR = -1;

interface Seen {
  /** The last set in which the person was counted. */
  inSet: number;
  returnedInSet: number;
  /** Of the whole list. */
  readonly firstVisitMs: number;
}

/**
 * Counts the people behind sets of the same visits, given by their indices. One returns who has a visit in the set and an
 * earlier one anywhere among the visits.
 */
export async function createVisitorCount(
  visits: readonly Visit[],
  people: IdentityIndex,
  pace: Pace,
): Promise<(indices: Int32Array) => Pick<VisitMetrics, 'uniqueVisitors' | 'returningVisitors'>> {
  const visitors = new Int32Array(visits.length).fill(NO_VISITOR);
  const times = new Float64Array(visits.length);
  const numbers = new Map<VisitorPerson, number>();
  const firstVisitMs: number[] = [];
  await forEachInPace(pace, visits, ({ status, visitor, scheduledAt }, index) => {
    const timeMs = scheduledAt.getTime();
    times[index] = timeMs;
    const person = NOT_VISITED.includes(status) ? null : people.personOf(visitor);
    if (person === null) return;
    const number = numbers.get(person) ?? numbers.size;
    numbers.set(person, number);
    visitors[index] = number;
    firstVisitMs[number] = Math.min(firstVisitMs[number] ?? Number.POSITIVE_INFINITY, timeMs);
  });
  // Which set a person was last counted in: clearing a set of numbers for each of thousands of buckets would cost more.
  const seen: Seen[] = firstVisitMs.map((first) => ({ inSet: 0, returnedInSet: 0, firstVisitMs: first }));
  let set = 0;

  return (indices) => {
    set += 1;
    let [uniqueVisitors, returningVisitors] = [0, 0];
    for (const index of indices) {
      const person = seen[visitors[index] ?? NO_VISITOR];
      if (person === undefined) continue;
      if (person.inSet !== set) uniqueVisitors += 1;
      person.inSet = set;
      const isLater = (times[index] ?? 0) > person.firstVisitMs;
      if (!isLater || person.returnedInSet === set) continue;
      returningVisitors += 1;
      person.returnedInSet = set;
    }
    return { uniqueVisitors, returningVisitors };
  };
}
