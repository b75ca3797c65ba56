import { Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely';
import type { StoreDatabase } from '../database.js';
import { claimStoreFile } from '../file/store-file.js';
import { createSqliteThread, type SqliteThread } from '../worker/sqlite-thread.js';
import { ThreadDriver } from '../worker/thread-driver.js';
import { createSqliteDialect } from './sqlite.dialect.js';
import type { ChangeNotifier, StoreConnection } from './store-dialect.js';

/** Tables are made within a transaction: a process that is killed leaves all or nothing. */
class StoreSqliteAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/** Readers run beside each other as far as there are processors. */
const READERS = 2;

/**
 * Opens a store file as its only owner: one thread writes and checkpoints, the others read.
 * @throws StoreInUseError, StoreDamagedError
 */
export async function connectSqlite(file: string): Promise<StoreConnection> {
  const owner = claimStoreFile(file);
  const threads: SqliteThread[] = [];
  const close = async (): Promise<void> => {
    // The writer ends last: whoever ends last checkpoints.
    for (const thread of threads.toReversed()) await thread.close();
    owner.release();
  };
  try {
    const writer = await createSqliteThread({ file, isOwner: true });
    threads.push(writer);
    for (let count = 0; count < READERS; count += 1) threads.push(await createSqliteThread({ file, isOwner: false }));
    return {
      dialect: createSqliteDialect(writer),
      writer: createKysely(new ThreadDriver([writer], 'begin immediate')),
      reader: createKysely(new ThreadDriver(threads.slice(1), 'begin')),
      notifier: null,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/**
 * Opens a store file that another process owns, to read it. Whatever writes is refused by the engine.
 * @throws StoreDamagedError, StatementError when it cannot be opened
 */
export async function connectSqliteReader(file: string): Promise<StoreConnection> {
  const threads: SqliteThread[] = [];
  const close = async (): Promise<void> => {
    for (const thread of threads) await thread.close();
  };
  try {
    for (let count = 0; count < READERS; count += 1) threads.push(await createSqliteThread({ file, isOwner: false }));
    const [first] = threads;
    if (first === undefined) throw new Error('a store has readers');
    const reader = createKysely(new ThreadDriver(threads, 'begin'));
    return {
      dialect: createSqliteDialect(first),
      reader,
      writer: reader,
      notifier: createSqliteNotifier(reader),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

function createKysely(driver: ThreadDriver): Kysely<StoreDatabase> {
  return new Kysely({
    dialect: {
      createAdapter: () => new StoreSqliteAdapter(),
      createDriver: () => driver,
      createIntrospector: (db) => new SqliteIntrospector(db),
      createQueryCompiler: () => new SqliteQueryCompiler(),
    },
  });
}

/** How late a reader hears of a change at most: SQLite tells other processes nothing. */
const INTERVAL_MS = 200;

/** Asks a file that another process writes for its last number, as long as somebody listens. */
function createSqliteNotifier(reader: Kysely<StoreDatabase>): ChangeNotifier {
  return {
    async publish() {},
    listen(listener) {
      let asking = Promise.resolve();
      const ask = async (): Promise<void> => {
        const head = await reader.selectFrom('change_head').select('last_number').executeTakeFirst();
        if (head !== undefined && head.last_number > 0) listener(head.last_number);
      };
      const timer = setInterval(() => {
        // What fails now is asked again.
        asking = asking.then(ask).catch(() => {});
      }, INTERVAL_MS);
      timer.unref();
      return async () => {
        clearInterval(timer);
        await asking;
      };
    },
  };
}
