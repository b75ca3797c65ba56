import type { Kysely, Selectable, Transaction } from 'kysely';
import type { Source } from '../domain/source/source.js';
import type { StoreDatabase } from './database.js';
import type { ChangeNotifier, StoreConnection } from './dialect/store-dialect.js';
import type { Change, ChangeFeed, ChangeOperation, RecordKind } from './ports.js';
import { decodeRecord } from './records/codec.js';
import { RECORD_TABLES } from './tables/index.js';

/** A change as it is written: records as they lie in their tables. */
export interface ChangeRow {
  readonly operation: ChangeOperation;
  readonly kind: RecordKind;
  readonly source: Source;
  readonly sourceId: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** Rows of one statement: a driver takes some thousand values at once. */
const ROWS_PER_STATEMENT = 500;

/** The feed of a store, and how its writes add to it. */
export interface WritableChangeFeed extends ChangeFeed {
  /** Numbers the changes within the transaction of what they tell of. Returns the last number, null when there is none. */
  append(transaction: Transaction<StoreDatabase>, changes: readonly ChangeRow[], at: Date): Promise<number | null>;
  /** To be called when that transaction is committed. */
  announce(lastNumber: number | null): void;
  /** Ends what listens to other processes. */
  close(): Promise<void>;
}

/**
 * Runs a write as one transaction, which holds the row of the feed's last number from its beginning: writes come one
 * after the other, over replicas too, and changes are numbered in the order of commits.
 */
export function inWriteTransaction<T>(
  writer: Kysely<StoreDatabase>,
  write: (transaction: Transaction<StoreDatabase>) => Promise<T>,
): Promise<T> {
  return writer.transaction().execute(async (transaction) => {
    await transaction
      .updateTable('change_head')
      .set((eb) => ({ last_number: eb.ref('last_number') }))
      .execute();
    return write(transaction);
  });
}

export function createChangeFeed({
  reader,
  notifier,
}: Pick<StoreConnection, 'reader' | 'notifier'>): WritableChangeFeed {
  const announcer = createAnnouncer(notifier, () => readLastNumber(reader));
  return {
    async append(transaction, changes, at) {
      if (changes.length === 0) return null;
      const { last_number: last } = await transaction
        .updateTable('change_head')
        .set((eb) => ({ last_number: eb('last_number', '+', changes.length) }))
        .returning('last_number')
        .executeTakeFirstOrThrow();
      const rows = changes.map((change, index) => toRow(change, last - changes.length + index + 1, at));
      for (let from = 0; from < rows.length; from += ROWS_PER_STATEMENT) {
        await transaction
          .insertInto('change_feed')
          .values(rows.slice(from, from + ROWS_PER_STATEMENT))
          .execute();
      }
      await notifier?.publish(transaction, last);
      return last;
    },
    announce: announcer.announce,
    lastNumber: () => readLastNumber(reader),
    async readAfter(number, limit) {
      // Asked first: what is committed in between must not look like a gap.
      const last = await readLastNumber(reader);
      const rows = await reader
        .selectFrom('change_feed')
        .selectAll()
        .where('number', '>', number)
        .orderBy('number')
        .limit(limit)
        .execute();
      const next = rows[0]?.number ?? last + 1;
      return { changes: rows.map(toChange), isGap: next > number + 1 };
    },
    onPublished: announcer.onPublished,
    close: announcer.close,
  };
}

/** Tells listeners of this process what it wrote itself, and what it hears of others while somebody listens. */
function createAnnouncer(notifier: ChangeNotifier | null, readLast: () => Promise<number>) {
  const listeners = new Set<(lastNumber: number) => void>();
  let lastAnnounced = 0;
  let stop: (() => Promise<void>) | null = null;
  const announce = (lastNumber: number | null): void => {
    if (lastNumber === null || lastNumber <= lastAnnounced) return;
    lastAnnounced = lastNumber;
    for (const listener of listeners) listener(lastNumber);
  };
  const catchUp = (): void => {
    // The listener is called again when the server is back.
    readLast().then(announce, () => {});
  };
  return {
    announce,
    onPublished(listener: (lastNumber: number) => void) {
      listeners.add(listener);
      stop ??= notifier?.listen(announce, catchUp) ?? null;
      return () => {
        listeners.delete(listener);
      };
    },
    async close() {
      await stop?.();
    },
  };
}

async function readLastNumber(reader: Kysely<StoreDatabase>): Promise<number> {
  const head = await reader.selectFrom('change_head').select('last_number').executeTakeFirstOrThrow();
  return head.last_number;
}

function toRow({ operation, kind, source, sourceId, before, after }: ChangeRow, number: number, at: Date) {
  return { number, at: at.getTime(), operation, kind, source, source_id: sourceId, before, after };
}

function toChange(row: Selectable<StoreDatabase['change_feed']>): Change {
  // Only `toRow` writes these columns, of values that have these types.
  const kind = row.kind as RecordKind;
  const source = row.source as Source | null;
  const table = RECORD_TABLES[kind];
  const decode = (payload: string | null) => (payload === null ? null : decodeRecord(table, payload));
  return {
    number: row.number,
    at: new Date(row.at),
    operation: row.operation as ChangeOperation,
    kind,
    key: source === null || row.source_id === null ? null : { source, sourceId: row.source_id },
    before: decode(row.before),
    after: decode(row.after),
  } as Change;
}
