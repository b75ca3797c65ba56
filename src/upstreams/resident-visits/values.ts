import { LRUCache } from 'lru-cache';
import { MS_PER_DAY, MS_PER_MINUTE } from '../../domain/time/time-range.js';
import { applyTags, type WrittenZone } from './zone-tags.js';
import { zonedInstant } from './zoned-instant.js';

/** A written date, checked against the calendar, whose instant is not resolved yet. */
interface WrittenDate {
  /** The wall time as if it were UTC, in ms. */
  readonly wallTimeMs: number;
  /** Start of the written day as if it were UTC, in ms. */
  readonly wallDayMs: number;
  readonly hasTime: boolean;
  /** The time of day is exactly 00:00. */
  readonly isMidnight: boolean;
  readonly zone: WrittenZone;
}

const MAX_LENGTH = 100;
/** .NET writes an empty date as year 1. */
const FIRST_YEAR = 1900;
const MAX_OFFSET_MINUTES = 14 * 60;
/** English, Spanish and Portuguese, without accents. Three letters identify a month in all of them. */
const MONTHS: readonly (readonly string[])[] = [
  ['january', 'enero', 'janeiro'],
  ['february', 'febrero', 'fevereiro'],
  ['march', 'marzo', 'marco'],
  ['april', 'abril'],
  ['may', 'mayo', 'maio'],
  ['june', 'junio', 'junho'],
  ['july', 'julio', 'julho'],
  ['august', 'agosto'],
  ['september', 'septiembre', 'setiembre', 'setembro'],
  ['october', 'octubre', 'outubro'],
  ['november', 'noviembre', 'novembro'],
  ['december', 'diciembre', 'dezembro'],
];

const TIME = String.raw`(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:[.,](?<fraction>\d{1,9}))?)?(?:\s?(?<half>[ap])\.?\s?m\.?)?`;
const ZONE = String.raw`(?<zone>Z|UTC|GMT|(?:UTC|GMT)?[+-]\d{2}(?::?\d{2})?)`;

/** The suffixes of RFC 9557: `[America/Sao_Paulo]`, `[!u-ca=gregory]`. */
const TAGS = String.raw`(?<tags>(?:\[[^\[\]]{1,64}\]){1,4})`;

/**
 * ISO 8601 and its usual variants: `2026-03-15`, `2026-03-15T14:30:00.1234567Z`, `2026/3/15 2:30 PM`; RFC 9557, also
 * without an offset: `2026-03-15T14:30:00-03:00[America/Sao_Paulo]`.
 */
const YEAR_FIRST = new RegExp(
  String.raw`^(?<year>\d{4})(?<mark>[-/.])(?<month>\d{1,2})\k<mark>(?<day>\d{1,2})(?:(?:T|,?\s+)${TIME}(?:\s?${ZONE})?${TAGS}?)?$`,
  'i',
);

/** Day and month in figures, the year last. The order is known only where a figure is above 12, or both are equal. */
const YEAR_LAST = new RegExp(
  String.raw`^(?<figure>\d{1,2})(?<mark>[-/.])(?<otherFigure>\d{1,2})\k<mark>(?<year>\d{4})(?:(?:T|,?\s+)${TIME}(?:\s?${ZONE})?)?$`,
  'i',
);

/** Dates with the month in words: `Sun, 15 Mar 2026 14:30:00 GMT`, `Mar 15, 2026`, `15 de marzo de 2026`, `15-Mar-2026`. */
const MONTH_NAMED = new RegExp(
  String.raw`^(?:[a-z]{3,10},?\s+)?(?:(?<day>\d{1,2})(?:-|\s+(?:de\s+)?)(?<month>[a-z]{3,10})|(?<monthFirst>[a-z]{3,10})\s+(?<dayLast>\d{1,2}),?)(?:-|,?\s+(?:del?\s+)?)(?<year>\d{4})(?:,?\s+${TIME}(?:\s?${ZONE})?)?(?:\s\([^)]*\))?$`,
  'i',
);

/**
 * Parses an unambiguous date; null for everything else. Day and month in figures with the year last are accepted in one
 * possible order only (`19/11/2026`), and never guessed (`05/03/2026`).
 */
