/** Half-open: `from` belongs to it, `to` does not. */
export interface TimeRange {
  readonly from: Date;
  readonly to: Date;
}

export const MS_PER_DAY = 86_400_000;

/** Compares numbers: comparing dates costs many times that, and lists ask this of every record. */
export function isWithin({ from, to }: TimeRange, instant: Date): boolean {
  const timeMs = instant.getTime();
  return timeMs >= from.getTime() && timeMs < to.getTime();
}

export function addDays(instant: Date, days: number): Date {
  return new Date(instant.getTime() + days * MS_PER_DAY);
}
