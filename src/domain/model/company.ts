import type { Source } from '../source/source.js';
import type { LocationRef } from './location.js';

export interface Company {
  readonly nodeType: 'Company';
  readonly source: Source;
  readonly sourceId: string;
  /** Null when the source has none: an id is not a name. */
  readonly name: string | null;
  readonly location: LocationRef | null;
}

/** The members of a company in another record; an absent one needs a look-up. */
export type CompanyRef = Pick<Company, 'nodeType' | 'source' | 'sourceId'> &
  Partial<Pick<Company, 'name' | 'location'>>;

export interface CompanySource {
  /** Null for ids the source does not know. */
  loadCompany(sourceId: string): Promise<Company | null>;
}
