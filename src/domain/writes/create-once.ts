import { decodeNodeId, encodeNodeId, type NodeId } from '../ids/node-id.js';
import type { Source } from '../source/source.js';
import type { WriteEnvironment } from './write-environment.js';
import { type OnceOnly, writeOnce } from './write-once.js';

export interface Creation<T extends NodeId> {
  readonly operation: string;
  readonly source: Source;
  readonly input: OnceOnly<T>['input'];
  write(): Promise<T>;
  /** Records that this creation may have made, when nobody heard its answer. */
  find(startedAt: Date): Promise<readonly T[]>;
  /** Null when it is gone since. */
  load(sourceId: string): Promise<T | null>;
}

/**
 * Makes one record, once per idempotency key. Null: the key's record was made and is gone since.
 * @throws as `writeOnce`.
 */
export function createOnce<T extends NodeId>(writes: WriteEnvironment, creation: Creation<T>): Promise<T | null> {
  const { operation, source, input, write, find, load } = creation;
  return writeOnce<T | null>(writes, {
    operation,
    source,
    input,
    isCreation: true,
    write,
    findDone: find,
    outcomeOf: (record) => (record === null ? '' : encodeNodeId(record)),
    load: async (outcome) => {
      const id = decodeNodeId(outcome);
      return id === null ? null : load(id.sourceId);
    },
  });
}
