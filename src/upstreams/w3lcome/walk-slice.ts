import type { SourceSlice } from '../../domain/source/source-slice.js';
import { finishWalk, type PageWalk } from './page-walk.js';

/**
 * What walks over the same records have read, once per id; complete when one of them came to its end.
 * @throws SourceFaultError when not even a first page could be read.
 */
export function walksToSlice<T>(walks: readonly PageWalk<T>[], asOf: Date): SourceSlice<T> {
  const ended = walks.find((walk) => walk.state === 'ENDED');
  const used = ended === undefined ? walks : [ended];
  const error = used.find((walk) => walk.error !== null)?.error ?? null;
  if (error !== null && used.every((walk) => walk.pageCount === 0)) throw error;
  return {
    records: [...new Map(used.flatMap((walk) => [...walk.records])).values()],
    droppedCount: used.reduce((sum, walk) => sum + walk.droppedCount, 0),
    isComplete: ended !== undefined,
    asOf,
    fault: error?.toFault() ?? null,
  };
}

/** Reads a list to its end. @throws SourceFaultError when not even its first page could be read. */
export async function readWalk<T>(walk: PageWalk<T>, asOf: Date): Promise<SourceSlice<T>> {
  await finishWalk(walk);
  return walksToSlice([walk], asOf);
}
