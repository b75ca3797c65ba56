import { type Kysely, type SqlBool, sql } from 'kysely';
import { StatementError } from '../store-errors.js';
import type { SqliteThread } from '../worker/sqlite-thread.js';
import type { SearchTerm, StoreDialect } from './store-dialect.js';

/** The index is of every three characters in a row; shorter texts are not in it. */
const GRAM = 3;
/** Digits that any number with the ones looked for has in common with them: see `searchCondition`. */
const LAST_DIGITS = 8;
/** Of each index: enough to tell which is the narrower. */
const ROWS_TO_ANALYZE = 1_000;

export function createSqliteDialect(writer: SqliteThread): StoreDialect {
  return {
    columnTypes: {
      rowId: sql`integer primary key`,
      integer: sql`integer`,
      text: sql`text`,
    },
    createSearchIndex,
    indexedSearch({ text, digits }: SearchTerm) {
      const groups = [text, ...(digits === null ? [] : [digits.slice(-LAST_DIGITS)])].map(toGrams);
      if (groups.some((grams) => grams.length === 0)) return null;
      const match = groups.map((grams) => `(${grams.map(quote).join(' ')})`).join(' OR ');
      return sql<SqlBool>`row_id in (select rowid from visits_search where visits_search match ${match})`;
    },
    async scrub() {
      // The index marks what was removed; only a merge of all its parts takes it out.
      await writer.execute("insert into visits_search(visits_search) values ('optimize')");
      const { rows } = await writer.execute('pragma wal_checkpoint(truncate)');
      if (!isTruncated(rows[0])) throw new StatementError('The log of the store could not be emptied', 'SQLITE_BUSY');
    },
    async analyze() {
      await writer.execute(`pragma analysis_limit = ${ROWS_TO_ANALYZE}`);
      await writer.execute('analyze');
    },
  };
}

/**
 * Its text is that of the table, whose rows triggers follow. Without positions it is half as large, and finds a superset:
 * rows with all the trigrams in any order. Not with its own secure-delete: that corrupts the index in SQLite 3.45.
 */
async function createSearchIndex(db: Kysely<unknown>): Promise<void> {
  await sql`create virtual table visits_search using fts5(search_text, search_digits,
    content = 'visits', content_rowid = 'row_id', tokenize = 'trigram', detail = none)`.execute(db);
  await sql`create trigger visits_search_insert after insert on visits begin
    insert into visits_search(rowid, search_text, search_digits)
      values (new.row_id, new.search_text, new.search_digits);
  end`.execute(db);
  await sql`create trigger visits_search_delete after delete on visits begin
    insert into visits_search(visits_search, rowid, search_text, search_digits)
      values ('delete', old.row_id, old.search_text, old.search_digits);
  end`.execute(db);
  await sql`create trigger visits_search_update after update on visits
    when old.search_text <> new.search_text or old.search_digits <> new.search_digits begin
    insert into visits_search(visits_search, rowid, search_text, search_digits)
      values ('delete', old.row_id, old.search_text, old.search_digits);
    insert into visits_search(rowid, search_text, search_digits)
      values (new.row_id, new.search_text, new.search_digits);
  end`.execute(db);
}

/** Whether a checkpoint came to its end. */
function isTruncated(row: unknown): boolean {
  return typeof row === 'object' && row !== null && 'busy' in row && row.busy === 0;
}

/** Every three code points in a row. */
function toGrams(text: string): string[] {
  const characters = [...text];
  return characters.slice(GRAM - 1).map((_, index) => characters.slice(index, index + GRAM).join(''));
}

function quote(gram: string): string {
  return `"${gram.replaceAll('"', '""')}"`;
}
