import type { SourceFault } from './source-error.js';

/** What one source contributed to one list: its records, and whether they are all of them. */
export type SourceSlice<T> = SliceRecords<T> & SliceEnd;

interface SliceRecords<T> {
  readonly records: readonly T[];
  /** Records that were received but could not be decoded; they are left out and make the report PARTIAL. */
  readonly droppedCount: number;
  /** When the oldest data in the slice was read. */
  readonly asOf: Date;
  /** Whether the records are older ones, served because the source cannot be read. Absent = no. */
  readonly isStale?: boolean;
}

/** Whether the read reached the end of the list; if not, the failure or the limit that ended it. */
export type SliceEnd =
  | { readonly isComplete: true; readonly fault: null }
  | { readonly isComplete: false; readonly fault: SourceFault };

/** Null: nothing ended the read early. */
export function endOf(fault: SourceFault | null): SliceEnd {
  return fault === null ? { isComplete: true, fault } : { isComplete: false, fault };
}

export function completeSlice<T>(records: readonly T[], asOf: Date): SourceSlice<T> {
  return { records, droppedCount: 0, asOf, ...endOf(null) };
}

/** Whether no record is missing from the slice. Only then does an absent record not exist. */
export function isWhole({
  isComplete,
  droppedCount,
}: Pick<SourceSlice<unknown>, 'isComplete' | 'droppedCount'>): boolean {
  return isComplete && droppedCount === 0;
}

/** What ended the read early, if it was not the page limit. */
export function failureOf({ fault }: SliceEnd): SourceFault | null {
  return fault?.code === 'PAGE_LIMIT' ? null : fault;
}

/** Puts slices of one source together: the oldest `asOf`, every record, and the first fault, failures before page limits. */
export function mergeSlices<T>(slices: readonly SourceSlice<T>[], readAt: Date): SourceSlice<T> {
  const faults = slices.flatMap((slice) => slice.fault ?? []);
  return {
    records: slices.flatMap((slice) => slice.records),
    droppedCount: slices.reduce((sum, slice) => sum + slice.droppedCount, 0),
    asOf: slices.reduce((oldest, slice) => (slice.asOf < oldest ? slice.asOf : oldest), readAt),
    isStale: slices.some((slice) => slice.isStale === true),
    ...endOf(slices.map(failureOf).find((failure) => failure !== null) ?? faults[0] ?? null),
  };
}
