import { type LimitCode, limitFault, type SourceFaultError } from '../../domain/source/source-error.js';
import { endOf, mergeSlices, type SourceSlice } from '../../domain/source/source-slice.js';
import type { Clock } from '../../domain/time/clock.js';
import { requireFault, toFailedSlice } from '../http/failed-reads.js';
import { readAllPages } from '../http/read-pages.js';
import type { WirePage } from './wire.js';

export interface PagedReadOptions<T> {
  readonly readPage: (pageToken: string | undefined) => Promise<WirePage<T>>;
  readonly maxPages: number;
  readonly clock: Clock;
}

/**
 * Reads one list to its end. A list may shift while it is read, so duplicates are dropped.
 * @throws SourceFaultError when its first page cannot be read.
 */
export async function readPagedSlice<T extends { readonly id: string }>(
  options: PagedReadOptions<T>,
): Promise<SourceSlice<T>> {
  const asOf = options.clock.now();
  const {
    items: pages,
    isComplete,
    fault,
  } = await readAllPages<WirePage<T>>({
    maxPages: options.maxPages,
    readPage: async (pageToken) => {
      const page = await options.readPage(pageToken);
      return { items: [page], next: page.next };
    },
  });
  const byId = new Map<string, T>();
  for (const page of pages) for (const record of page.records) byId.set(record.id, record);
  const droppedCount = pages.reduce((sum, page) => sum + page.droppedCount, 0);
  const end = endOf(isComplete ? null : (fault ?? limitFault('PAGE_LIMIT')));
  return { records: [...byId.values()], droppedCount, asOf, ...end };
}

/**
 * Merges the reads of several locations or ledgers. One that fails loses its own rows, and the result is incomplete.
 * @throws SourceFaultError when all of them failed.
 */
export async function gatherSlices<T>(
  reads: readonly Promise<SourceSlice<T>>[],
  clock: Clock,
): Promise<SourceSlice<T>> {
  const outcomes = await Promise.allSettled(reads);
  const failures: SourceFaultError[] = [];
  const slices = outcomes.map((outcome): SourceSlice<T> => {
    if (outcome.status === 'fulfilled') return outcome.value;
    failures.push(requireFault(outcome.reason));
    return toFailedSlice(outcome.reason, clock.now());
  });
  const [failure] = failures;
  if (failure !== undefined && failures.length === reads.length) throw failure;
  return mergeSlices(slices, clock.now());
}

/** The mapped records; those for which `toRecord` returns null are left out. */
export function mapSlice<T, R>(slice: SourceSlice<T>, toRecord: (record: T) => R | null): SourceSlice<R> {
  return { ...slice, records: slice.records.flatMap((record) => toRecord(record) ?? []) };
}

/** The same slice, incomplete for the reason given; by default a location may have been left out. */
export function markIncomplete<T>(
  slice: SourceSlice<T>,
  isComplete: boolean,
  code: LimitCode = 'LOCATION_FAILED',
): SourceSlice<T> {
  return isComplete ? slice : { ...slice, ...endOf(slice.fault ?? limitFault(code)) };
}

/** A record without a location belongs to the location whose list returned it. */
export function withLocation<T extends { readonly locationRef: string | null }>(record: T, locationRef: string): T {
  return record.locationRef === null ? { ...record, locationRef } : record;
}
