/** Half-open: it includes `from` and excludes `to`. */
export interface TimeRange {
  readonly from: Date;
  readonly to: Date;
}

export const MS_PER_DAY = 86_400_000;
export const MS_PER_MINUTE = 60_000;

/** Compares numbers, because comparing dates is many times slower and lists do it for every record. */
export function isWithin({ from, to }: TimeRange, instant: Date): boolean {
  const timeMs = instant.getTime();
  return timeMs >= from.getTime() && timeMs < to.getTime();
}

export function addDays(instant: Date, days: number): Date {
  return new Date(instant.getTime() + days * MS_PER_DAY);
}

const MS_PER_SECOND = 1_000;

/** Sources store whole seconds and cut off the rest. */
export function isSameSecond(left: Date, right: Date): boolean {
  return Math.floor(left.getTime() / MS_PER_SECOND) === Math.floor(right.getTime() / MS_PER_SECOND);
}
