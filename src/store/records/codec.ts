import { createHash } from 'node:crypto';
import type { RecordKind, StoredRecords } from '../ports.js';
import type { RecordTable } from '../tables/record-table.js';

/** Changes whenever a column is made of a record in another way: rows are then written anew as they are read. */
const COLUMNS_VERSION = '1';

export function encodeRecord<K extends RecordKind>({ times }: RecordTable<K>, record: StoredRecords[K]): string {
  const members: Record<string, unknown> = { ...record };
  for (const member in times) {
    const time = members[member];
    if (time instanceof Date) members[member] = time.getTime();
  }
  return JSON.stringify(members);
}

/** The record with its times as dates again, frozen. Members that were undefined are absent. */
export function decodeRecord<K extends RecordKind>(
  { times }: Pick<RecordTable<K>, 'times'>,
  payload: string,
): StoredRecords[K] {
  const members: Record<string, unknown> = JSON.parse(payload);
  for (const member in times) {
    const time = members[member];
    if (typeof time === 'number') members[member] = new Date(time);
  }
  // What `encodeRecord` wrote of such a record.
  return Object.freeze(members) as unknown as StoredRecords[K];
}

export function hashContent(payload: string, stream: string): string {
  return createHash('sha256').update(`${COLUMNS_VERSION}\n${stream}\n${payload}`).digest('base64url');
}
