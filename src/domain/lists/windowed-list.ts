import type { Source } from '../source/source.js';
import type { SourceSlice } from '../source/source-slice.js';
import { MS_PER_DAY, type TimeRange } from '../time/time-range.js';
import type { PageRows } from './build-connection.js';
import type { OrderDirection } from './connection.js';
import type { ListWalk } from './list-walk.js';
import { ReportBook } from './report-book.js';
import { orderSortKeys, type SortKey } from './sort-key.js';
import { readSources } from './whole-list.js';
import { cutWindow, nextWidthMs, passedPart, remainderOf, startOf } from './window.js';

/** One source of a list that follows time: it can be asked for a part of the range. */
export interface WindowedSource<T> {
  readonly source: Source;
  read(range: TimeRange): Promise<SourceSlice<T>>;
}

export interface WindowedListOptions<T> {
  readonly sources: readonly WindowedSource<T>[];
  readonly first: number;
  readonly direction: OrderDirection;
  /** Whether the whole range has to be counted, beyond what the page needs. */
  readonly isCounted: boolean;
  /** Begins with the time in ms that windows are cut by. */
  readonly keyOf: (record: T) => SortKey;
  readonly matches: (record: T) => boolean;
  /** Width of the first window of a walk that has learned nothing yet. */
  readonly firstWindowDays: number;
}

/** A range up to this width that has to be counted anyway is read at once. */
const COUNTED_AT_ONCE_MS = 7 * MS_PER_DAY;

/**
 * Reads a page in windows from the wanted end, each source completely, widening while windows turn out sparse, until
 * the page is full. A source that fails is not asked again for this answer. When no source is left before the range
 * is (the deadline has passed), the page is short and its cursor goes on where the last whole window ended.
 */
export async function readWindowedList<T extends { readonly source: Source }>(
  walk: ListWalk,
  range: TimeRange,
  options: WindowedListOptions<T>,
): Promise<PageRows<T>> {
  const reader = createWindowReader(options);
  const spanMs = range.to.getTime() - range.from.getTime();
  const isReadAtOnce = options.isCounted && spanMs <= COUNTED_AT_ONCE_MS;
  const start = isReadAtOnce ? range : remainderOf(range, options.direction, walk.after);
  const page = await fillPage(reader, walk, options, {
    rest: start,
    widthMs: isReadAtOnce ? spanMs : Number(walk.hint ?? options.firstWindowDays * MS_PER_DAY),
  });
  if (options.isCounted) await reader.count([passedPart(range, start, options.direction), page.rest]);
  const isShort = page.rest !== null && page.rows.length <= options.first;
  return {
    rows: page.rows.slice(0, options.first),
    hasNextPage: page.rows.length > options.first || isShort,
    totalCount: options.isCounted && reader.book.isComplete ? reader.matchCount : null,
    book: reader.book,
    hintOf: () => String(page.widthMs),
    ...(isShort && page.rest !== null && { resumeKey: startOf(page.rest, options.direction) }),
  };
}

interface WindowReader<T> {
  readonly book: ReportBook;
  readonly matchCount: number;
  /** Whether a source is left that has not failed. */
  readonly hasSource: boolean;
  /** The matching records of one window, of all sources that have not failed. */
  read(window: TimeRange): Promise<T[]>;
  count(parts: readonly (TimeRange | null)[]): Promise<void>;
}

function createWindowReader<T extends { readonly source: Source }>(options: WindowedListOptions<T>): WindowReader<T> {
  const book = new ReportBook();
  let matchCount = 0;
  const liveSources = () => options.sources.filter(({ source }) => !book.hasFailed(source));
  const read = async (window: TimeRange): Promise<T[]> => {
    const sources = liveSources().map(({ source, read }) => ({ source, read: () => read(window) }));
    const matching = (await readSources(book, sources)).filter(options.matches);
    for (const record of matching) book.countMatch(record.source);
    matchCount += matching.length;
    return matching;
  };
  return {
    book,
    get matchCount() {
      return matchCount;
    },
    get hasSource() {
      return liveSources().length > 0;
    },
    read,
    count: async (parts) => {
      await Promise.all(parts.map((part) => (part === null ? [] : read(part))));
    },
  };
}

/** Reads windows until there is one row more than the page takes, the range ends, or no source is left. */
async function fillPage<T>(
  reader: WindowReader<T>,
  walk: ListWalk,
  options: WindowedListOptions<T>,
  start: { rest: TimeRange | null; widthMs: number },
): Promise<{ rows: T[]; rest: TimeRange | null; widthMs: number }> {
  const { direction, first, keyOf } = options;
  const isAhead = (record: T) => walk.after === null || orderSortKeys(direction, keyOf(record), walk.after) > 0;
  const rows: T[] = [];
  let { rest, widthMs } = start;
  if (options.sources.length === 0) return { rows, rest: null, widthMs };
  while (rest !== null && rows.length <= first) {
    const cut = cutWindow(rest, widthMs, direction);
    const found = (await reader.read(cut.window)).filter(isAhead);
    if (!reader.hasSource) break;
    found.sort((left, right) => orderSortKeys(direction, keyOf(left), keyOf(right)));
    rows.push(...found);
    const missing = first + 1 - rows.length;
    widthMs = nextWidthMs(widthMs, { found: found.length, wanted: missing > 0 ? missing : first + 1 });
    rest = cut.rest;
  }
  return { rows, rest, widthMs };
}
