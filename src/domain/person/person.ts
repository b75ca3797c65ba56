import type { CompanyRef } from '../company/company.js';
import type { LocationRef } from '../location/location.js';
import type { Source } from '../source/source.js';

export interface PersonDetails {
  /** Name, else e-mail; null where the source writes neither: an id is no name. */
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
 * A person as another record names them. Either by `sourceId`, or by `account`: the login behind possibly several
 * memberships, to be resolved in the record's location. Absent details cost a look-up, null ones are known to be empty.
 */
export interface PersonRef extends Partial<PersonDetails> {
  readonly nodeType: 'Person';
  readonly source: Source;
  readonly sourceId?: string;
  readonly account?: AccountRef;
}

export interface AccountRef {
  readonly accountId: string;
  /** Source id of the location in which the membership is looked for. */
  readonly locationId: string;
}

/** Source id of a person who has an account but no membership where they were named. */
export const ACCOUNT_ID_PREFIX = 'user/';
