import { orderSortKeys } from '../lists/sort-key.js';
import { timeKey } from '../lists/time-key.js';
import type { Visit } from '../visit/visit.js';
import { createIdentityIndex, type VisitorPerson } from './identity-index.js';
import { type Visitor, visitorOfRecords } from './visitor.js';

/** A person and the visits they were put together from. */
export interface VisitedPerson {
  readonly visitor: Visitor;
  /** Newest first. */
  readonly visits: readonly Visit[];
  readonly lastVisitAt: Date;
}

/** Puts visits together by person, judged by exactly these visits. */
export async function groupVisitsByPerson(visits: readonly Visit[]): Promise<VisitedPerson[]> {
  const newestFirst = visits
    .map((visit) => ({ visit, key: timeKey(visit.scheduledAt, visit) }))
    .sort((left, right) => orderSortKeys('DESC', left.key, right.key));
  const index = await createIdentityIndex(newestFirst.map(({ visit }) => visit.visitor));
  const groups = new Map<VisitorPerson, Visit[]>();
  for (const { visit } of newestFirst) {
    const person = index.personOf(visit.visitor);
    if (person === null) continue;
    const group = groups.get(person);
    if (group === undefined) groups.set(person, [visit]);
    else group.push(visit);
  }
  return [...groups].flatMap(([person, own]) => toVisitedPerson(person, own) ?? []);
}

function toVisitedPerson({ key }: VisitorPerson, visits: readonly Visit[]): VisitedPerson | null {
  const [newest, ...older] = visits;
  if (newest === undefined) return null;
  const records = [newest.visitor, ...older.map(({ visitor }) => visitor)] as const;
  return {
    visitor: visitorOfRecords(records, { key, matchedBy: key.match }),
    visits,
    lastVisitAt: newest.scheduledAt,
  };
}
