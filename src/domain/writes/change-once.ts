import { encodeNodeId, type NodeId } from '../ids/node-id.js';
import type { WriteEnvironment } from './write-environment.js';
import { type OnceOnly, writeOnce } from './write-once.js';

export interface Change<T> {
  readonly operation: string;
  readonly input: OnceOnly<T>['input'];
  readonly id: NodeId;
  write(): Promise<T>;
  /** The record as it is now; null when there is none. */
  load(): Promise<T | null>;
  /** Whether the record is as this change wanted it; `record` is null when there is none any more. */
  isDone(record: T | null, startedAt: Date): boolean;
}

/**
 * Changes one record, once per idempotency key, and alone among the writers of that record.
 * Null: the record is gone, as the change wanted it or since.
 * @throws as `writeOnce`.
 */
export function changeOnce<T>(writes: WriteEnvironment, change: Change<T>): Promise<T | null> {
  const { operation, input, id, write, load, isDone } = change;
  const record = encodeNodeId(id);
  return writeOnce<T | null>(writes, {
    operation,
    source: id.source,
    input,
    isCreation: false,
    write: () => writes.locks.run(record, writes.signal, write),
    findDone: async (startedAt) => {
      const found = await load();
      return isDone(found, startedAt) ? [found] : [];
    },
    outcomeOf: () => record,
    load,
  });
}

/** As `changeOnce`, for a record that is to be gone afterwards; gives its global id. */
export async function deleteOnce(
  writes: WriteEnvironment,
  deletion: Omit<Change<unknown>, 'write' | 'isDone'> & { write(): Promise<void> },
): Promise<string> {
  await changeOnce(writes, {
    ...deletion,
    write: async () => {
      await deletion.write();
      return null;
    },
    isDone: (record) => record === null,
  });
  return encodeNodeId(deletion.id);
}
