import { filterInPace, mapInPace, sortInPace } from '../pace/in-pace.js';
import type { Pace } from '../pace/pace.js';
import type { Source } from '../source/source.js';
import type { SourceSlice } from '../source/source-slice.js';
import type { PageRows } from './build-connection.js';
import type { OrderDirection } from './connection.js';
import type { Paginator } from './paginator.js';
import { ReportCollector } from './report-collector.js';
import { orderSortKeys, type SortKey } from './sort-key.js';

/** One source of a list, narrowed by the filter. */
export interface ListedSource<T> {
  readonly source: Source;
  read(): Promise<SourceSlice<T>>;
}

interface PageOptions<T> {
  readonly pace: Pace;
  readonly first: number;
  readonly direction: OrderDirection;
  readonly keyOf: (record: T) => SortKey;
}

/** Reads every source completely, sorts, filters and cuts one page: for lists without a time for windows. */
export async function readWholeList<T extends { readonly source: Source }>(
  paginator: Paginator,
  options: PageOptions<T> & {
    readonly sources: readonly ListedSource<T>[];
    /** Keeps the matching records; called once with all records. */
    readonly select: (records: readonly T[]) => readonly T[] | Promise<readonly T[]>;
  },
): Promise<PageRows<T>> {
  const collector = new ReportCollector();
  const records = await readSources(collector, options.sources);
  return toPageRows(paginator, { collector, selected: await options.select(records) }, options);
}

/** One page of all matching records. */
export async function toPageRows<T extends { readonly source: Source }>(
  paginator: Paginator,
  { collector, selected }: { readonly collector: ReportCollector; readonly selected: readonly T[] },
  options: PageOptions<T>,
): Promise<PageRows<T>> {
  for (const record of selected) collector.countMatch(record);
  const page = await pageOf(paginator, selected, options);
  return { ...page, totalCount: collector.isComplete ? selected.length : null, collector };
}

/** Reads all sources at the same time; the collector records those that fail. */
export async function readSources<T>(collector: ReportCollector, sources: readonly ListedSource<T>[]): Promise<T[]> {
  const slices = await Promise.all(sources.map(({ source, read }) => collector.read(source, read)));
  return slices.flatMap((slice) => slice?.records ?? []);
}

/** Sorts, drops the records of earlier pages, and cuts the page. */
export async function pageOf<T>(
  paginator: Paginator,
  records: readonly T[],
  { pace, first, direction, keyOf }: PageOptions<T>,
): Promise<{ rows: readonly T[]; hasNextPage: boolean }> {
  const { after } = paginator;
  const keyed = await mapInPace(pace, records, (record) => ({ record, key: keyOf(record) }));
  const isAhead = ({ key }: { key: SortKey }) => after === null || orderSortKeys(direction, key, after) > 0;
  const ahead = await filterInPace(pace, keyed, isAhead);
  const sorted = await sortInPace(pace, ahead, (left, right) => orderSortKeys(direction, left.key, right.key));
  return {
    rows: sorted.slice(0, first).map(({ record }) => record),
    hasNextPage: sorted.length > first,
  };
}
