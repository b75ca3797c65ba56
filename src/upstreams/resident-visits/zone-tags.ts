import { IANAZone } from 'luxon';
import { isTimeZone } from '../../domain/time/time-zone.js';
import { zonedInstant } from './zoned-instant.js';

const MS_PER_MINUTE = 60_000;
/** `!` where a suffix must not be ignored; then a key with its value, or a zone. */
const TAG = /^(?<critical>!?)(?:(?<key>[a-z_][\w-]*)=(?<value>[\w-]+)|(?<zone>[\w./+:-]+))$/i;
const OFFSET = /^(?<sign>[+-])(?<hours>\d{2}):(?<minutes>\d{2})$/;
const PLAIN_CALENDARS: readonly string[] = ['gregory', 'iso8601'];

/** `utc`: Z, UTC or GMT; a number: minutes east of UTC; null: none was written. */
export type WrittenZone = 'utc' | number | null;

/**
 * The zone of a time with suffixes of RFC 9557: `[America/Sao_Paulo]`, `[!u-ca=gregory]`. A named zone replaces a missing
 * offset. Undefined where it contradicts a written offset, where it is needed and unknown, and where a critical suffix is not
 * supported.
 */
export function applyTags(text: string, time: { readonly wallTimeMs: number; readonly written: WrittenZone }) {
  const [first = '', ...others] = text.slice(1, -1).split('][');
  const name = TAG.exec(first)?.groups?.['zone'];
  const suffixes = name === undefined ? [first, ...others] : others;
  if (!suffixes.every(isHarmless)) return undefined;
  return name === undefined ? time.written : applyZone(name, { ...time, isCritical: first.startsWith('!') });
}

function applyZone(
  name: string,
  { wallTimeMs, written, isCritical }: { wallTimeMs: number; written: WrittenZone; isCritical: boolean },
): WrittenZone | undefined {
  const offsetAt = offsetsOf(name);
  if (offsetAt === null && (isCritical || written === null)) return undefined;
  // Z names no place, so it contradicts no zone; with one, the time is a moment and no calendar day.
  if (written === 'utc') return 0;
  if (offsetAt === null) return written;
  if (written === null) return (wallTimeMs - zonedInstantOf(name, wallTimeMs)) / MS_PER_MINUTE;
  return offsetAt(wallTimeMs - written * MS_PER_MINUTE) === written ? written : undefined;
}

/** Minutes east of UTC by instant; null for an unknown zone. */
function offsetsOf(name: string): ((instantMs: number) => number) | null {
  const fixed = readOffset(name);
  if (fixed !== null) return () => fixed;
  if (!isTimeZone(name)) return null;
  const zone = IANAZone.create(name);
  return (instantMs) => zone.offset(instantMs);
}

function zonedInstantOf(name: string, wallTimeMs: number): number {
  const fixed = readOffset(name);
  return fixed === null ? zonedInstant(wallTimeMs, name).getTime() : wallTimeMs - fixed * MS_PER_MINUTE;
}

function readOffset(name: string): number | null {
  const { sign, hours, minutes } = OFFSET.exec(name)?.groups ?? {};
  if (sign === undefined) return null;
  const offset = Number(hours) * 60 + Number(minutes);
  return sign === '-' ? -offset : offset;
}

/** Accepts no second zone, and of the critical suffixes only the Gregorian calendar. */
function isHarmless(suffix: string): boolean {
  const { critical, key = '', value = '' } = TAG.exec(suffix)?.groups ?? {};
  if (critical === undefined || key === '') return false;
  return critical === '' || (key === 'u-ca' && PLAIN_CALENDARS.includes(value));
}
