import type { LocationRef } from '../location/location.js';
import type { Source } from '../source/source.js';

export interface Company {
  readonly nodeType: 'Company';
  readonly source: Source;
  readonly sourceId: string;
  readonly name: string;
  readonly location: LocationRef | null;
}

/** What another record carries of a company; an absent member costs a look-up. */
export type CompanyRef = Pick<Company, 'nodeType' | 'source' | 'sourceId'> &
  Partial<Pick<Company, 'name' | 'location'>>;
