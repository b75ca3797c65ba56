import type { Source } from '../source/source.js';
import type { SourceSlice } from '../source/source-slice.js';
import type { PageRows } from './build-connection.js';
import type { OrderDirection } from './connection.js';
import type { ListWalk } from './list-walk.js';
import { ReportBook } from './report-book.js';
import { orderSortKeys, type SortKey } from './sort-key.js';

/** One source of a list, already narrowed to what the filter lets it contribute. */
export interface ListedSource<T> {
  readonly source: Source;
  read(): Promise<SourceSlice<T>>;
}

/** Reads every source whole, sorts, filters and cuts one page: for lists that have no time to cut windows by. */
export async function readWholeList<T extends { readonly source: Source }>(
  walk: ListWalk,
  options: {
    sources: readonly ListedSource<T>[];
    first: number;
    direction: OrderDirection;
    keyOf: (record: T) => SortKey;
    /** Keeps what the filter wants; sees everything that was read at once. */
    select: (records: readonly T[]) => readonly T[] | Promise<readonly T[]>;
  },
): Promise<PageRows<T>> {
  const book = new ReportBook();
  const records = await readSources(book, options.sources);
  const selected = await options.select(records);
  for (const record of selected) book.countMatch(record.source);
  return { ...pageOf(walk, selected, options), totalCount: book.isComplete ? selected.length : null, book };
}

/** Asks all sources at once; those that fail are missing from the records and written down in the book. */
export async function readSources<T>(book: ReportBook, sources: readonly ListedSource<T>[]): Promise<T[]> {
  const slices = await Promise.all(sources.map(({ source, read }) => book.read(source, read)));
  return slices.flatMap((slice) => slice?.records ?? []);
}

/** Sorts, drops what the walk has already given, and cuts the page. */
export function pageOf<T>(
  walk: ListWalk,
  records: readonly T[],
  options: { first: number; direction: OrderDirection; keyOf: (record: T) => SortKey },
): { rows: readonly T[]; hasNextPage: boolean } {
  const { after } = walk;
  const keyed = records.map((record) => ({ record, key: options.keyOf(record) }));
  const rest = after === null ? keyed : keyed.filter(({ key }) => orderSortKeys(options.direction, key, after) > 0);
  rest.sort((left, right) => orderSortKeys(options.direction, left.key, right.key));
  return {
    rows: rest.slice(0, options.first).map(({ record }) => record),
    hasNextPage: rest.length > options.first,
  };
}
