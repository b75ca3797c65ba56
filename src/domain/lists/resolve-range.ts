import { InvalidInputError } from '../errors/invalid-input-error.js';
import { addDays, MS_PER_DAY, type TimeRange } from '../time/time-range.js';
import type { InstantRange } from './connection.js';

/** The range of a list when the client leaves one or both ends open. */
export interface RangePolicy {
  readonly whenOpen: (now: Date) => TimeRange;
  readonly whenFrom: (from: Date, now: Date) => Date;
  readonly whenTo: (to: Date, now: Date) => Date;
}

const VISITS_REACH_DAYS = 30;
const VISITS_ONE_END_DAYS = 60;
const TRANSACTIONS_DAYS = 30;
/** Five minutes. */
const CLOCK_MARGIN_DAYS = 5 / (24 * 60);

/** 30 days before and after now; with one end, 60 days from it. */
export const VISITS_RANGE: RangePolicy = {
  whenOpen: (now) => ({ from: addDays(now, -VISITS_REACH_DAYS), to: addDays(now, VISITS_REACH_DAYS) }),
  whenFrom: (from) => addDays(from, VISITS_ONE_END_DAYS),
  whenTo: (to) => addDays(to, -VISITS_ONE_END_DAYS),
};

/**
 * The last 30 days. The end is a few minutes ahead, because a source's clock can be; a start without an end reads up to
 * it.
 */
export const TRANSACTIONS_RANGE: RangePolicy = {
  whenOpen: (now) => ({ from: addDays(now, -TRANSACTIONS_DAYS), to: addDays(now, CLOCK_MARGIN_DAYS) }),
  whenFrom: (from, now) => (from < now ? addDays(now, CLOCK_MARGIN_DAYS) : addDays(from, TRANSACTIONS_DAYS)),
  whenTo: (to) => addDays(to, -TRANSACTIONS_DAYS),
};

/** Requests to sources have years of four digits, and cover whole local days around a range. */
const MARGIN_DAYS = 2;
const EARLIEST = addDays(new Date('0001-01-01T00:00:00Z'), MARGIN_DAYS);
const LATEST = addDays(new Date('9999-12-31T00:00:00Z'), -MARGIN_DAYS);

/**
 * @throws InvalidInputError naming `argument` for a range that is empty, reversed, wider than `maxDays` or not within the years
 * 1 to 9999.
 */
export function resolveRange(
  requested: InstantRange | null | undefined,
  options: { argument: string; policy: RangePolicy; now: Date; maxDays: number },
): TimeRange {
  const { argument, policy, now, maxDays } = options;
  const range = completeRange(requested, policy, now);
  assertYears(range, argument);
  if (range.to <= range.from) throw new InvalidInputError(argument, 'ends before it starts');
  if (range.to.getTime() - range.from.getTime() > maxDays * MS_PER_DAY) {
    throw new InvalidInputError(argument, `is wider than the ${maxDays} days that are allowed`);
  }
  return range;
}

/** @throws as `resolveRange`, but open ends stay open and no range is too wide. */
export function resolveOpenRange(
  requested: InstantRange | null | undefined,
  argument: string,
): { readonly from?: Date; readonly to?: Date } {
  const from = requested?.gte ?? undefined;
  const to = requested?.lt ?? undefined;
  assertYears({ from, to }, argument);
  if (from !== undefined && to !== undefined && to <= from) {
    throw new InvalidInputError(argument, 'ends before it starts');
  }
  return { ...(from && { from }), ...(to && { to }) };
}

function assertYears({ from, to }: { from?: Date | undefined; to?: Date | undefined }, argument: string): void {
  const isWithin = [from, to].every((end) => end === undefined || (end >= EARLIEST && end <= LATEST));
  if (!isWithin) throw new InvalidInputError(argument, 'does not lie within the years 1 to 9999');
}

function completeRange(requested: InstantRange | null | undefined, policy: RangePolicy, now: Date): TimeRange {
  const from = requested?.gte ?? null;
  const to = requested?.lt ?? null;
  if (from !== null && to !== null) return { from, to };
  if (from !== null) return { from, to: policy.whenFrom(from, now) };
  if (to !== null) return { from: policy.whenTo(to, now), to };
  return policy.whenOpen(now);
}
