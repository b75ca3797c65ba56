import { IANAZone } from 'luxon';

const MS_PER_DAY = 86_400_000;
const MS_PER_MINUTE = 60_000;

/**
 * Moves an instant so that its wall-clock time in `from` becomes the same wall-clock time in `to`: the world plans one
 * building's working day, the locations lie in three zones. Exact to the day (a clock change shifts one day's hours).
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
