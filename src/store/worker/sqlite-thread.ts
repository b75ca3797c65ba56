import { Worker } from 'node:worker_threads';
import { StatementError, StoreDamagedError, StoreThreadError } from '../store-errors.js';
import type { SqliteValue, StatementResult, ThreadAnswer, ThreadSettings } from './messages.js';

/** One SQLite connection in a thread of its own. Statements run in the order in which they are asked. */
export interface SqliteThread {
  /** @throws StatementError, StoreDamagedError, StoreThreadError */
  execute(sql: string, parameters?: readonly unknown[]): Promise<StatementResult>;
  /** Waits for what was asked before. */
  close(): Promise<void>;
}

interface Waiting {
  resolve(result: StatementResult): void;
  reject(error: Error): void;
}

const WORKER = new URL('./sqlite-worker.mjs', import.meta.url);
/** The file is no database, or an index contradicts its table. */
const DAMAGE = /^SQLITE_(?:CORRUPT|NOTADB)/;

/** @throws StoreDamagedError, StatementError when the file cannot be opened */
export async function createSqliteThread(settings: ThreadSettings): Promise<SqliteThread> {
  const worker = new Worker(WORKER, { workerData: settings });
  const waiting = new Map<number, Waiting>();
  let lastId = 0;

  const settle = (answer: ThreadAnswer): void => {
    const asked = waiting.get(answer.id);
    waiting.delete(answer.id);
    // A thread that nobody waits for does not keep the process alive.
    if (waiting.size === 0) worker.unref();
    if ('error' in answer) asked?.reject(toError(settings.file, answer.error));
    else asked?.resolve(answer);
  };
  const fail = (message: string): void => {
    const error = new StoreThreadError(message);
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  worker.on('message', settle);
  worker.on('error', (error) => fail(`The store's thread failed: ${error.message}`));
  worker.on('exit', () => fail("The store's thread has ended"));

  const wait = (id: number): Promise<StatementResult> =>
    new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject });
      worker.ref();
    });
  await wait(0).catch(async (error: unknown) => {
    await worker.terminate();
    throw error;
  });
  const ask = (request: { sql: string; parameters: readonly SqliteValue[] } | { isClose: true }) => {
    if (worker.threadId === -1) return Promise.reject(new StoreThreadError("The store's thread has ended"));
    lastId += 1;
    const answer = wait(lastId);
    worker.postMessage({ id: lastId, ...request });
    return answer;
  };
  return {
    execute: (sql, parameters = []) => ask({ sql, parameters: parameters.map(toSqliteValue) }),
    async close() {
      if (worker.threadId === -1) return;
      const ended = new Promise((resolve) => worker.once('exit', resolve));
      await ask({ isClose: true });
      worker.ref();
      await ended;
    },
  };
}

function toSqliteValue(value: unknown): SqliteValue {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint') {
    return value;
  }
  if (value instanceof Uint8Array) return value;
  throw new TypeError(`SQLite takes no ${typeof value}`);
}

function toError(file: string, { message, code }: { message: string; code: string | null }): Error {
  const error = new StatementError(message, code);
  return code !== null && DAMAGE.test(code) ? new StoreDamagedError(file, error) : error;
}
