import { filterInPace, sortInPace } from '../pace/in-pace.js';
import type { Pace } from '../pace/pace.js';
import type { Source } from '../source/source.js';
import type { SourceSlice } from '../source/source-slice.js';
import { alignOutwards } from '../time/time-grid.js';
import { isWithin, MS_PER_DAY, type TimeRange } from '../time/time-range.js';
import type { PageRows } from './build-connection.js';
import type { OrderDirection } from './connection.js';
import type { Paginator } from './paginator.js';
import { ReportCollector } from './report-collector.js';
import { orderSortKeys, type SortKey } from './sort-key.js';
import { readSources } from './whole-list.js';
import { intersectRanges, passedPart, remainderOf, startOf } from './window.js';
import { createWindowIterator } from './window-iterator.js';

/** One source of a list in the order of time, which can read a part of the range. */
export interface WindowedSource<T> {
  readonly source: Source;
  read(range: TimeRange): Promise<SourceSlice<T>>;
}

export interface WindowedListOptions<T> {
  readonly pace: Pace;
  readonly sources: readonly WindowedSource<T>[];
  readonly first: number;
  readonly direction: OrderDirection;
  /** Whether to count the whole range, beyond the page. */
  readonly isCounted: boolean;
  /** Starts with the time in ms that decides the window. */
  readonly keyOf: (record: T) => SortKey;
  readonly matches: (record: T) => boolean;
  /** Width of the first window of a list without a resume token. */
  readonly firstWindowDays: number;
}

/** A range up to this width is read at once when it is counted. */
const COUNTED_AT_ONCE_MS = 7 * MS_PER_DAY;

/**
 * Reads a page in windows from the first end of the order, each source completely, with wider windows while they have
 * few records, until the page is full. Windows lie on a grid, and the next page starts in the window where this one
 * stopped, so that similar lists send equal requests to the sources. After a failure a source is not read again for
 * this page. When no source is left (the deadline has passed), the page is short, and its cursor continues after the
 * last complete window.
 */
export async function readWindowedList<T extends { readonly source: Source }>(
  paginator: Paginator,
  range: TimeRange,
  options: WindowedListOptions<T>,
): Promise<PageRows<T>> {
  const reader = createWindowReader(options);
  const spanMs = range.to.getTime() - range.from.getTime();
  const isReadAtOnce = options.isCounted && spanMs <= COUNTED_AT_ONCE_MS;
  const start = isReadAtOnce ? range : remainderOf(range, options.direction, paginator.after);
  const page = await fillPage(reader, paginator, options, { range, start, isReadAtOnce });
  if (options.isCounted) await reader.count([passedPart(range, start, options.direction), page.rest]);
  const isShort = page.rest !== null && page.rows.length <= options.first;
  return {
    rows: page.rows.slice(0, options.first),
    hasNextPage: page.rows.length > options.first || isShort,
    totalCount: options.isCounted && reader.collector.isComplete ? reader.matchCount : null,
    collector: reader.collector,
    resumeTokenOf: (row) => page.resumeTokenAt(Number(options.keyOf(row)[0])),
    // The cursor of a page without progress is its start.
    ...(isShort &&
      page.rest !== null && {
        resumeKey: (page.rest === start ? paginator.after : null) ?? startOf(page.rest, options.direction),
      }),
  };
}

interface WindowRead<T> {
  /** The matching records of the requested part. */
  readonly records: T[];
  /** Of the whole window. */
  readonly foundCount: number;
}

interface WindowReader<T> {
  readonly collector: ReportCollector;
  readonly matchCount: number;
  /** Whether a source has not failed. */
  readonly hasSource: boolean;
  /** Reads `window` from all sources that have not failed, and keeps the records in `part`. */
  read(window: TimeRange, part: TimeRange): Promise<WindowRead<T>>;
  count(parts: readonly (TimeRange | null)[]): Promise<void>;
}

function createWindowReader<T extends { readonly source: Source }>(options: WindowedListOptions<T>): WindowReader<T> {
  const collector = new ReportCollector();
  let matchCount = 0;
  const liveSources = () => options.sources.filter(({ source }) => !collector.hasFailed(source));
  const read = async (window: TimeRange, part: TimeRange): Promise<WindowRead<T>> => {
    const sources = liveSources().map(({ source, read }) => ({ source, read: () => read(window) }));
    const found = await filterInPace(options.pace, await readSources(collector, sources), options.matches);
    const isInPart = (record: T) => isWithin(part, new Date(Number(options.keyOf(record)[0])));
    const records = await filterInPace(options.pace, found, isInPart);
    for (const record of records) collector.countMatch(record);
    matchCount += records.length;
    return { records, foundCount: found.length };
  };
  return {
    collector,
    get matchCount() {
      return matchCount;
    },
    get hasSource() {
      return liveSources().length > 0;
    },
    read,
    count: async (parts) => {
      await Promise.all(parts.map((part) => part && read(part, part)));
    },
  };
}

interface FilledPage<T> {
  readonly rows: T[];
  /** The part that has not been read. */
  readonly rest: TimeRange | null;
  /** The resume token for a row at this time: its window. */
  resumeTokenAt(timeMs: number): string | null;
}

/** Reads windows until there is one row more than the page has, the range ends, or no source is left. */
async function fillPage<T>(
  reader: WindowReader<T>,
  paginator: Paginator,
  options: WindowedListOptions<T>,
  { range, start, isReadAtOnce }: { range: TimeRange; start: TimeRange | null; isReadAtOnce: boolean },
): Promise<FilledPage<T>> {
  const { pace, direction, first, keyOf } = options;
  const isAhead = (record: T) =>
    paginator.after === null || orderSortKeys(direction, keyOf(record), paginator.after) > 0;
  const windows = createWindowIterator({
    frame: alignOutwards(range),
    start,
    direction,
    wanted: first + 1,
    resumeToken: paginator.resumeToken,
    firstWidthMs: isReadAtOnce ? Number.POSITIVE_INFINITY : options.firstWindowDays * MS_PER_DAY,
  });
  const rows: T[] = [];
  let rest = start;
  while (rest !== null && rows.length <= first && reader.hasSource) {
    const window = windows.next();
    const part = window && intersectRanges(window, rest);
    if (!window || !part) break;
    const read = await reader.read(window, part);
    if (!reader.hasSource) break;
    windows.learn(read.foundCount);
    const found = await filterInPace(pace, read.records, isAhead);
    const compare = (left: T, right: T) => orderSortKeys(direction, keyOf(left), keyOf(right));
    for (const row of await sortInPace(pace, found, compare)) rows.push(row);
    rest = windows.rest && intersectRanges(windows.rest, rest);
  }
  return { rows, rest: options.sources.length === 0 ? null : rest, resumeTokenAt: windows.resumeTokenAt };
}
