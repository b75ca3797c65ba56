import type { SourceFault } from '../../domain/source/source-error.js';
import { completeSlice, endOf, type SourceSlice } from '../../domain/source/source-slice.js';
import type { Clock } from '../../domain/time/clock.js';
import { alignOutwards } from '../../domain/time/time-grid.js';
import { addDays, isWithin, type TimeRange } from '../../domain/time/time-range.js';
import { finishPaginator, type OffsetPaginator, paginatorsToSlice } from './read-pages.js';
import type { TimeFilter } from './time-filter.js';

/**
 * Records beyond a bound show that the filter is ignored. A filter that has never returned a record is tested with one that
 * is known to exist.
 */
export async function checkFilter<T>(options: TimeWindowsOptions<T>, sides: readonly Side<T>[]): Promise<void> {
  const { filter, timeOf, peek } = options;
  const isBeyond = ({ side, at }: Bound, record: T) =>
    side === 'FROM' ? timeOf(record) < addDays(at, -MARGIN_DAYS) : timeOf(record) > addDays(at, MARGIN_DAYS);
  if (sides.some(({ bound, paginator }) => [...paginator.records.values()].some((record) => isBeyond(bound, record)))) {
    return filter.reject('is ignored');
  }
  if (sides.some(({ paginator }) => paginator.records.size > 0)) return filter.prove();
  if (filter.isProved || !sides.some(({ paginator }) => paginator.state === 'ENDED')) return;
  const [known] = await peek(null);
  if (known === undefined) return;
  const [found] = await peek({ side: 'FROM', at: addDays(timeOf(known), -2 * MARGIN_DAYS) });
  if (found === undefined) filter.reject('matches nothing');
}

/**
 * Reads both sides until one has ended, with at most twice the calls of the smaller one. The first pages are read one after
 * the other, as the first is usually the last; later ones at the same time.
 */
export async function readSides<T>(sides: readonly Side<T>[]): Promise<void> {
  const paginators = sides.map(({ paginator }) => paginator);
  for (const paginator of paginators) {
    await paginator.advance();
    if (paginator.state === 'OPEN' && paginator.isNearEnd) await paginator.advance();
    if (paginator.state === 'ENDED' || paginator.state === 'FAILED') return;
  }
  while (paginators.some(({ state }) => state === 'OPEN')) {
    await Promise.all(paginators.map((paginator) => paginator.advance()));
    if (paginators.some(({ state }) => state === 'ENDED' || state === 'FAILED')) return;
  }
}

/** FROM: at or after `at`; UNTIL: at or before it. */
export interface Bound {
  readonly side: 'FROM' | 'UNTIL';
  readonly at: Date;
}

export interface TimeWindowsOptions<T> {
  /** Starts the list with the one predicate that it takes, or the whole list. */
  paginate(bound: Bound | null): OffsetPaginator<T>;
  /** One record of the same list, where there is one. */
  peek(bound: Bound | null): Promise<readonly T[]>;
  /** What is known about the predicate. */
  readonly filter: TimeFilter;
  timeOf(record: T): Date;
  /** No record of this list can be later than now. */
  readonly isPastOnly: boolean;
  readonly clock: Clock;
}

/** Two-sided windows of a list that filters one side only, shared within one request. */
export interface TimeWindows<T> {
  /** @throws SourceFaultError when no page could be read. */
  read(range: TimeRange): Promise<SourceSlice<T>>;
  /** True when no record can lie in the range: reading it makes no call, and proves nothing about the source. */
  isEmpty(range: TimeRange): boolean;
  /** True when `read(range)` makes no call. */
  isCovered(range: TimeRange): boolean;
}

/**
 * The format in which bounds are compared is not documented, so calls have a margin that is wider than any offset from UTC,
 * and the range is cut here.
 */
export const MARGIN_DAYS = 1;

const FILTER_FAULT: SourceFault = {
  code: 'UPSTREAM_INVALID_RESPONSE',
  message: 'W3lcome does not filter times, and its whole list is too long to be read',
  retryAfterSeconds: null,
};

const BEGINNING = new Date(-8.64e15);

