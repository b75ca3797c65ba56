import { inWriteTransaction, type WritableChangeFeed } from '../change-feed.js';
import { markCovered } from '../coverage-store.js';
import type { StoreConnection } from '../dialect/store-dialect.js';
import type { RecordKind, RecordStore, WriteCounts } from '../ports.js';
import type { RecordTable } from '../tables/record-table.js';
import { decodeRecord } from './codec.js';
import { countRecords, readPage } from './read-page.js';
import { asCommonTable } from './record-rows.js';
import { readSegmentIds, removeRecords, type WrittenRecords, writeRecords } from './write-records.js';

interface RecordStoreParts {
  readonly connection: StoreConnection;
  readonly changeFeed: WritableChangeFeed;
  /** When changes happen, for the feed. */
  now(): Date;
}

export function createRecordStore<K extends RecordKind>(
  table: RecordTable<K>,
  { connection, changeFeed, now }: RecordStoreParts,
): RecordStore<K> {
  const { dialect, reader, writer } = connection;
  const reading = { db: reader, dialect, table };

  /** Commits what `write` does with its changes, then tells of them. */
  async function commit(
    isBackfill: boolean,
    write: (transaction: Parameters<typeof writeRecords>[0]) => Promise<WrittenRecords>,
  ): Promise<WriteCounts> {
    const { written, lastNumber } = await inWriteTransaction(writer, async (transaction) => {
      const result = await write(transaction);
      const published = isBackfill ? [] : result.changes;
      return { written: result, lastNumber: await changeFeed.append(transaction, published, now()) };
    });
    changeFeed.announce(lastNumber);
    return toCounts(written);
  }

  return {
    upsert: (batch) => commit(batch.isBackfill === true, (transaction) => writeRecords(transaction, table, batch)),
    replaceSegment: ({ segment, isComplete, ...batch }) =>
      commit(batch.isBackfill === true, async (transaction) => {
        const { source, stream } = segment;
        const written = await writeRecords(transaction, table, { ...batch, source, stream });
        const found = new Set(batch.records.map(({ sourceId }) => sourceId));
        const stored = isComplete
          ? await readSegmentIds(transaction, table.table, { segment, readAt: batch.readAt })
          : [];
        const ids = stored.filter((id) => !found.has(id));
        const removed = await removeRecords(transaction, table, { source, ids });
        await markCovered(transaction, [{ ...segment, readAt: batch.readAt, isComplete }]);
        return { changes: [...written.changes, ...removed], unchanged: written.unchanged };
      }),
    async missingFrom(segment, sourceIds) {
      const known = new Set(sourceIds);
      const stored = await readSegmentIds(reader, table.table, { segment, readAt: null });
      return stored.filter((id) => !known.has(id));
    },
    removeByIds: (source, sourceIds) =>
      commit(false, async (transaction) => ({
        changes: await removeRecords(transaction, table, { source, ids: [...new Set(sourceIds)] }),
        unchanged: 0,
      })),
    async getByIds(source, sourceIds) {
      if (sourceIds.length === 0) return new Map();
      const rows = await reader
        .selectFrom(asCommonTable(table.table))
        .select(['source_id', 'payload'])
        .where('source', '=', source)
        .where('source_id', 'in', [...new Set(sourceIds)])
        .execute();
      return new Map(rows.map((row) => [row.source_id, decodeRecord(table, row.payload)]));
    },
    page: (query) => readPage(reading, query),
    count: (filter) => countRecords(reading, filter),
  };
}

function toCounts({ changes, unchanged }: WrittenRecords): WriteCounts {
  const count = (operation: string) => changes.filter((change) => change.operation === operation).length;
  return { inserted: count('INSERTED'), updated: count('UPDATED'), unchanged, removed: count('REMOVED') };
}
