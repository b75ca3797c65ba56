import { MS_PER_MINUTE } from '../../domain/time/time-range.js';
/** Width of a bin. */
export const BIN_MINUTES = 30;
/** Stays of 12 hours and more are counted together. */
const BIN_COUNT = 24;

export interface StayHistogram {
  readonly binMinutes: number;
  /** Stays of each bin, from `i * binMinutes` up to but not including `(i + 1) * binMinutes`. */
  readonly bins: readonly number[];
  /** Stays at least as long as all bins together. */
  readonly longer: number;
  /** Sum of all the above. */
  readonly counted: number;
  /** Stays with both ends, of which one has no time of day: they are in no bin. */
  readonly withoutTime: number;
  /** false when some stays of the range were not read. */
  readonly isComplete: boolean;
}

export interface Stay {
  readonly timePrecision: 'DAY' | 'MINUTE';
  readonly departurePrecision: 'DAY' | 'MINUTE';
  readonly checkedInAt: string | null;
  readonly checkedOutAt: string | null;
}

export interface StayCounter {
  /** Does not count a stay that lacks an end or its hours. */
  add(stay: Stay): void;
  finish(isComplete: boolean): StayHistogram;
}

/** Counts stays in constant memory. */
export function createStayCounter(): StayCounter {
  const bins = new Array<number>(BIN_COUNT).fill(0);
  let longer = 0;
  let withoutTime = 0;
  return {
    add({ timePrecision, departurePrecision, checkedInAt, checkedOutAt }) {
      if (checkedInAt === null || checkedOutAt === null) return;
      if (timePrecision === 'DAY' || departurePrecision === 'DAY') {
        withoutTime += 1;
        return;
      }
      const minutes = (Date.parse(checkedOutAt) - Date.parse(checkedInAt)) / MS_PER_MINUTE;
      // A corrected clock can make a stay end before it begins: it counts as short, as in the gateway's figures.
      const index = Math.floor(Math.max(0, minutes) / BIN_MINUTES);
      if (index >= BIN_COUNT) longer += 1;
      else bins[index] = (bins[index] ?? 0) + 1;
    },
    finish: (isComplete) => ({
      binMinutes: BIN_MINUTES,
      bins: [...bins],
      longer,
      counted: bins.reduce((sum, count) => sum + count, longer),
      withoutTime,
      isComplete,
    }),
  };
}
