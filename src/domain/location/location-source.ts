import type { SourceSlice } from '../source/source-slice.js';
import type { Location } from './location.js';

export interface LocationSource {
  /** All locations of the source, in no particular order. */
  readLocations(): Promise<SourceSlice<Location>>;
  /** Null for ids the source does not know. Batched within the request. */
  loadLocation(sourceId: string): Promise<Location | null>;
}
