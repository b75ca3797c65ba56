import type { InstantRange } from '../../domain/lists/connection.js';
import { SOURCES, type Source } from '../../domain/source/source.js';
import { MS_PER_DAY } from '../../domain/time/time-range.js';

/** To read all visits of a range: what it takes anyway, and each day of some 50 visits. */
const RANGE_COST = 900;
export const DAY_COST = 65;
/** A page of a list that follows time is found after a few windows. */
const PAGE_COST = 1_700;
/** How many days a list reads that is given one end of a range, or none. */
const OPEN_RANGE_DAYS = 60;
/** Nobody is given wider ranges. */
const WIDEST_DAYS = 4_000;

/** What of a range each source takes. */
const SOURCE_SHARES: Readonly<Record<Source, number>> = { SPACEBRING: 0.6, W3LCOME: 0.25, RESIDENT: 0.08 };

/** The members of visit filters that a price looks at. */
export interface CostFilter {
  readonly range: InstantRange | null | undefined;
  readonly sources: readonly Source[] | null | undefined;
}

export function daysOf(range: InstantRange | null | undefined): number {
  if (!range?.gte || !range.lt) return OPEN_RANGE_DAYS;
  const days = (range.lt.getTime() - range.gte.getTime()) / MS_PER_DAY;
  return Math.min(Math.max(days, 0), WIDEST_DAYS);
}

/** The price of every visit of the range, from the sources that are asked. */
export function costOfRange({ range, sources }: CostFilter): number {
  return (RANGE_COST + DAY_COST * daysOf(range)) * shareOf(sources);
}

/** The price of a page of visits, of which nothing more is wanted. */
export function costOfPage(filter: CostFilter): number {
  return Math.min(costOfRange(filter), PAGE_COST * shareOf(filter.sources));
}

/** Tells ranges apart: what is read of one is read once, however many fields want it. */
export function keyOfRange({ range, sources }: CostFilter): string {
  const selected = sources ?? SOURCES;
  return [range?.gte?.getTime(), range?.lt?.getTime(), ...[...selected].sort()].join(' ');
}

function shareOf(sources: readonly Source[] | null | undefined): number {
  if (!sources) return 1;
  return [...new Set(sources)].reduce((sum, source) => sum + (SOURCE_SHARES[source] ?? 0), 0);
}
