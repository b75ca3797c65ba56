import type { Source } from '../source/source.js';
import type { SourceSlice } from '../source/source-slice.js';
import type { CompanyRef } from './company.js';
import type { LocationRef } from './location.js';

export interface PersonDetails {
  /** Name, else e-mail; null when the source has neither: an id is not a name. */
  readonly name: string | null;
  readonly email: string | null;
  readonly phoneNumber: string | null;
  readonly pictureUrl: string | null;
  readonly position: string | null;
  readonly department: string | null;
  readonly company: CompanyRef | null;
  readonly unit: string | null;
  readonly address: string | null;
  readonly location: LocationRef | null;
  readonly isActive: boolean | null;
}

/** A Spacebring membership, a W3lcome host, a resident. */
export interface Person extends PersonDetails {
  readonly nodeType: 'Person';
  readonly source: Source;
  readonly sourceId: string;
}

/**
 * A person in another record: by `sourceId`, or by `account`, a login with one or more memberships that is resolved in
 * the record's location. Absent details need a look-up, null ones are known to be empty.
 */
export interface PersonRef extends Partial<PersonDetails> {
  readonly nodeType: 'Person';
  readonly source: Source;
  readonly sourceId?: string;
  readonly account?: AccountRef;
}

export interface AccountRef {
  readonly accountId: string;
  /** Source id of the location of the membership. */
  readonly locationId: string;
}

/** Prefix of the source id of a person who has an account but no membership at the location of the record. */
export const ACCOUNT_ID_PREFIX = 'user/';

export interface PersonQuery {
  /** Source ids; absent = all. */
  readonly locationIds?: readonly string[];
  /** Trimmed and lower-case; absent = all. */
  readonly email?: string;
}

export interface PersonSource {
  /** Every person the query describes, in no particular order. */
  readPeople(query: PersonQuery): Promise<SourceSlice<Person>>;
  /**
   * Null for ids the source does not know. Batched within the request: one list replaces many single reads where that
   * is fewer calls.
   */
  loadPerson(sourceId: string): Promise<Person | null>;
  /** The membership of an account in a location; null where there is none. Only sources with accounts implement it. */
  loadPersonByAccount?(account: AccountRef): Promise<Person | null>;
  /** All people of this source with that e-mail (trimmed, lower-case). Batched within the request. */
  findPeopleByEmail(email: string): Promise<readonly Person[]>;
}

export interface HostDraft {
  readonly name: string;
  readonly email: string;
  readonly phoneNumber: string | null;
  readonly position: string | null;
  readonly department: string | null;
  readonly sendInvitation: boolean;
}

/** Undefined = keep, null = clear. */
export interface HostChanges {
  readonly name?: string;
  readonly phoneNumber?: string | null;
  readonly position?: string | null;
  readonly department?: string | null;
  readonly isActive?: boolean;
}

/** Port: as VisitWriter. */
export interface PersonWriter {
  readonly isCreationTimeReported: boolean;
  createHost(draft: HostDraft): Promise<Person>;
  findCreatedHosts(draft: HostDraft): Promise<readonly Person[]>;
  updateHost(sourceId: string, changes: HostChanges): Promise<Person>;
  findUpdatedHost(sourceId: string, changes: HostChanges): Promise<Person | null>;
  deleteHost(sourceId: string): Promise<void>;
}
