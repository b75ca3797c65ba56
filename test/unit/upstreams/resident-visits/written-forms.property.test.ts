import fc from 'fast-check';
import { ALL_WRITTEN_FORMS, type WrittenForm } from '../../../../src/sandbox/residents/written-forms.js';
import { createResidentDates } from '../../../../src/upstreams/resident-visits/values.js';
import { writeMoment } from '../../../../src/upstreams/resident-visits/visit-body.mapper.js';

const dates = createResidentDates('America/Mexico_City');
const OFFSET_MS = 6 * 3_600_000;
const DAY_MS = 86_400_000;
const UNITS_MS = { millisecond: 1, second: 1_000, minute: 60_000 } as const;

/** The forms are written without summer time, which the zone had until 2022. */
const instants = fc.integer({ min: Date.UTC(2023, 0, 1), max: Date.UTC(2040, 0, 1) });
const ticks = fc.integer({ min: 0, max: 9_999 });

/** The instant as far as the form writes it down. */
function writtenPart({ precision }: WrittenForm, instant: number): number {
  if (precision !== 'day') return instant - (instant % UNITS_MS[precision]);
  const wall = instant - OFFSET_MS;
  return wall - (wall % DAY_MS) + OFFSET_MS;
}

/** Figures with the year last can be read in two ways where both of them are months. */
function isAmbiguous({ name }: WrittenForm, instant: number): boolean {
  const wall = new Date(instant - OFFSET_MS);
  const [day, month] = [wall.getUTCDate(), wall.getUTCMonth() + 1];
  return name.startsWith('figures') && day <= 12 && day !== month;
}

describe.each(ALL_WRITTEN_FORMS.map((form) => [form.name, form] as const))('a date in the form %s', (_name, form) => {
  test('reads back to the instant that was written', () => {
    fc.assert(
      fc.property(instants, ticks, (instant, tick) => {
        const at = writtenPart(form, instant);
        // Midnight with a Z is how the vendor's web client writes a day.
        fc.pre(form.precision === 'day' || at % DAY_MS !== 0);
        fc.pre(!isAmbiguous(form, instant));
        const moment = dates.parseMoment(form.write(instant, tick));
        expect(moment).toMatchObject({ at: new Date(at), isCalendarDay: form.precision === 'day' });
      }),
    );
  });

  test('is read as nothing where it can be read in two ways', () => {
    fc.assert(
      fc.property(instants, ticks, (instant, tick) => {
        fc.pre(form.precision === 'day' || writtenPart(form, instant) % DAY_MS !== 0);
        const isRead = dates.parseMoment(form.write(instant, tick)) !== null;
        expect(isRead).toBe(!isAmbiguous(form, instant));
      }),
    );
  });
});

test('what the gateway writes reads back to the instant, midnight in UTC as well', () => {
  const days = fc.integer({ min: 19_358, max: 25_567 }).map((day) => day * DAY_MS);
  fc.assert(
    fc.property(fc.oneof(instants, days), (instant) => {
      const at = new Date(instant);
      expect(dates.parseMoment(writeMoment(at))).toEqual({ at, reachedAt: at, isCalendarDay: false });
    }),
  );
});
