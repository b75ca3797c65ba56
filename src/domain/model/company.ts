import type { Source } from '../source/source.js';
import type { LocationRef } from './location.js';

export interface Company {
  readonly nodeType: 'Company';
  readonly source: Source;
  readonly sourceId: string;
  /** Null where the source writes none: an id is no name. */
  readonly name: string | null;
  readonly location: LocationRef | null;
}

/** What another record carries of a company; an absent member costs a look-up. */
export type CompanyRef = Pick<Company, 'nodeType' | 'source' | 'sourceId'> &
  Partial<Pick<Company, 'name' | 'location'>>;

export interface CompanySource {
  /** Null for ids the source does not know. */
  loadCompany(sourceId: string): Promise<Company | null>;
}
