import type { Source } from '../../domain/source/source.js';
import type { StoreDatabase } from '../database.js';
import type { RecordKind, StoredRecords } from '../ports.js';
import type { KeyColumns, RecordTable, TableNames } from '../tables/record-table.js';
import { encodeRecord, hashContent } from './codec.js';

/** A row as it is written, without its number. */
export type RecordRow<K extends RecordKind> = KeyColumns<K> & {
  readonly source: string;
  readonly source_id: string;
  readonly stream: string;
  readonly content_hash: string;
  readonly read_at: number;
  readonly payload: string;
};

/**
 * The name of a table, as the one whose columns all tables of records have: kysely types a query by its table, and these
 * queries name common columns only.
 */
export function asCommonTable(table: TableNames[RecordKind]): 'companies' & keyof StoreDatabase {
  return table as 'companies';
}

/** @throws TypeError for a record of another source than its batch's */
export function toRecordRow<K extends RecordKind>(
  table: RecordTable<K>,
  record: StoredRecords[K],
  batch: { readonly source: Source; readonly stream: string; readonly readAt: Date },
): RecordRow<K> {
  if (record.source !== batch.source)
    throw new TypeError(`a batch of ${batch.source} holds a record of ${record.source}`);
  const payload = encodeRecord(table, record);
  return {
    ...table.columnsOf(record),
    source: record.source,
    source_id: record.sourceId,
    stream: batch.stream,
    content_hash: hashContent(payload, batch.stream),
    read_at: batch.readAt.getTime(),
    payload,
  };
}
