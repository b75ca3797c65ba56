/** Mexico City has had no summer time since 2022. */
const OFFSET_MS = -6 * 3_600_000;
const MONTHS = 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'.split(' ');

/** One form in which clients write a time; the service stores dates as free text. */
export interface WrittenForm {
  readonly name: string;
  /** The written part of the time. `day`: no time of day. */
  readonly precision: 'day' | 'minute' | 'second' | 'millisecond';
  /** `instant`: milliseconds since the epoch; `ticks`: the four digits behind them, where the form has any. */
  readonly write: (instant: number, ticks: number) => string;
}

const utc = (instant: number) => new Date(instant).toISOString();
/** The wall time in Mexico City as if it were UTC. */
const local = (instant: number) => utc(instant + OFFSET_MS);
const localDay = (instant: number) => local(instant).slice(0, 10);

/** `15/03/2026`; a day up to the twelfth can be read as a month. */
function figures(instant: number): string {
  const [year, month, day] = localDay(instant).split('-');
  return `${day}/${month}/${year}`;
}

function monthInWords(instant: number): string {
  const wall = new Date(instant + OFFSET_MS);
  return `${wall.getUTCDate()} de ${MONTHS[wall.getUTCMonth()]} de ${wall.getUTCFullYear()}`;
}

/** `2:30 p. m.`, as Spanish has it. */
function halfDay(instant: number): string {
  const wall = new Date(instant + OFFSET_MS);
  const hour = wall.getUTCHours();
  const minute = String(wall.getUTCMinutes()).padStart(2, '0');
  return `${hour % 12 === 0 ? 12 : hour % 12}:${minute} ${hour < 12 ? 'a' : 'p'}.\u00a0m.`;
}

/** Seven fraction digits and `Z`; `ticks` decides the four that milliseconds cannot hold. */
export function toRoundTrip(instant: number, ticks: number): string {
  return `${utc(instant).slice(0, 23)}${String(ticks % 10_000).padStart(4, '0')}Z`;
}

/** The vendor's seeder, web client and pages, and what other clients may write. */
export const WRITTEN_FORMS = {
  roundTrip: { precision: 'millisecond', write: toRoundTrip },
  webClientDay: { precision: 'day', write: (instant) => `${localDay(instant)}T00:00:00.000Z` },
  utcSeconds: { precision: 'second', write: (instant) => `${utc(instant).slice(0, 19)}Z` },
  utcMilliseconds: { precision: 'millisecond', write: utc },
  day: { precision: 'day', write: localDay },
  localSeconds: { precision: 'second', write: (instant) => local(instant).slice(0, 19) },
  offset: { precision: 'second', write: (instant) => `${local(instant).slice(0, 19)}-06:00` },
  zone: { precision: 'second', write: (instant) => `${local(instant).slice(0, 19)}-06:00[America/Mexico_City]` },
  zoneAlone: { precision: 'minute', write: (instant) => `${local(instant).slice(0, 16)}[America/Mexico_City]` },
  zoneOfUtc: { precision: 'millisecond', write: (instant) => `${utc(instant)}[America/Mexico_City][u-ca=gregory]` },
  header: { precision: 'second', write: (instant) => new Date(instant).toUTCString() },
  figures: { precision: 'day', write: figures },
  figuresAndTime: { precision: 'minute', write: (instant) => `${figures(instant)} ${local(instant).slice(11, 16)}` },
  words: { precision: 'day', write: monthInWords },
  wordsAndTime: { precision: 'minute', write: (instant) => `${monthInWords(instant)}, ${halfDay(instant)}` },
} as const satisfies Readonly<Record<string, Omit<WrittenForm, 'name'>>>;

/** The forms in a list, by their names. */
export const ALL_WRITTEN_FORMS: readonly WrittenForm[] = Object.entries(WRITTEN_FORMS).map(([name, form]) => ({
  name,
  ...form,
}));
