import type { LocationRef } from '../location/location.js';
import { completeSlice, type SourceSlice } from '../source/source-slice.js';

/** The locations of one source that exist for a caller. */
export interface LocationLimit {
  /** Nothing of the source exists: it need not be asked. */
  readonly isEmpty: boolean;
  /** Whether a record that says so exists; one that names no location, or not which, does not. */
  allows(location: Pick<LocationRef, 'sourceId'> | null | undefined): boolean;
  /** What is left of the locations that a query asks for; undefined = all. */
  narrow(locationIds: readonly string[] | undefined): readonly string[];
  /** A slice without the records that do not exist for the caller. */
  cut<T extends { readonly location: LocationRef | null }>(slice: SourceSlice<T>): SourceSlice<T>;
  /** What a source answers that has nothing. */
  nothing<T>(): SourceSlice<T>;
}

/** `locationIds`: source ids; others than the source's match nothing. */
export function createLocationLimit(locationIds: readonly string[], now: Date): LocationLimit {
  const allowed = new Set(locationIds);
  const allows: LocationLimit['allows'] = (location) =>
    location?.sourceId !== undefined && allowed.has(location.sourceId);
  return {
    isEmpty: allowed.size === 0,
    allows,
    narrow: (asked) => (asked === undefined ? [...allowed] : asked.filter((id) => allowed.has(id))),
    cut: (slice) => ({ ...slice, records: slice.records.filter(({ location }) => allows(location)) }),
    nothing: () => completeSlice([], now),
  };
}
