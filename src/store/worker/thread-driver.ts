import type { CompiledQuery, DatabaseConnection, Driver, QueryResult } from 'kysely';
import type { SqliteThread } from './sqlite-thread.js';

/** Kysely's way to connections that live in threads. A connection has one user at a time, and others wait in order. */
export class ThreadDriver implements Driver {
  readonly #free: ThreadConnection[];
  readonly #waiting: ((connection: ThreadConnection) => void)[] = [];

  /** @param begin how a transaction begins: a writer takes the lock at once, so that it never has to give up later */
  constructor(
    threads: readonly SqliteThread[],
    private readonly begin: 'begin' | 'begin immediate',
  ) {
    this.#free = threads.map((thread) => new ThreadConnection(thread));
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    return this.#free.pop() ?? new Promise<ThreadConnection>((resolve) => this.#waiting.push(resolve));
  }

  async releaseConnection(connection: DatabaseConnection): Promise<void> {
    if (!(connection instanceof ThreadConnection)) throw new TypeError('not a connection of this driver');
    const next = this.#waiting.shift();
    if (next === undefined) this.#free.push(connection);
    else next(connection);
  }

  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await runOn(connection, this.begin);
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await runOn(connection, 'commit');
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await runOn(connection, 'rollback');
  }

  /** Whoever made the threads closes them. */
  async destroy(): Promise<void> {}
}

class ThreadConnection implements DatabaseConnection {
  constructor(readonly thread: SqliteThread) {}

  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    const { rows, changes } = await this.thread.execute(sql, parameters);
    // The row's type is what the query that Kysely built says of it.
    return { rows: rows as R[], numAffectedRows: BigInt(changes) };
  }

  // biome-ignore lint/correctness/useYield: a port of Kysely, which this driver does not offer
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('rows are read in pages here, not as a stream');
  }
}

async function runOn(connection: DatabaseConnection, sql: string): Promise<void> {
  if (!(connection instanceof ThreadConnection)) throw new TypeError('not a connection of this driver');
  await connection.thread.execute(sql);
}
