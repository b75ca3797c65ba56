import { IANAZone } from 'luxon';
import { MS_PER_DAY, MS_PER_MINUTE } from './world.js';

/**
 * Moves an instant so that its wall-clock time in `from` becomes the same wall-clock time in `to`: the world plans one working day,
 * and the sources' locations lie in several zones. Inexact in the hours around a clock change.
 */
export function createZoneShift(from: string, to: string): (instant: number) => number {
  const [origin, target] = [IANAZone.create(from), IANAZone.create(to)];
  const shifts = new Map<number, number>();
  return (instant) => {
    const day = Math.floor(instant / MS_PER_DAY);
    let shift = shifts.get(day);
    if (shift === undefined) {
      const noon = day * MS_PER_DAY + MS_PER_DAY / 2;
      shift = (origin.offset(noon) - target.offset(noon)) * MS_PER_MINUTE;
      shifts.set(day, shift);
    }
    return instant + shift;
  };
}
