import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { StoreDatabase } from '../database.js';
import type { SearchTerm, StoreDialect } from '../dialect/store-dialect.js';
import type { Page, PageQuery, RecordKind, StoredFilters, StoredRecords } from '../ports.js';
import { type Condition, searchCondition, toSearchTerm } from '../tables/conditions.js';
import type { RecordTable } from '../tables/record-table.js';
import { decodeRecord } from './codec.js';

/** So many rows of a list's beginning are looked at one by one before an index is asked: common words are among them. */
const ROWS_BEFORE_INDEX = 2_000;

interface PageColumns {
  readonly order_key: string | number;
  readonly source: string;
  readonly source_id: string;
  readonly payload: string;
}

interface Reading<K extends RecordKind> {
  readonly db: Kysely<StoreDatabase>;
  readonly dialect: StoreDialect;
  readonly table: RecordTable<K>;
}

/** Rows in the order (column, source, source id) between two keys. */
export async function readPage<K extends RecordKind>(
  reading: Reading<K>,
  query: PageQuery<K>,
): Promise<Page<StoredRecords[K]>> {
  const rows = await readRows(reading, query);
  const page = rows.slice(0, query.limit);
  if (query.isFromEnd === true) page.reverse();
  return {
    hasMore: rows.length > query.limit,
    rows: page.map((row) => ({
      record: decodeRecord(reading.table, row.payload),
      key: [row.order_key, row.source, row.source_id],
    })),
  };
}

/** Exact. */
export async function countRecords<K extends RecordKind>(
  { db, dialect, table }: Reading<K>,
  filter: StoredFilters[K],
): Promise<number> {
  const term = toSearchTerm(filter.search);
  const conditions = [...table.conditionsOf(filter), ...indexedSearch(dialect, table, term)];
  const counted = await sql<{ count: number }>`select count(*) as count from ${sql.table(table.table)}
    where ${all(conditions)}`.execute(db);
  return counted.rows[0]?.count ?? 0;
}

async function readRows<K extends RecordKind>(reading: Reading<K>, query: PageQuery<K>): Promise<PageColumns[]> {
  const { db, dialect, table } = reading;
  const { column, order } = orderOf(table, query);
  const term = toSearchTerm(query.filter.search);
  const conditions = [...table.conditionsOf(query.filter), ...betweenKeys(column, query)];
  const name = sql.table(table.table);
  const limit = query.limit + 1;
  if (term !== null) {
    const begin = sql`select * from ${name} where ${all(conditions)} order by ${order} limit ${ROWS_BEFORE_INDEX}`;
    const found = await sql<PageColumns>`select ${column} as order_key, source, source_id, payload
      from (${begin}) as begin_of_list where ${searchCondition(term)} order by ${order} limit ${limit}`.execute(db);
    if (found.rows.length === limit) return found.rows;
  }
  const found = await sql<PageColumns>`select ${column} as order_key, source, source_id, payload from ${name}
    where ${all([...conditions, ...indexedSearch(dialect, table, term)])} order by ${order} limit ${limit}`.execute(db);
  return found.rows;
}

/** Where the search is narrowed by the index of visits, if the engine has to be told. */
function indexedSearch(
  dialect: StoreDialect,
  { kind }: Pick<RecordTable<RecordKind>, 'kind'>,
  term: SearchTerm | null,
): readonly Condition[] {
  if (term === null) return [];
  const indexed = kind === 'Visit' ? dialect.indexedSearch(term) : null;
  return indexed === null ? [searchCondition(term)] : [indexed, searchCondition(term)];
}

function orderOf<K extends RecordKind>(
  table: RecordTable<K>,
  { order, isFromEnd }: PageQuery<K>,
): { readonly column: RawBuilder<unknown>; readonly order: RawBuilder<unknown> } {
  const column = sql.ref(table.orderColumns[order.field]);
  const isAscending = (order.direction === 'ASC') !== (isFromEnd === true);
  const direction = sql.raw(isAscending ? 'asc' : 'desc');
  return { column, order: sql`${column} ${direction}, source ${direction}, source_id ${direction}` };
}

function betweenKeys<K extends RecordKind>(
  column: RawBuilder<unknown>,
  { order, after, before }: PageQuery<K>,
): readonly Condition[] {
  const isAscending = order.direction === 'ASC';
  const [behind, ahead] = isAscending ? [sql.raw('>'), sql.raw('<')] : [sql.raw('<'), sql.raw('>')];
  const compare = (operator: RawBuilder<unknown>, [value, source, sourceId]: NonNullable<typeof after>) =>
    sql<boolean>`(${column}, source, source_id) ${operator} (${value}, ${source}, ${sourceId})`;
  return [
    ...(after === undefined ? [] : [compare(behind, after)]),
    ...(before === undefined ? [] : [compare(ahead, before)]),
  ];
}

function all(conditions: readonly Condition[]): RawBuilder<unknown> {
  return conditions.length === 0 ? sql`1 = 1` : sql.join([...conditions], sql` and `);
}
