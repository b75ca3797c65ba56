import { createChangeFeed } from './change-feed.js';
import { createCoverageStore } from './coverage-store.js';
import { connectPostgres } from './dialect/connect-postgres.js';
import { connectSqlite } from './dialect/connect-sqlite.js';
import type { StoreConnection } from './dialect/store-dialect.js';
import { createPrivateFile } from './file/private-file.js';
import { createStoreFile } from './file/store-file.js';
import { migrateStore } from './migrations/migrate-store.js';
import type { RecordKind, RecordStore, Store } from './ports.js';
import { createRecordStore } from './records/record-store.js';
import { parseStoreUrl, type StoreLocation } from './store-url.js';
import { RECORD_TABLES } from './tables/index.js';
import { createTicketActivityStore } from './ticket-activity-store.js';
import { createUpkeep } from './upkeep/upkeep.js';

interface StoreOptions {
  /** STORE_URL; see `parseStoreUrl`. */
  readonly url: string | undefined;
  now(): Date;
  /** Takes what happens to connections while nobody uses them. */
  log(message: string): void;
}

/**
 * Opens the store and brings its tables up to date.
 * @throws StoreUrlError, StoreInUseError, StoreDamagedError, StoreVersionError
 */
export async function openStore({ url, now, log }: StoreOptions): Promise<Store> {
  const connection = await connect(parseStoreUrl(url), log);
  try {
    await migrateStore(connection.writer, connection.dialect);
  } catch (error) {
    await connection.close();
    throw error;
  }
  const changeFeed = createChangeFeed(connection);
  const parts = { connection, changeFeed, now };
  return {
    records: {
      Visit: createRecordStore(RECORD_TABLES.Visit, parts),
      VisitRequest: createRecordStore(RECORD_TABLES.VisitRequest, parts),
      Person: createRecordStore(RECORD_TABLES.Person, parts),
      Company: createRecordStore(RECORD_TABLES.Company, parts),
      Location: createRecordStore(RECORD_TABLES.Location, parts),
      Ticket: createRecordStore(RECORD_TABLES.Ticket, parts),
      Transaction: createRecordStore(RECORD_TABLES.Transaction, parts),
      BlockedPerson: createRecordStore(RECORD_TABLES.BlockedPerson, parts),
    } satisfies { [K in RecordKind]: RecordStore<K> },
    ticketActivities: createTicketActivityStore(connection),
    coverage: createCoverageStore(connection),
    changeFeed,
    upkeep: createUpkeep(parts),
    async close() {
      await changeFeed.close();
      await connection.close();
    },
  };
}

async function connect(location: StoreLocation, log: (message: string) => void): Promise<StoreConnection> {
  if (location.engine === 'postgres') return connectPostgres(location.connectionString, log);
  if (location.file !== null) {
    createStoreFile(location.file);
    return connectSqlite(location.file);
  }
  const { file, remove } = createPrivateFile();
  try {
    const connection = await connectSqlite(file);
    return {
      ...connection,
      async close() {
        await connection.close();
        remove();
      },
    };
  } catch (error) {
    remove();
    throw error;
  }
}
