import { IANAZone } from 'luxon';
import { MS_PER_DAY } from './time-range.js';

/** A time during which a zone has one offset; half-open, and at most a day of UTC. */
export interface OffsetStretch {
  readonly fromMs: number;
  readonly toMs: number;
  /** Local time minus UTC. */
  readonly offsetMs: number;
}

/** Days of one zone by their number: days since 1970-01-01 in local time. */
export interface LocalCalendar {
  stretchAt(timeMs: number): OffsetStretch;
  /** The local day that holds the instant. */
  dayAt(timeMs: number): number;
  /** First instant of a local day, in ms; after midnight on days when the clocks skip it. */
  startOfDay(dayNumber: number): number;
}

const MS_PER_MINUTE = 60_000;
/** Maximum cached days, far more than one range has. */
const MAX_KNOWN_DAYS = 20_000;

/**
 * Reading the offset of a zone is slow, so it is read twice for each day of UTC, and more only when it changes within
 * the day.
 */
export function createLocalCalendar(timeZone: string): LocalCalendar {
  const zone = IANAZone.create(timeZone);
  const offsetAt = (timeMs: number): number => zone.offset(timeMs) * MS_PER_MINUTE;
  const known = new Map<number, readonly [OffsetStretch, OffsetStretch?]>();

  function stretchAt(timeMs: number): OffsetStretch {
    const utcDay = Math.floor(timeMs / MS_PER_DAY);
    let stretches = known.get(utcDay);
    if (stretches === undefined) {
      if (known.size >= MAX_KNOWN_DAYS) known.clear();
      stretches = findStretches(offsetAt, utcDay * MS_PER_DAY);
      known.set(utcDay, stretches);
    }
    const [first, second] = stretches;
    return second !== undefined && timeMs >= second.fromMs ? second : first;
  }

  return {
    stretchAt,
    dayAt: (timeMs) => Math.floor((timeMs + stretchAt(timeMs).offsetMs) / MS_PER_DAY),
    startOfDay(dayNumber) {
      const midnightMs = dayNumber * MS_PER_DAY;
      let timeMs = midnightMs - MS_PER_DAY;
      while (timeMs <= midnightMs + MS_PER_DAY) {
        const { toMs, offsetMs } = stretchAt(timeMs);
        const startMs = Math.max(timeMs, midnightMs - offsetMs);
        if (startMs < toMs) return startMs;
        timeMs = toMs;
      }
      return midnightMs;
    },
  };
}

/** No zone changes its clocks twice within a day. */
function findStretches(offsetAt: (timeMs: number) => number, fromMs: number): readonly [OffsetStretch, OffsetStretch?] {
  const toMs = fromMs + MS_PER_DAY;
  const [before, after] = [offsetAt(fromMs), offsetAt(toMs - 1)];
  if (before === after) return [{ fromMs, toMs, offsetMs: before }];
  let [lastBefore, firstAfter] = [fromMs, toMs - 1];
  while (firstAfter - lastBefore > 1) {
    const middle = Math.floor((lastBefore + firstAfter) / 2);
    if (offsetAt(middle) === before) lastBefore = middle;
    else firstAfter = middle;
  }
  return [
    { fromMs, toMs: firstAfter, offsetMs: before },
    { fromMs: firstAfter, toMs, offsetMs: after },
  ];
}
