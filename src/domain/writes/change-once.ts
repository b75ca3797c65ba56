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
   * After a lost response: the record if it has every member that was sent; null in the list if the change deleted it.
   * Empty: not done, or unknown. Read with `env`, which has loaded nothing yet.
   */
  findDone(env: ListEnvironment): Promise<readonly (T | null)[]>;
}

/**
 * Changes one record, once per idempotency key, while no other call writes that record. Null: the change or a later one
 * deleted the record.
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

/** Deletes one record as `changeOnce` changes one; returns its global id. */
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
