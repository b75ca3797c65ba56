import { type Kysely, sql, type Transaction } from 'kysely';
import type { Source } from '../../domain/source/source.js';
import type { ChangeRow } from '../change-feed.js';
import type { StoreDatabase } from '../database.js';
import type { RecordBatch, RecordKind, Segment, StoredRecords } from '../ports.js';
import { recordKeyText } from '../record-key.js';
import type { RecordTable } from '../tables/record-table.js';
import { asCommonTable, type RecordRow, toRecordRow } from './record-rows.js';

/** Rows of one statement: so many take a few ms to put together, and the event loop goes on between two. */
const ROWS_PER_STATEMENT = 25;
/** Ids of one statement. */
const IDS_PER_STATEMENT = 500;

/** What a write did: the changes of it that the feed tells, and what it found unchanged. */
export interface WrittenRecords {
  readonly changes: readonly ChangeRow[];
  readonly unchanged: number;
}

interface StoredRow {
  readonly source_id: string;
  readonly content_hash: string;
  readonly read_at: number;
}

/** Writes what is new or has changed. What a newer read gave stays as it is, and counts as unchanged. */
export async function writeRecords<K extends RecordKind>(
  transaction: Transaction<StoreDatabase>,
  table: RecordTable<K>,
  batch: RecordBatch<StoredRecords[K]>,
): Promise<WrittenRecords> {
  const records = [...new Map(batch.records.map((record) => [record.sourceId, record])).values()];
  const changes: ChangeRow[] = [];
  for (let from = 0; from < records.length; from += ROWS_PER_STATEMENT) {
    const rows = records.slice(from, from + ROWS_PER_STATEMENT).map((record) => toRecordRow(table, record, batch));
    changes.push(...(await writeRows(transaction, table, rows)));
  }
  return { changes, unchanged: records.length - changes.length };
}

async function writeRows<K extends RecordKind>(
  transaction: Transaction<StoreDatabase>,
  { kind, table }: RecordTable<K>,
  rows: readonly RecordRow<K>[],
): Promise<ChangeRow[]> {
  const [first] = rows;
  if (first === undefined) return [];
  // A batch has one source, and `isSource` was asked of it when the record was made.
  const source = first.source as Source;
  const ids = rows.map((row) => row.source_id);
  const stored = await readStored(transaction, table, { source, ids });
  const changed = rows.filter((row) => isChanged(row, stored.get(row.source_id)));
  if (changed.length === 0) return [];
  const updatedIds = changed.flatMap((row) => (stored.has(row.source_id) ? row.source_id : []));
  const before = await readPayloads(transaction, table, { source, ids: updatedIds });
  await upsertRows(transaction, table, changed);
  return changed.map((row) => ({
    operation: stored.has(row.source_id) ? 'UPDATED' : 'INSERTED',
    kind,
    source,
    sourceId: row.source_id,
    before: before.get(row.source_id) ?? null,
    after: row.payload,
  }));
}

function isChanged(
  row: Pick<RecordRow<RecordKind>, 'content_hash' | 'read_at'>,
  stored: StoredRow | undefined,
): boolean {
  return stored === undefined || (stored.content_hash !== row.content_hash && stored.read_at <= row.read_at);
}

type Named = { readonly source: Source; readonly ids: readonly string[] };

async function readStored(
  transaction: Transaction<StoreDatabase>,
  table: RecordTable<RecordKind>['table'],
  { source, ids }: Named,
): Promise<ReadonlyMap<string, StoredRow>> {
  const rows = await transaction
    .selectFrom(asCommonTable(table))
    .select(['source_id', 'content_hash', 'read_at'])
    .where('source', '=', source)
    .where('source_id', 'in', ids)
    .execute();
  return new Map(rows.map((row) => [row.source_id, row]));
}

async function readPayloads(
  transaction: Transaction<StoreDatabase>,
  table: RecordTable<RecordKind>['table'],
  { source, ids }: Named,
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await transaction
    .selectFrom(asCommonTable(table))
    .select(['source_id', 'payload'])
    .where('source', '=', source)
    .where('source_id', 'in', ids)
    .execute();
  return new Map(rows.map((row) => [row.source_id, row.payload]));
}

async function upsertRows<K extends RecordKind>(
  transaction: Transaction<StoreDatabase>,
  table: RecordTable<K>['table'],
  rows: readonly RecordRow<K>[],
): Promise<void> {
  const columns = Object.keys(rows[0] ?? {}).filter((column) => column !== 'source' && column !== 'source_id');
  await transaction
    .insertInto(asCommonTable(table))
    .values([...rows])
    .onConflict((conflict) =>
      conflict
        .columns(['source', 'source_id'])
        .doUpdateSet(Object.fromEntries(columns.map((column) => [column, sql.ref(`excluded.${column}`)]))),
    )
    .execute();
}

/** The ids that a segment holds, of rows that no newer read gave. */
export async function readSegmentIds(
  db: Kysely<StoreDatabase>,
  table: RecordTable<RecordKind>['table'],
  { segment, readAt }: { readonly segment: Segment; readonly readAt: Date | null },
): Promise<readonly string[]> {
  const { source, stream, locationId, range } = segment;
  const rows = await db
    .selectFrom(asCommonTable(table))
    .select('source_id')
    .where('source', '=', source)
    .where('stream', '=', stream)
    .$if(readAt !== null, (query) => query.where('read_at', '<=', readAt?.getTime() ?? 0))
    .$if(locationId !== null, (query) =>
      query.where('location_key', '=', recordKeyText({ source, sourceId: locationId ?? '' })),
    )
    .$if(range !== null, (query) =>
      query.where('sort_time', '>=', range?.from.getTime() ?? 0).where('sort_time', '<', range?.to.getTime() ?? 0),
    )
    .execute();
  return rows.map((row) => row.source_id);
}

/** Removes rows by id. Ids that the table does not hold are passed over. */
export async function removeRecords(
  transaction: Transaction<StoreDatabase>,
  { kind, table }: Pick<RecordTable<RecordKind>, 'kind' | 'table'>,
  { source, ids }: Named,
): Promise<ChangeRow[]> {
  const changes: ChangeRow[] = [];
  for (let from = 0; from < ids.length; from += IDS_PER_STATEMENT) {
    const removed = await transaction
      .deleteFrom(asCommonTable(table))
      .where('source', '=', source)
      .where('source_id', 'in', ids.slice(from, from + IDS_PER_STATEMENT))
      .returning(['source_id', 'payload'])
      .execute();
    for (const { source_id: sourceId, payload } of removed) {
      changes.push({ operation: 'REMOVED', kind, source, sourceId, before: payload, after: null });
    }
  }
  return changes;
}
