import { IANAZone } from 'luxon';
import { MS_PER_DAY, MS_PER_MINUTE } from '../../domain/time/time-range.js';

/**
 * The instant at which clocks in `timeZone` show the given wall time (written as if it were UTC, in ms). Of a repeated time it
 * is the first; a skipped time is the same distance after the jump. The date library's own choice depends on the machine's
 * current offset.
 */
export function zonedInstant(wallTimeMs: number, timeZone: string): Date {
  const zone = IANAZone.create(timeZone);
  const before = zone.offset(wallTimeMs - MS_PER_DAY);
  const after = zone.offset(wallTimeMs + MS_PER_DAY);
  const fitting = [before, after]
    .map((offset) => ({ offset, at: wallTimeMs - offset * MS_PER_MINUTE }))
    .filter(({ offset, at }) => zone.offset(at) === offset)
    .map(({ at }) => at);
  return new Date(fitting.length > 0 ? Math.min(...fitting) : wallTimeMs - before * MS_PER_MINUTE);
}
