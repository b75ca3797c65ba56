import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import type { StoreDatabase } from '../database.js';
import { StoreUnreachableError } from '../store-errors.js';
import { createPostgresDialect } from './postgres.dialect.js';
import { createPostgresNotifier } from './postgres-notifier.js';
import type { StoreConnection } from './store-dialect.js';

/** Types that pg gives as text, because they can be larger than a number: counts and times never are. */
const NUMBERS: ReadonlySet<number> = new Set([pg.types.builtins.INT8, pg.types.builtins.NUMERIC]);

/** Connections of one process: far fewer than a server takes by default (100). */
const MAX_CONNECTIONS = 10;
/** A server that does not answer at all is taken for one that is down. */
const CONNECT_TIMEOUT_MS = 5_000;

/**
 * Opens a database of PostgreSQL. `log` takes what happens to connections that nobody uses.
 * @throws StoreUnreachableError
 */
export async function connectPostgres(
  connectionString: string,
  log: (message: string) => void,
): Promise<StoreConnection> {
  const pool = new pg.Pool({
    connectionString,
    max: MAX_CONNECTIONS,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    application_name: 'visitgraph',
    types: {
      getTypeParser: (oid, format) =>
        NUMBERS.has(oid) ? (text: string) => Number(text) : pg.types.getTypeParser(oid, format),
    },
  });
  pool.on('error', (error) => log(error.message));
  // Of a connection in use: the query's own error says the same, but an event without a listener ends the process.
  pool.on('connect', (client) => client.on('error', (error) => log(error.message)));
  const db = new Kysely<StoreDatabase>({ dialect: new PostgresDialect({ pool }) });
  try {
    await sql`select 1`.execute(db);
  } catch (error) {
    await db.destroy();
    // Both pg and the network throw errors, though not always those of this realm.
    throw new StoreUnreachableError(error as Error);
  }
  return {
    dialect: createPostgresDialect(db),
    reader: db,
    writer: db,
    notifier: createPostgresNotifier(connectionString, log),
    close: () => db.destroy(),
  };
}
