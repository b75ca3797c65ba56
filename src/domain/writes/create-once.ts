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
   * Some of the members that `find` compares, which every source returns. Creations with equal ones run one after the
   * other, because a look-up can confuse their records.
   */
  readonly compared: object;
  /** Whether the source reports when a record was created. If not, records that exist before the write are excluded. */
  readonly isCreationTimeReported: boolean;
  /** As OnceOnly. */
  assertAllowed?(): Promise<void>;
  write(): Promise<T>;
  /** Records that this creation may have made, since `startedAt` where the source reports the time. Reads only. */
  find(startedAt: Date): Promise<readonly T[]>;
  /** Null when it was deleted since. */
  load(sourceId: string): Promise<T | null>;
}

/**
 * Creates one record, once per idempotency key. Null: the record was created and deleted since.
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
 * Equal for all creations that a look-up cannot distinguish. Coarser than every source: it ignores case, surrounding
 * blanks and parts of a second.
 */
export function creationLockKey(operation: string, source: Source, compared: object): string {
  return `${operation}/${source}/${fingerprint(JSON.parse(JSON.stringify(compared, toCoarse)), { isNullIncluded: true })}`;
}

/** For JSON.stringify, which passes dates as ISO 8601 text. */
function toCoarse(_member: string, value: unknown): unknown {
  return typeof value === 'string' ? value.replace(ISO_FRACTION, '$1Z').trim().toLowerCase() : value;
}

const ISO_FRACTION = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)\.\d{3}Z$/;