function parseWrittenDate(text: string): WrittenDate | null {
  if (text.trim().length > MAX_LENGTH) return null;
  const trimmed = text.trim().normalize('NFD').replace(/\p{M}/gu, '');
  const parts = (YEAR_FIRST.exec(trimmed) ?? MONTH_NAMED.exec(trimmed))?.groups ?? readYearLast(trimmed);
  if (parts === undefined) return null;
  const wallDayMs = toWallDay(parts);
  const timeMs = toTimeOfDay(parts);
  const written = toZone(parts['zone']);
  if (wallDayMs === null || timeMs === null || written === undefined) return null;
  const wallTimeMs = wallDayMs + timeMs;
  const zone = parts['tags'] === undefined ? written : applyTags(parts['tags'], { wallTimeMs, written });
  if (zone === undefined) return null;
  return {
    wallTimeMs,
    wallDayMs,
    hasTime: parts['hour'] !== undefined,
    isMidnight: parts['hour'] !== undefined && timeMs === 0 && Number(parts['fraction'] ?? 0) === 0,
    zone,
  };
}

type Parts = Record<string, string | undefined>;

/** Undefined where both orders are calendar days, and where neither is. */
function readYearLast(text: string): Parts | undefined {
  const parts = YEAR_LAST.exec(text)?.groups;
  const [figure, otherFigure] = [parts?.['figure'], parts?.['otherFigure']];
  if (parts === undefined || figure === undefined || otherFigure === undefined) return undefined;
  const isDayFirst = Number(figure) > 12;
  if (!isDayFirst && Number(otherFigure) <= 12 && Number(figure) !== Number(otherFigure)) return undefined;
  const [day, month] = isDayFirst ? [figure, otherFigure] : [otherFigure, figure];
  return { ...parts, day, month };
}

function toWallDay(parts: Parts): number | null {
  const year = Number(parts['year']);
  const month = toMonth(parts['month'] ?? parts['monthFirst'] ?? '');
  const day = Number(parts['day'] ?? parts['dayLast']);
  if (year < FIRST_YEAR || month === null || day < 1) return null;
  const wallDay = new Date(Date.UTC(year, month - 1, day));
  return wallDay.getUTCDate() === day ? wallDay.getTime() : null;
}

/** 1 to 12, from figures or from at least three letters of a name. */
function toMonth(text: string): number | null {
  const isNumber = /^\d+$/.test(text);
  const month = isNumber
    ? Number(text)
    : MONTHS.findIndex((names) => names.some((name) => name.startsWith(text.toLowerCase()))) + 1;
  return month >= 1 && month <= 12 ? month : null;
}

/** Milliseconds since 00:00; 0 without a written time, null for an impossible one. */
function toTimeOfDay(parts: Parts): number | null {
  if (parts['hour'] === undefined) return 0;
  const hour = toHour(Number(parts['hour']), parts['half']?.toLowerCase());
  const minute = Number(parts['minute']);
  const second = Number(parts['second'] ?? 0);
  if (hour === null || minute > 59 || second > 59) return null;
  const millisecond = Number((parts['fraction'] ?? '').padEnd(3, '0').slice(0, 3));
  return ((hour * 60 + minute) * 60 + second) * 1000 + millisecond;
}

function toHour(hour: number, half: string | undefined): number | null {
  if (half === undefined) return hour <= 23 ? hour : null;
  if (hour < 1 || hour > 12) return null;
  return (hour % 12) + (half === 'p' ? 12 : 0);
}

/** Undefined for an offset that does not exist. */
function toZone(text: string | undefined): WrittenZone | undefined {
  if (text === undefined) return null;
  const figures = /([+-])(\d{2}):?(\d{2})?$/.exec(text);
  if (figures === null) return 'utc';
  const minutes = Number(figures[2]) * 60 + Number(figures[3] ?? 0);
  if (minutes > MAX_OFFSET_MINUTES) return undefined;
  return figures[1] === '-' ? -minutes : minutes;
}

/** The instant of a written date; `utc` where no zone was written. */
function toUtcInstant(date: WrittenDate): Date {
  const offsetMinutes = typeof date.zone === 'number' ? date.zone : 0;
  return new Date(date.wallTimeMs - offsetMinutes * MS_PER_MINUTE);
}

const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** The id in the service's lower case. Null for anything but a GUID, to which the service would answer 400 or 404. */
export function normalizeGuid(id: string): string | null {
  return GUID.test(id) ? id.toLowerCase() : null;
}

