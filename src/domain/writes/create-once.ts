import { decodeNodeId, encodeNodeId, type NodeId } from '../ids/node-id.js';
import { fingerprint } from '../lists/fingerprint.js';
import type { Source } from '../source/source.js';
import type { WriteEnvironment } from './write-environment.js';
import { type OnceOnly, writeOnce } from './write-once.js';

export interface Creation<T extends NodeId> {
  readonly operation: string;
  readonly source: Source;
  readonly input: OnceOnly<T>['input'];
  /**
   * Some of what `find` compares, as it was given: creations that are equal in it run one after the other, as a look-up may
   * take the record of one for that of another. Only what every source returns.
   */
  readonly compared: object;
  /** Whether the source tells when a record was made. Where it does not, only what was not there before can be new. */
  readonly isCreationTimeReported: boolean;
  /** As OnceOnly. */
  assertAllowed?(): Promise<void>;
  write(): Promise<T>;
  /** Records as this creation would have made them, since `startedAt` where the source tells. Reads only. */
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
  const outcomeOf = (record: T | null) => (record === null ? '' : encodeNodeId(record));
  return writeOnce<T | null>(writes, {
    operation,
    source,
    input,
    creationLock: creationLockKey(operation, source, creation.compared),
    ...(!creation.isCreationTimeReported && {
      findBefore: async () => (await find(writes.env.now)).map(outcomeOf),
    }),
    ...(creation.assertAllowed !== undefined && { assertAllowed: creation.assertAllowed }),
    write,
    findDone: find,
    outcomeOf,
    load: async (outcome) => {
      const id = decodeNodeId(outcome);
      return id === null ? null : load(id.sourceId);
    },
  });
}

/**
 * Equal for all creations that a look-up cannot tell apart. Coarser than any source compares: the case of letters, blanks
 * around a text and parts of a second do not count.
 */
export function creationLockKey(operation: string, source: Source, compared: object): string {
  return `${operation}/${source}/${fingerprint(JSON.parse(JSON.stringify(compared, toCoarse)), { isNullIncluded: true })}`;
}

/** For JSON.stringify, which hands over dates as ISO 8601 text. */
function toCoarse(_member: string, value: unknown): unknown {
  return typeof value === 'string' ? value.replace(ISO_FRACTION, '$1Z').trim().toLowerCase() : value;
}

const ISO_FRACTION = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)\.\d{3}Z$/;
