import type { BlockedPerson } from '../../../src/domain/model/blocked-person.js';
import type { Person } from '../../../src/domain/model/person.js';
import type { Visit } from '../../../src/domain/model/visit.js';
import type { Source } from '../../../src/domain/source/source.js';
import { userProblem } from '../../../src/domain/writes/user-problem.js';

/** The same arrays that a fake adapter reads, so that it shows what was written. */
export interface FakeWritableData {
  readonly visits: Visit[];
  readonly people: Person[];
  readonly blockedPeople: BlockedPerson[];
}

/** Writes in memory, in two steps: told of as `scheduleVisit` before and as `scheduleVisit done` after the record is there. */
export interface FakeWrites {
  readonly source: Source;
  readonly data: FakeWritableData;
  write<T>(call: string, commit: () => T): Promise<T>;
  nextId(kind: string): string;
}

interface Identified {
  readonly sourceId: string;
}

export function requireRecord<T extends Identified>(records: readonly T[], sourceId: string): T {
  const record = records.find((candidate) => candidate.sourceId === sourceId);
  if (record === undefined) throw userProblem('NOT_FOUND', 'There is no record with this id.', { field: ['id'] });
  return record;
}

/** Puts a record in the place of the one with its id, or at the end. */
export function putRecord<T extends Identified>(records: T[], record: T): T {
  const frozen = Object.freeze(record);
  const index = records.findIndex(({ sourceId }) => sourceId === record.sourceId);
  records.splice(index === -1 ? records.length : index, 1, frozen);
  return frozen;
}

/** @throws UserProblemError NOT_FOUND */
export function removeRecord<T extends Identified>(records: T[], sourceId: string): void {
  records.splice(records.indexOf(requireRecord(records, sourceId)), 1);
}

/** What is given of the changes; undefined members keep what there is. */
export function givenOf<T extends object>(changes: T): Partial<T> {
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)) as Partial<T>;
}