/** The GUIDs among `ids`, each once; undefined stays undefined (no filter). */
export function normalizeGuids(ids: readonly string[] | undefined): readonly string[] | undefined {
  if (ids === undefined) return undefined;
  return [...new Set(ids.map(normalizeGuid).filter((id) => id !== null))];
}

/** The time of an arrival or departure, as it is written in the service. */
export interface ResidentMoment {
  /** A time of day, or the start of a calendar day, for display and order. */
  readonly at: Date;
  /** When it counts as past: the time itself, or the end of the calendar day. */
  readonly reachedAt: Date;
  readonly isCalendarDay: boolean;
}

export interface ResidentDates {
  /**
   * Parses the free text of `arrivalDate` and `departureDate`; null where it is absent, empty or ambiguous. A date alone or
   * exactly midnight in UTC, which the vendor's web client writes for a chosen day, is a calendar day in the configured
   * zone. A time without a zone is in that zone, too.
   */
  parseMoment(text: string | null | undefined): ResidentMoment | null;
}

/** Receives each text that cannot be parsed, as often as it is parsed. */
export type OnUnreadable = (text: string) => void;

/** Most cached days: free text can name any day. */
const REMEMBERED_DAYS = 5_000;

/** `timeZone`: IANA name. Resolved days are cached, since a list of visits names few days many times. */
export function createResidentDates(timeZone: string, onUnreadable: OnUnreadable = () => undefined): ResidentDates {
  const days = new LRUCache<number, ResidentMoment>({
    max: REMEMBERED_DAYS,
    memoMethod: (wallDayMs) => toCalendarDay(wallDayMs, timeZone),
  });

  /** On a day of 24 hours a time of day equals its distance from midnight; only other days need the zone's rules. */
  function resolveTime({ wallTimeMs, wallDayMs }: WrittenDate): Date {
    const day = days.memo(wallDayMs);
    const isPlainDay = day.reachedAt.getTime() - day.at.getTime() === MS_PER_DAY;
    return isPlainDay ? new Date(day.at.getTime() + wallTimeMs - wallDayMs) : zonedInstant(wallTimeMs, timeZone);
  }

  return {
    parseMoment(text) {
      const date = parseWrittenDate(text ?? '');
      if (date === null) {
        if (text?.trim()) onUnreadable(text);
        return null;
      }
      if (!date.hasTime || (date.isMidnight && date.zone === 'utc')) return days.memo(date.wallDayMs);
      const at = date.zone === null ? resolveTime(date) : toUtcInstant(date);
      return Object.freeze({ at, reachedAt: at, isCalendarDay: false });
    },
  };
}

function toCalendarDay(wallDayMs: number, timeZone: string): ResidentMoment {
  return Object.freeze({
    at: zonedInstant(wallDayMs, timeZone),
    reachedAt: zonedInstant(wallDayMs + MS_PER_DAY, timeZone),
    isCalendarDay: true,
  });
}

/** Parses a time that the server wrote: UTC, although the zone is missing on every read but the first. Null if unreadable. */
export function parseServerTime(text: string | null | undefined): Date | null {
  const date = parseWrittenDate(text ?? '');
  return date === null ? null : toUtcInstant(date);
}

/** Most shapes that are logged: free text can have any number. */
const MAX_SHAPES = 20;
const MAX_SHAPE_LENGTH = 40;

/** Logs each shape of unreadable dates once, without their text: `99/99/9999`, `a a a`. */
export function logUnreadableDates(warn: (message: string) => void): OnUnreadable {
  const shapes = new Set<string>();
  return (text) => {
    if (shapes.size >= MAX_SHAPES) return;
    const shape = shapeOf(text);
    if (shapes.has(shape)) return;
    shapes.add(shape);
    const end = shapes.size === MAX_SHAPES ? '; further shapes are not logged' : '';
    warn(`A date of the residents' service cannot be read and is shown as written, shape "${shape}"${end}`);
  };
}

/** Every digit becomes 9, every run of letters a, and every other character but a few marks ?. */
function shapeOf(text: string): string {
  return text
    .trim()
    .slice(0, MAX_SHAPE_LENGTH)
    .replace(/\p{Nd}/gu, '9')
    .replace(/[\p{L}\p{M}]+/gu, 'a')
    .replace(/[^9a\s:/.,+()[\]-]/gu, '?')
    .replace(/\s+/g, ' ');
}
