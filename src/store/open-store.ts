import { existsSync } from 'node:fs';
import { createChangeFeed } from './change-feed.js';
import { createCoverageStore } from './coverage-store.js';
import { connectPostgres } from './dialect/connect-postgres.js';
import { connectSqlite, connectSqliteReader } from './dialect/connect-sqlite.js';
import type { StoreConnection } from './dialect/store-dialect.js';
import { createPrivateFile } from './file/private-file.js';
import { createStoreFile } from './file/store-file.js';
import { assertKnownVersion, migrateStore } from './migrations/migrate-store.js';
import type { RecordKind, RecordStore, Store } from './ports.js';
import { createRecordStore } from './records/record-store.js';
import { StoreUrlError } from './store-errors.js';
import { parseStoreUrl, type StoreLocation } from './store-url.js';
import { RECORD_TABLES } from './tables/index.js';
import { createTicketActivityStore } from './ticket-activity-store.js';
import { createUpkeep } from './upkeep/upkeep.js';

interface StoreOptions {
  /** STORE_URL; see `parseStoreUrl`. */
  readonly url: string | undefined;
  /** Only reads a file that another process owns and has opened before. Of no meaning for PostgreSQL, which all may write. */
  readonly isReader?: boolean;
  now(): Date;
  /** Takes what happens to connections while nobody uses them. */
  log(message: string): void;
}

/**
 * Opens the store and brings its tables up to date.
 * @throws StoreUrlError, StoreInUseError, StoreDamagedError, StoreUnreachableError, StoreVersionError
 */
export async function openStore({ url, isReader = false, now, log }: StoreOptions): Promise<Store> {
  const location = parseStoreUrl(url);
  const isReadOnly = isReader && location.engine === 'sqlite';
  const connection = isReadOnly ? await connectReader(location) : await connect(location, log);
  try {
    if (isReadOnly) await assertKnownVersion(connection.reader);
    else await migrateStore(connection.writer, connection.dialect);
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

async function connectReader({ file }: Extract<StoreLocation, { engine: 'sqlite' }>): Promise<StoreConnection> {
  if (file === null)
    throw new StoreUrlError('A private store has no readers in other processes: STORE_URL must name a file');
  if (!existsSync(file))
    throw new StoreUrlError(`There is no store file ${file}: start the process that owns it first`);
  return connectSqliteReader(file);
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
