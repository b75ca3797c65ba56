import type { IdentityIndex, VisitorPerson } from '../model/identity-index.js';
import { isNeverCheckedOut } from '../model/stay-end.js';
import type { Visit, VisitStatus } from '../model/visit.js';
import { forEachInPace } from '../pace/in-pace.js';
import type { Pace } from '../pace/pace.js';
import { toInt } from './to-int.js';
import type { VisitMetrics } from './visit-stats.js';

const MS_PER_MINUTE = 60_000;

/** The figures of a set of visits without the peak. */
export type VisitFigures = Omit<VisitMetrics, 'peakOnSite' | 'peakOnSiteAt'>;

/** Computes the figures of sets of the same visits, by their indices. */
export async function createVisitFigures(
  visits: readonly Visit[],
  people: IdentityIndex,
  pace: Pace,
): Promise<(indices: Int32Array) => VisitFigures> {
  const countVisitors = await createVisitorCount(visits, people, pace);
  return (indices) => {
    const own: Visit[] = [];
    for (const index of indices) {
      const visit = visits[index];
      if (visit !== undefined) own.push(visit);
    }
    return { ...countVisits(own), ...countVisitors(indices), ...averageStay(own) };
  };
}

function countVisits(visits: readonly Visit[]) {
  const counts = {
    visits: visits.length,
    people: 0,
    checkedIn: 0,
    neverCheckedOut: 0,
    noShows: 0,
    cancelled: 0,
    withoutTime: 0,
    withoutDuration: 0,
  };
  let [attended, missed] = [0, 0];
  for (const visit of visits) {
    counts.people += visit.partySize;
    if (visit.timePrecision === 'DAY') counts.withoutTime += 1;
    if (isLengthUnknown(visit)) counts.withoutDuration += 1;
    if (visit.status === 'CANCELLED') counts.cancelled += 1;
    if (visit.status === 'NO_SHOW') {
      counts.noShows += 1;
      if (visit.wasExpected) missed += 1;
    }
    if (isNeverCheckedOut(visit)) counts.neverCheckedOut += 1;
    if (hasArrived(visit)) {
      counts.checkedIn += 1;
      if (visit.wasExpected) attended += 1;
    }
  }
  return {
    ...counts,
    people: toInt(counts.people),
    noShowRate: attended + missed === 0 ? null : missed / (attended + missed),
  };
}

/** Not all sources record the time of an arrival. */
function hasArrived({ status, checkedInAt }: Visit): boolean {
  return checkedInAt !== null || status === 'CHECKED_IN' || status === 'CHECKED_OUT';
}

function averageStay(visits: readonly Visit[]): Pick<VisitMetrics, 'averageDurationMinutes' | 'medianDurationMinutes'> {
  const minutes = stayLengths(visits).sort();
  const middle = minutes.length / 2;
  const lower = minutes[Math.ceil(middle) - 1];
  const upper = minutes[Math.floor(middle)];
  if (lower === undefined || upper === undefined) return { averageDurationMinutes: null, medianDurationMinutes: null };
  const sum = minutes.reduce((total, length) => total + length, 0);
  return { averageDurationMinutes: sum / minutes.length, medianDurationMinutes: (lower + upper) / 2 };
}

function stayLengths(visits: readonly Visit[]): Float64Array {
  const minutes = new Float64Array(visits.length);
  let count = 0;
  for (const visit of visits) {
    const length = stayMinutes(visit);
    if (length === null) continue;
    minutes[count] = length;
    count += 1;
  }
  return minutes.subarray(0, count);
}

/** Both ends are known, one of them only by its day. */
function isLengthUnknown({ timePrecision, departurePrecision, checkedInAt, checkedOutAt }: Visit): boolean {
  return checkedInAt !== null && checkedOutAt !== null && (timePrecision === 'DAY' || departurePrecision === 'DAY');
}

/** Null unless both times are known to the minute. Contradictory times count as 0, as in `Visit.durationMinutes`. */
function stayMinutes(visit: Visit): number | null {
  const { checkedInAt, checkedOutAt } = visit;
  if (isLengthUnknown(visit) || checkedInAt === null || checkedOutAt === null) return null;
  return Math.max(0, (checkedOutAt.getTime() - checkedInAt.getTime()) / MS_PER_MINUTE);
}

/** A visitor who did not come, or was refused, does not count as a person who visited. */
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
 * Counts the people of sets of the same visits, by their indices. A returning person has a visit in the set and an
 * earlier one among all visits.
 */
async function createVisitorCount(
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
  // The set in which a person was last counted; clearing a set of numbers for each of thousands of buckets costs more.
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
