import type { SourceSlice } from '../source/source-slice.js';
import type { AccountRef, Person } from './person.js';

export interface PersonQuery {
  /** Source ids; absent = all. */
  readonly locationIds?: readonly string[];
  /** Trimmed and lower-case; absent = all. */
  readonly email?: string;
}

export interface PersonSource {
  /** Every person the query describes, in no particular order. */
  readPeople(query: PersonQuery): Promise<SourceSlice<Person>>;
  /** Null for ids the source does not know. Batched within the request: one list instead of many single reads where that is fewer calls. */
  loadPerson(sourceId: string): Promise<Person | null>;
  /** The membership of an account in a location; null where there is none. Only sources that name people by account implement it. */
  loadPersonByAccount?(account: AccountRef): Promise<Person | null>;
  /** All people of this source with that e-mail (trimmed, lower-case). Batched within the request. */
  findPeopleByEmail(email: string): Promise<readonly Person[]>;
}
