import type { ResidentsBehaviour } from './residents-behaviour.js';
import { ALL_WRITTEN_FORMS, toRoundTrip, WRITTEN_FORMS } from './written-forms.js';

const UNPARSABLE = ['mañana por la tarde', 'sin definir', '21/11 a las 4', 'después de comer'] as const;

/** Writes a date. `style`: any whole number, the same one gives the same form. */
export type WriteDate = (instant: number, style: number) => string;

export function createDateWriters({ dates, departures }: Pick<ResidentsBehaviour, 'dates' | 'departures'>): {
  readonly arrival: WriteDate;
  readonly departure: WriteDate;
} {
  const arrival = dates === 'free' ? writeFreely : writeAsUsual;
  return { arrival, departure: departures === 'days' ? WRITTEN_FORMS.day.write : arrival };
}

/**
 * As most clients of the service do. About one in a hundred is empty or no date at all, one in fifty a date alone. The
 * vendor's own page lets a day be chosen and sends it as midnight UTC.
 */
function writeAsUsual(instant: number, style: number): string {
  const kind = style % 200;
  if (kind === 0) return '';
  if (kind === 1) return unparsable(style);
  if (kind < 6) return WRITTEN_FORMS.day.write(instant);
  if (kind < 10) return WRITTEN_FORMS.localSeconds.write(instant);
  if (kind < 14) return WRITTEN_FORMS.offset.write(instant);
  if (kind < 80) return WRITTEN_FORMS.webClientDay.write(instant);
  if (kind < 120) return WRITTEN_FORMS.utcSeconds.write(instant);
  return WRITTEN_FORMS.roundTrip.write(instant, style);
}

/** Every form as often as the others, and no date at all as often as one of them. */
function writeFreely(instant: number, style: number): string {
  const form = ALL_WRITTEN_FORMS[style % (ALL_WRITTEN_FORMS.length + 1)];
  return form === undefined ? unparsable(style) : form.write(instant, style);
}

function unparsable(style: number): string {
  return UNPARSABLE[(style >>> 8) % UNPARSABLE.length] ?? '';
}

/** As it comes back from the database, which forgets that it was UTC. */
export function toStoredRoundTrip(instant: number, ticks: number): string {
  return toRoundTrip(instant, ticks).slice(0, -1);
}
