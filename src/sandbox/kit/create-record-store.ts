/** Records by id; ids are compared without case. */
export interface RecordStore<T> {
  /** Grows with every write. */
  readonly version: number;
  /** Sorted by id: a stable order independent of time, in which inserts and deletes shift later records. */
  readonly records: readonly T[];
  get(id: string): T | undefined;
  /** Inserts, or replaces the record with the same id. */
  put(record: T): void;
  /** Returns the removed record. */
  remove(id: string): T | undefined;
}

export function createRecordStore<T extends { readonly id: string }>(initial: readonly T[]): RecordStore<T> {
  const byId = new Map(initial.map((record) => [record.id.toLowerCase(), record]));
  const records = [...byId.keys()].sort().flatMap((id) => byId.get(id) ?? []);
  let version = 0;

  /** Position of the first record whose id is not less. */
  function positionOf(id: string): number {
    let [low, high] = [0, records.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((records[middle]?.id.toLowerCase() ?? '') < id) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  return {
    get version() {
      return version;
    },
    records,
    get: (id) => byId.get(id.toLowerCase()),
    put(record) {
      const id = record.id.toLowerCase();
      records.splice(positionOf(id), byId.has(id) ? 1 : 0, record);
      byId.set(id, record);
      version += 1;
    },
    remove(id) {
      const key = id.toLowerCase();
      const removed = byId.get(key);
      if (removed === undefined) return undefined;
      records.splice(positionOf(key), 1);
      byId.delete(key);
      version += 1;
      return removed;
    },
  };
}
