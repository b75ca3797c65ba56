import type { ResidentsBehaviour } from './residents-behaviour.js';
import { ALL_WRITTEN_FORMS, toRoundTrip, WRITTEN_FORMS } from './written-forms.js';

const UNPARSABLE = ['mañana por la tarde', 'sin definir', '21/11 a las 4', 'después de comer'] as const;

/** Writes a date. `style`: any whole number; equal styles give the same form. */
export type WriteDate = (instant: number, style: number) => string;

export function createDateWriters({ dates, departures }: Pick<ResidentsBehaviour, 'dates' | 'departures'>): {
  readonly arrival: WriteDate;
  readonly departure: WriteDate;
} {
  const arrival = dates === 'free' ? writeFreely : writeAsUsual;
  return { arrival, departure: departures === 'days' ? WRITTEN_FORMS.day.write : arrival };
}

/**
 * The forms of most clients. About one in a hundred is empty or no date, one in fifty a date without a time. The vendor's own page
 * sends a chosen day as midnight UTC.
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

/** All forms, and texts that are no date, with equal frequency. */
function writeFreely(instant: number, style: number): string {
  const form = ALL_WRITTEN_FORMS[style % (ALL_WRITTEN_FORMS.length + 1)];
  return form === undefined ? unparsable(style) : form.write(instant, style);
}

function unparsable(style: number): string {
  return UNPARSABLE[(style >>> 8) % UNPARSABLE.length] ?? '';
}

/** As the database returns it, without the UTC mark. */
export function toStoredRoundTrip(instant: number, ticks: number): string {
  return toRoundTrip(instant, ticks).slice(0, -1);
}
