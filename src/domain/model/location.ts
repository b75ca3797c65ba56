import type { Source } from '../source/source.js';
import type { SourceSlice } from '../source/source-slice.js';

/** A Spacebring location, the W3lcome company account, a residents' community. */
export interface Location {
  readonly nodeType: 'Location';
  readonly source: Source;
  readonly sourceId: string;
  /** Null when the source has none: an id is not a name. */
  readonly name: string | null;
  readonly address: string | null;
  /** IANA name. */
  readonly timeZone: string;
  /** ISO 4217. */
  readonly currencyCode: string | null;
}

/** The members of a location in another record: an absent one needs a look-up, null is known to be empty. */
export type LocationRef = Pick<Location, 'nodeType' | 'source' | 'sourceId'> &
  Partial<Omit<Location, 'nodeType' | 'source' | 'sourceId'>>;

export interface LocationSource {
  /** All locations of the source, in no particular order. */
  readLocations(): Promise<SourceSlice<Location>>;
  /** Null for ids the source does not know. Batched within the request. */
  loadLocation(sourceId: string): Promise<Location | null>;
}
