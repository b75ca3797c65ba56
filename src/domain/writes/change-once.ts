import { encodeNodeId, type NodeId } from '../ids/node-id.js';
import type { ListEnvironment } from '../lists/list-environment.js';
import type { WriteEnvironment } from './write-environment.js';
import { recordLockKey } from './write-environment.js';
import { type OnceOnly, writeOnce } from './write-once.js';

export interface Change<T> {
  readonly operation: string;
  readonly input: OnceOnly<T>['input'];
  readonly id: NodeId;
  write(): Promise<T>;
  /** The record as it is now, read with `env`; null when there is none. */
  load(env: ListEnvironment): Promise<T | null>;
  /**
   * The record, when nobody heard the answer and every member that was sent stands in it; null within the list: it is
   * gone, as the change wanted. Empty: not done, or unknown. Read with `env`, which has loaded nothing yet.
   */
  findDone(env: ListEnvironment): Promise<readonly (T | null)[]>;
}

/**
 * Changes one record, once per idempotency key, and alone among the writers of that record.
 * Null: the record is gone, as the change wanted it or since.
 * @throws as `writeOnce`.
 */
export function changeOnce<T>(writes: WriteEnvironment, change: Change<T>): Promise<T | null> {
  const { operation, input, id, write, load, findDone } = change;
  return writeOnce<T | null>(writes, {
    operation,
    source: id.source,
    input,
    creationLock: null,
    write: () => writes.locks.run(recordLockKey(id), writes.signal, write),
    findDone: (_startedAt, env) => findDone(env),
    outcomeOf: () => encodeNodeId(id),
    load: () => load(writes.env),
  });
}

/** A look-up's answer as a list: empty for null. */
export function foundOrNone<T>(found: T | null): readonly T[] {
  return found === null ? [] : [found];
}

/** As `changeOnce`, for a record that is to be gone afterwards; gives its global id. */
export async function deleteOnce(
  writes: WriteEnvironment,
  deletion: Omit<Change<unknown>, 'write' | 'findDone'> & { write(): Promise<void> },
): Promise<string> {
  await changeOnce(writes, {
    ...deletion,
    write: async () => {
      await deletion.write();
      return null;
    },
    findDone: async (env) => ((await deletion.load(env)) === null ? [null] : []),
  });
  return encodeNodeId(deletion.id);
}
