import type { SourceFault } from './source-error.js';

/** What one source contributed to one list: its records, and how far they can be trusted to be all of them. */
export interface SourceSlice<T> {
  readonly records: readonly T[];
  /** Records that were received but could not be decoded; they are left out and make the report PARTIAL. */
  readonly droppedCount: number;
  /** False when a safety limit, a failed location or a short history cut the read. */
  readonly isComplete: boolean;
  /** When the oldest data in the slice was read. */
  readonly asOf: Date;
  /** Why the slice is incomplete, where there is a reason to show. */
  readonly fault: SourceFault | null;
  /** Read before, and served because the source could not be read now. Absent = no. */
  readonly isStale?: boolean;
}

export function completeSlice<T>(records: readonly T[], asOf: Date): SourceSlice<T> {
  return { records, droppedCount: 0, isComplete: true, asOf, fault: null };
}

/** Whether no record is missing from the slice: only then does an absent one say that there is none. */
export function isWhole({
  isComplete,
  droppedCount,
}: Pick<SourceSlice<unknown>, 'isComplete' | 'droppedCount'>): boolean {
  return isComplete && droppedCount === 0;
}

/** Puts slices of one source together: the oldest `asOf`, every record, and the first fault. */
export function mergeSlices<T>(slices: readonly SourceSlice<T>[], readAt: Date): SourceSlice<T> {
  return {
    records: slices.flatMap((slice) => slice.records),
    droppedCount: slices.reduce((sum, slice) => sum + slice.droppedCount, 0),
    isComplete: slices.every((slice) => slice.isComplete),
    asOf: slices.reduce((oldest, slice) => (slice.asOf < oldest ? slice.asOf : oldest), readAt),
    fault: slices.find((slice) => slice.fault !== null)?.fault ?? null,
    isStale: slices.some((slice) => slice.isStale === true),
  };
}
