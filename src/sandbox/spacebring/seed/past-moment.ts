import { MS_PER_DAY, MS_PER_HOUR, type Random } from '../../world/world.js';
import { localDayOf } from '../state/local-day.js';

const OPENS = 8;
const OPEN_HOURS = 11;

export interface PastMomentSettings {
  readonly startedAt: number;
  readonly days: number;
  readonly random: Random;
}

/** Moments of the last `days` days, in the opening hours of a zone, never after the start. */
export function createPastMoments({ startedAt, days, random }: PastMomentSettings): (timeZone: string) => number {
  const openings = new Map<string, number>();
  return (timeZone) => {
    const daysAgo = random.below(days);
    const key = `${timeZone}/${daysAgo}`;
    const opening =
      openings.get(key) ?? localDayOf(startedAt - daysAgo * MS_PER_DAY, timeZone).from + OPENS * MS_PER_HOUR;
    openings.set(key, opening);
    const moment = opening + Math.floor(random.next() * OPEN_HOURS * MS_PER_HOUR);
    return moment <= startedAt ? moment : startedAt - random.below(MS_PER_DAY);
  };
}