const END = new Date(8.64e15);

interface WindowRead<T> {
  readonly range: TimeRange;
  /** The range in which the outcome is complete: at first the requested one, at the end a whole side. */
  coverage: TimeRange;
  readonly outcome: Promise<SourceSlice<T>>;
}

export function createTimeWindows<T>(options: TimeWindowsOptions<T>): TimeWindows<T> {
  const reads: WindowRead<T>[] = [];

  /** Both sides where the filter is usable, else the whole list. */
  async function readRange(
    range: TimeRange,
  ): Promise<{ paginators: readonly OffsetPaginator<T>[]; coverage: TimeRange | null }> {
    if (options.filter.isUsable) {
      const sides = createSides(options, range);
      await readSides(sides);
      await checkFilter(options, sides);
      if (options.filter.isUsable) {
        const winner = sides.find(({ paginator }) => paginator.state === 'ENDED');
        return { paginators: sides.map(({ paginator }) => paginator), coverage: winner?.coverage ?? null };
      }
    }
    const paginator = options.paginate(null);
    await finishPaginator(paginator);
    return { paginators: [paginator], coverage: paginator.state === 'ENDED' ? { from: BEGINNING, to: END } : null };
  }

  function start(range: TimeRange): WindowRead<T> {
    const asOf = options.clock.now();
    const outcome = readRange(range).then(({ paginators, coverage }) => {
      if (coverage !== null) read.coverage = coverage;
      const slice = paginatorsToSlice(paginators, asOf);
      const isBlamed = !options.filter.isUsable && slice.fault?.code === 'PAGE_LIMIT';
      return isBlamed ? { ...slice, ...endOf(FILTER_FAULT) } : slice;
    });
    const read: WindowRead<T> = { range, coverage: range, outcome };
    reads.push(read);
    return read;
  }

  return {
    isEmpty: (range) => isBeyondNow(options, range),
    isCovered: (range) => isBeyondNow(options, range) || reads.some((read) => contains(read.coverage, range)),
    async read(range) {
      if (isBeyondNow(options, range)) return completeSlice([], options.clock.now());
      const aligned = alignOutwards(range);
      for (const read of reads.filter(({ coverage }) => contains(coverage, range))) {
        const slice = await read.outcome;
        // A wider read that was cut may lack records that a narrower one reaches.
        if (slice.isComplete || contains(aligned, read.range)) return cut(slice, range, options.timeOf);
      }
      return cut(await start(aligned).outcome, range, options.timeOf);
    },
  };
}

export interface Side<T> {
  readonly bound: Bound;
  readonly paginator: OffsetPaginator<T>;
  /** The range in which the paginator's records are complete when it has ended. */
  readonly coverage: TimeRange;
}

/** It is unknown beforehand which side is smaller, unless one of them is the whole list. */
function createSides<T>(options: TimeWindowsOptions<T>, { from, to }: TimeRange): Side<T>[] {
  const createSide = (bound: Bound, coverage: TimeRange): Side<T> => ({
    bound,
    paginator: options.paginate(bound),
    coverage,
  });
  const fromSide = createSide({ side: 'FROM', at: addDays(from, -MARGIN_DAYS) }, { from, to: END });
  const until = addDays(to, MARGIN_DAYS);
  if (options.isPastOnly && until > options.clock.now()) return [fromSide];
  return [fromSide, createSide({ side: 'UNTIL', at: until }, { from: BEGINNING, to })];
}

function isBeyondNow(
  { isPastOnly, clock }: Pick<TimeWindowsOptions<unknown>, 'isPastOnly' | 'clock'>,
  { from }: TimeRange,
): boolean {
  return isPastOnly && addDays(from, -MARGIN_DAYS) > clock.now();
}

function contains(outer: TimeRange, inner: TimeRange): boolean {
  return outer.from <= inner.from && outer.to >= inner.to;
}

function cut<T>(slice: SourceSlice<T>, range: TimeRange, timeOf: (record: T) => Date): SourceSlice<T> {
  return { ...slice, records: slice.records.filter((record) => isWithin(range, timeOf(record))) };
}
