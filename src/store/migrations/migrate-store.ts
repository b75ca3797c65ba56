import { type Kysely, Migrator, sql } from 'kysely';
import type { StoreDatabase } from '../database.js';
import type { StoreDialect } from '../dialect/store-dialect.js';
import { StoreVersionError } from '../store-errors.js';
import { createRecords } from './0001-records.js';

const MIGRATION_TABLE = 'store_migrations';

/** In the order in which they run. A name that was released never changes, nor does what it does. */
const MIGRATIONS: Readonly<Record<string, (db: Kysely<unknown>, dialect: StoreDialect) => Promise<void>>> = {
  '0001-records': createRecords,
};

/**
 * Brings the tables up to this version. Replicas that start together wait for one another.
 * @throws StoreVersionError when a newer version has been there
 */
export async function migrateStore(db: Kysely<StoreDatabase>, dialect: StoreDialect): Promise<void> {
  await assertKnownVersion(db);
  const migrations = Object.entries(MIGRATIONS).map(([name, up]) => [
    name,
    { up: (migrated: Kysely<unknown>) => up(migrated, dialect) },
  ]);
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => Object.fromEntries(migrations) },
    migrationTableName: MIGRATION_TABLE,
    migrationLockTableName: `${MIGRATION_TABLE}_lock`,
  });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
}

/** @throws StoreVersionError when a newer version has been there */
export async function assertKnownVersion(db: Kysely<StoreDatabase>): Promise<void> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some(({ name }) => name === MIGRATION_TABLE)) return;
  const done = await sql<{ name: string }>`select name from ${sql.table(MIGRATION_TABLE)}`.execute(db);
  const unknown = done.rows.map(({ name }) => name).filter((name) => MIGRATIONS[name] === undefined);
  if (unknown.length > 0) throw new StoreVersionError(unknown);
}
