import type { SourceSlice } from '../../domain/source/source-slice.js';
import type { Clock } from '../../domain/time/clock.js';
import { alignOutwards } from '../../domain/time/time-grid.js';
import { addDays, isWithin, type TimeRange } from '../../domain/time/time-range.js';
import type { PageWalk } from './page-walk.js';
import { walksToSlice } from './walk-slice.js';

export interface TimeWindowsOptions<T> {
  /** Opens the list with the one predicate it takes: at or after, or at or before, `bound`. */
  walk(side: 'FROM' | 'UNTIL', bound: Date): PageWalk<T>;
  timeOf(record: T): Date;
  /** No record of this list can be later than now. */
  readonly isPastOnly: boolean;
  readonly clock: Clock;
}

/** Two-sided windows of a list that can be asked for one side only, shared within one request. */
export interface TimeWindows<T> {
  /** @throws SourceFaultError when nothing could be read. */
  read(range: TimeRange): Promise<SourceSlice<T>>;
  /** True when no record can lie in the range: reading it makes no call, so that it says nothing about the source. */
  isEmpty(range: TimeRange): boolean;
  /** True when `read(range)` costs no call of its own. */
  isCovered(range: TimeRange): boolean;
}

/**
 * The format in which bounds are compared is not documented, so bounds are asked with a margin that is wider than any
 * offset from UTC; the rest is cut here.
 */
export const MARGIN_DAYS = 1;

const BEGINNING = new Date(-8.64e15);
const END = new Date(8.64e15);

interface WindowRead<T> {
  readonly range: TimeRange;
  /** What the outcome holds completely: at first what was asked, in the end a whole side. */
  coverage: TimeRange;
  readonly outcome: Promise<SourceSlice<T>>;
}

export function createTimeWindows<T>(options: TimeWindowsOptions<T>): TimeWindows<T> {
  const reads: WindowRead<T>[] = [];

  function start(range: TimeRange): WindowRead<T> {
    const sides = openSides(options, range);
    const asOf = options.clock.now();
    const outcome = readSides(sides).then(() => {
      const winner = sides.find(({ walk }) => walk.state === 'ENDED');
      if (winner !== undefined) read.coverage = winner.coverage;
      return walksToSlice(
        sides.map(({ walk }) => walk),
        asOf,
      );
    });
    const read: WindowRead<T> = { range, coverage: range, outcome };
    reads.push(read);
    return read;
  }

  return {
    isEmpty: (range) => isBeyondNow(options, range),
    isCovered: (range) => isBeyondNow(options, range) || reads.some((read) => contains(read.coverage, range)),
    async read(range) {
      if (isBeyondNow(options, range)) return emptySlice(options.clock.now());
      const aligned = alignOutwards(range);
      for (const read of reads.filter(({ coverage }) => contains(coverage, range))) {
        const slice = await read.outcome;
        // A wider read that was cut may lack what a narrower one still reaches.
        if (slice.isComplete || contains(aligned, read.range)) return cut(slice, range, options.timeOf);
      }
      return cut(await start(aligned).outcome, range, options.timeOf);
    },
  };
}

interface Side<T> {
  readonly walk: PageWalk<T>;
  /** What the walk's records hold completely once it has ended. */
  readonly coverage: TimeRange;
}

/** Nothing tells beforehand which side is smaller, unless one of them is the whole list. */
function openSides<T>(options: TimeWindowsOptions<T>, { from, to }: TimeRange): Side<T>[] {
  const fromSide = { walk: options.walk('FROM', addDays(from, -MARGIN_DAYS)), coverage: { from, to: END } };
  const until = addDays(to, MARGIN_DAYS);
  if (options.isPastOnly && until > options.clock.now()) return [fromSide];
  return [fromSide, { walk: options.walk('UNTIL', until), coverage: { from: BEGINNING, to } }];
}

function isBeyondNow(
  { isPastOnly, clock }: Pick<TimeWindowsOptions<unknown>, 'isPastOnly' | 'clock'>,
  { from }: TimeRange,
): boolean {
  return isPastOnly && addDays(from, -MARGIN_DAYS) > clock.now();
}

/**
 * Reads both sides until one has ended: at most twice the calls of the smaller one. The first pages one after the other,
 * as the first is usually the last; later ones side by side.
 */
async function readSides<T>(sides: readonly Side<T>[]): Promise<void> {
  const walks = sides.map(({ walk }) => walk);
  for (const walk of walks) {
    await walk.advance();
    if (walk.state === 'OPEN' && walk.isNearEnd) await walk.advance();
    if (walk.state === 'ENDED' || walk.state === 'FAILED') return;
  }
  while (walks.some(({ state }) => state === 'OPEN')) {
    await Promise.all(walks.map((walk) => walk.advance()));
    if (walks.some(({ state }) => state === 'ENDED' || state === 'FAILED')) return;
  }
}

function contains(outer: TimeRange, inner: TimeRange): boolean {
  return outer.from <= inner.from && outer.to >= inner.to;
}

function cut<T>(slice: SourceSlice<T>, range: TimeRange, timeOf: (record: T) => Date): SourceSlice<T> {
  return { ...slice, records: slice.records.filter((record) => isWithin(range, timeOf(record))) };
}

function emptySlice(asOf: Date): SourceSlice<never> {
  return { records: [], droppedCount: 0, isComplete: true, asOf, fault: null };
}
