import type { LocalCalendar } from '../time/local-calendar.js';
import { MS_PER_HOUR } from '../time/time-grid.js';
import { MS_PER_DAY } from '../time/time-range.js';
import { type LocalHour, TIME_RULES, type TimeDimension } from './time-values.js';

const HOURS_PER_DAY = 24;

/** Numbers the combinations of values of instants in some dimensions of time. */
export interface TimeKeys {
  /** Equal for instants with equal values in all dimensions. */
  keyAt(timeMs: number): number;
  /** All instants from `timeMs` to before this one have the same key. */
  endOfStretch(timeMs: number): number;
  /** An hour with this key. */
  hourOf(key: number): LocalHour;
  /** First instant of the day, week or month of the key; null when it has none. */
  startOf(key: number): Date | null;
}

/** Values that depend only on the local day are computed once per day, because instants are many and days few. */
export function createTimeKeys(dimensions: readonly TimeDimension[], calendar: LocalCalendar): TimeKeys {
  const isByHour = dimensions.includes('HOUR_OF_DAY');
  const ofDays = dimensions.filter((dimension) => dimension !== 'HOUR_OF_DAY');
  const unitMs = isByHour ? MS_PER_HOUR : MS_PER_DAY;
  const numbers = new Map<number, number>();
  const numbersByValues = new Map<string, number>();
  const exampleDays: number[] = [];

  function numberOfDay(dayNumber: number): number {
    const known = numbers.get(dayNumber);
    if (known !== undefined) return known;
    const values = ofDays.map((dimension) => TIME_RULES[dimension].value({ dayNumber, hour: 0 })).join(' ');
    const number = numbersByValues.get(values) ?? exampleDays.push(dayNumber) - 1;
    numbersByValues.set(values, number);
    numbers.set(dayNumber, number);
    return number;
  }

  const hourOf = (key: number): LocalHour => ({
    dayNumber: exampleDays[Math.floor(key / HOURS_PER_DAY)] ?? 0,
    hour: key % HOURS_PER_DAY,
  });

  return {
    keyAt(timeMs) {
      const localMs = timeMs + calendar.stretchAt(timeMs).offsetMs;
      const dayNumber = Math.floor(localMs / MS_PER_DAY);
      const hour = isByHour ? Math.floor((localMs - dayNumber * MS_PER_DAY) / MS_PER_HOUR) : 0;
      return numberOfDay(dayNumber) * HOURS_PER_DAY + hour;
    },
    endOfStretch(timeMs) {
      const { toMs, offsetMs } = calendar.stretchAt(timeMs);
      const nextUnitMs = (Math.floor((timeMs + offsetMs) / unitMs) + 1) * unitMs - offsetMs;
      return Math.min(toMs, nextUnitMs);
    },
    hourOf,
    startOf(key) {
      const { dayNumber } = hourOf(key);
      const starts = dimensions.flatMap((dimension) => TIME_RULES[dimension].firstDay(dayNumber) ?? []);
      return starts.length === 0 ? null : new Date(calendar.startOfDay(Math.max(...starts)));
    },
  };
}
