import { DateTime } from 'luxon';

/** Days of the plan before and after the start-up day. */
const DAYS_BACK = 100;
const DAYS_AHEAD = 20;

/** Monday first. */
const WEEKDAY_WEIGHTS: readonly number[] = [0.95, 1.05, 1.1, 1, 0.85, 0.07, 0.03];
/** From midnight on: peaks at 9 to 11 and 14 to 16 o'clock. */
const HOUR_WEIGHTS: readonly number[] = [
  0, 0, 0, 0, 0, 0.1, 0.4, 2, 8, 17, 16, 9, 4, 6, 15, 14, 8, 4, 2, 1, 0.6, 0.2, 0.1, 0,
];
const QUARTER_WEIGHTS: readonly number[] = [40, 15, 30, 15];

const MS_PER_MINUTE = 60_000;
const CELLS = 4096;

export interface WorkingDaysPlan {
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  readonly timeZone: string;
  /** Nothing lies further ahead than it was made. */
  readonly leadDays: number;
}

/** Turns two uniform numbers into the time of an appointment, in milliseconds; a look-up, as there are a million of them. */
export function createWorkingDays(plan: WorkingDaysPlan): (day: number, hour: number) => number {
  const today = DateTime.fromMillis(plan.startedAt, { zone: plan.timeZone }).startOf('day');
  const days = Array.from({ length: DAYS_BACK + 1 + DAYS_AHEAD }, (_, index) =>
    today.plus({ days: index - DAYS_BACK }),
  );
  const midnights = days.map((day) => day.toMillis());
  const dayTable = toTable(days.map((day, index) => dayWeight(day, index - DAYS_BACK, plan.leadDays)));
  const quarters = HOUR_WEIGHTS.flatMap((weight) => QUARTER_WEIGHTS.map((quarter) => weight * quarter));
  const quarterTable = toTable(quarters);
  return (day, hour) => {
    const midnight = midnights[dayTable[Math.floor(day * CELLS)] ?? 0] ?? 0;
    return midnight + (quarterTable[Math.floor(hour * CELLS)] ?? 0) * 15 * MS_PER_MINUTE;
  };
}

/** The further ahead, the fewer visits are known yet. */
function dayWeight(day: DateTime, offset: number, leadDays: number): number {
  const weekday = WEEKDAY_WEIGHTS[day.weekday - 1] ?? 0;
  if (offset <= 0) return weekday;
  if (offset > leadDays) return 0;
  return weekday * 0.7 * (1 - offset / (DAYS_AHEAD + 4));
}

/** Index by cell, each index in as many cells as its weight says. */
function toTable(weights: readonly number[]): Uint16Array {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const table = new Uint16Array(CELLS);
  let reached = 0;
  let cell = 0;
  for (const [index, weight] of weights.entries()) {
    reached += weight / total;
    while (cell < CELLS && cell < Math.round(reached * CELLS)) table[cell++] = index;
  }
  return table;
}
