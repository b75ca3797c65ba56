/** Mexico City has had no summer time since 2022. */
const OFFSET_MS = -6 * 3_600_000;

const UNPARSABLE = ['mañana por la tarde', 'sin definir', '21/11 a las 4', 'después de comer'] as const;

/**
 * A date as one of the service's clients writes it; dates are free text there. `style`: any whole number, the same one
 * gives the same form. About one in a hundred is empty or no date at all, one in fifty a date alone.
 */
export function writeDate(instant: number, style: number): string {
  const kind = style % 200;
  if (kind === 0) return '';
  if (kind === 1) return UNPARSABLE[(style >>> 8) % UNPARSABLE.length] ?? '';
  const local = new Date(instant + OFFSET_MS).toISOString();
  if (kind < 6) return local.slice(0, 10);
  if (kind < 10) return local.slice(0, 19);
  if (kind < 14) return `${local.slice(0, 19)}-06:00`;
  // The vendor's own page lets a day be chosen and sends it as midnight UTC.
  if (kind < 80) return `${local.slice(0, 10)}T00:00:00.000Z`;
  if (kind < 120) return `${new Date(instant).toISOString().slice(0, 19)}Z`;
  return toRoundTrip(instant, style);
}

/** Seven fraction digits and `Z`; `ticks` decides the four that milliseconds cannot hold. */
export function toRoundTrip(instant: number, ticks: number): string {
  return `${new Date(instant).toISOString().slice(0, 23)}${String(ticks % 10_000).padStart(4, '0')}Z`;
}

/** As it comes back from the database, which forgets that it was UTC. */
export function toStoredRoundTrip(instant: number, ticks: number): string {
  return toRoundTrip(instant, ticks).slice(0, -1);
}
