// @ts-check
/**
 * The thread of one SQLite connection: runs statements in the order in which they are asked, so that none holds the
 * event loop. JavaScript, because a thread starts from a file that Node can run as it is, in the tests as well.
 */
import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import Database from 'libsql';

/** Statements that stay compiled; batches of other sizes are other statements. */
const MAX_STATEMENTS = 200;

/** No mmap: with it, an error of the disk is a signal that ends the process. Checkpoints and writes are the owner's alone. */
const OWNER_PRAGMAS = [
  'busy_timeout = 5000',
  'journal_mode = WAL',
  'synchronous = NORMAL',
  'secure_delete = ON',
  'mmap_size = 0',
  'temp_store = MEMORY',
  'cache_size = -65536',
];
const READER_PRAGMAS = [
  'busy_timeout = 5000',
  'query_only = ON',
  'mmap_size = 0',
  'temp_store = MEMORY',
  'cache_size = -32768',
];

/** @type {import('./messages.js').ThreadSettings} */
const { file, isOwner } = workerData;
const port = parentPort;
if (port === null) throw new Error('this file runs as a thread');
/** @type {Map<string, import('libsql').Statement>} */
const statements = new Map();

try {
  const database = openDatabase();
  port.on('message', (request) => answer(database, request));
  port.postMessage({ id: 0, rows: [], changes: 0 });
} catch (error) {
  port.postMessage({ id: 0, error: toPlainError(error) });
}

/** libsql ignores its `readonly` option; the address' mode is honoured. */
function openDatabase() {
  const database = new Database(isOwner ? file : `${pathToFileURL(file).href}?mode=ro`);
  for (const pragma of isOwner ? OWNER_PRAGMAS : READER_PRAGMAS) database.pragma(pragma);
  return database;
}

/**
 * @param {import('libsql').Database} database
 * @param {import('./messages.js').ThreadRequest} request
 */
function answer(database, request) {
  try {
    if ('isClose' in request) {
      statements.clear();
      database.close();
      port?.postMessage({ id: request.id, rows: [], changes: 0 });
      port?.close();
      return;
    }
    port?.postMessage({ id: request.id, ...run(database, request) });
  } catch (error) {
    port?.postMessage({ id: request.id, error: toPlainError(error) });
  }
}

/**
 * @param {import('libsql').Database} database
 * @param {import('./messages.js').StatementRequest} request
 * @returns {import('./messages.js').StatementResult}
 */
function run(database, { sql, parameters }) {
  // A full disk has ended the transaction already; to refuse its end would hide why.
  if (sql === 'rollback' && !database.inTransaction) return { rows: [], changes: 0 };
  const statement = compile(database, sql);
  if (statement.reader) return { rows: statement.all(parameters), changes: 0 };
  return { rows: [], changes: statement.run(parameters).changes };
}

/**
 * @param {import('libsql').Database} database
 * @param {string} sql
 */
function compile(database, sql) {
  const known = statements.get(sql);
  if (known !== undefined) return known;
  const [oldest] = statements.keys();
  if (statements.size >= MAX_STATEMENTS && oldest !== undefined) statements.delete(oldest);
  const statement = database.prepare(sql);
  statements.set(sql, statement);
  return statement;
}

/** @param {unknown} error */
function toPlainError(error) {
  if (!(error instanceof Error)) return { message: String(error), code: null };
  return { message: error.message, code: 'code' in error ? String(error.code) : null };
}
