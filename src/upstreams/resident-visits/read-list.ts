import { forEachInPace } from '../../domain/pace/in-pace.js';
import { SHARED_PACE } from '../../domain/pace/pace.js';
import { endOf, type SourceSlice } from '../../domain/source/source-slice.js';
import type { DecodedList } from '../http/decode.js';

/** A whole list of the service, each record once. */
export interface ResidentList<T> {
  readonly byId: ReadonlyMap<string, T>;
  readonly droppedCount: number;
  readonly asOf: Date;
}

/** `toRecord` returns null for an unusable record, which counts as dropped. */
export async function toResidentList<W, T extends { readonly sourceId: string }>(
  decoded: DecodedList<W>,
  toRecord: (wire: W) => T | null,
  asOf: Date,
): Promise<ResidentList<T>> {
  const byId = new Map<string, T>();
  let droppedCount = decoded.droppedCount;
  await forEachInPace(SHARED_PACE, decoded.records, (wire) => {
    const record = toRecord(wire);
    if (record === null) droppedCount += 1;
    else byId.set(record.sourceId, record);
  });
  return { byId, droppedCount, asOf };
}

export function toSlice<T>(list: ResidentList<T>): SourceSlice<T> {
  return {
    records: [...list.byId.values()],
    droppedCount: list.droppedCount,
    asOf: list.asOf,
    ...endOf(null),
  };
}
