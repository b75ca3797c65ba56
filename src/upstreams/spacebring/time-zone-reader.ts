import { isTimeZone } from '../../domain/time/time-zone.js';

/** Reads zones as locations write them. An absent or unknown one is UTC, of which the operator is told once. */
export function createTimeZoneReader(warn: (message: string) => void): (name: string | null) => string {
  const known = new Set<string>(['UTC']);
  let isWarned = false;
  return (name) => {
    if (name !== null && (known.has(name) || isTimeZone(name))) {
      known.add(name);
      return name;
    }
    if (!isWarned) warn('Spacebring: a location has no known time zone; its days are taken to be UTC days');
    isWarned = true;
    return 'UTC';
  };
}
