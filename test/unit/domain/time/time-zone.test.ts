import { jest } from '@jest/globals';
import fc from 'fast-check';
import { IANAZone } from 'luxon';
import { readVisitStats } from '../../../../src/domain/statistics/read-visit-stats.js';
import {
  canonicalTimeZone,
  endOfDay,
  isTimeZone,
  localDay,
  startOfDay,
  startOfLocalDay,
} from '../../../../src/domain/time/time-zone.js';
import { createFakeAdapter } from '../../../support/fakes/fake-adapter.js';
import { createListEnvironment } from '../../../support/list-environment.js';

const ZONES = [
  'UTC',
  'America/Sao_Paulo',
  'America/Havana',
  'Atlantic/Azores',
  'Asia/Beirut',
  'Africa/Cairo',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'America/St_Johns',
  'Asia/Kathmandu',
  'America/Asuncion',
  'Asia/Tehran',
];
const MINUTE = 60_000;

/** By the runtime's own words, which share nothing with our calendar. */
const formats = new Map(
  ZONES.map((timeZone) => [timeZone, new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' })]),
);
const dayOf = (timeMs: number, timeZone: string) => formats.get(timeZone)?.format(timeMs);

describe('a day', () => {
  test.each([
    ['Atlantic/Azores', '2026-10-25T12:00:00Z', '2026-10-25T00:00:00.000Z', '2026-10-26T01:00:00.000Z'],
    ['America/Havana', '2026-11-01T12:00:00Z', '2026-11-01T04:00:00.000Z', '2026-11-02T05:00:00.000Z'],
    ['America/Havana', '2026-03-08T12:00:00Z', '2026-03-08T05:00:00.000Z', '2026-03-09T04:00:00.000Z'],
    ['America/Sao_Paulo', '2018-11-04T12:00:00Z', '2018-11-04T03:00:00.000Z', '2018-11-05T02:00:00.000Z'],
    ['Pacific/Apia', '2011-12-29T12:00:00Z', '2011-12-29T10:00:00.000Z', '2011-12-30T10:00:00.000Z'],
  ])('in %s at %s begins and ends with its first and last instant', (timeZone, instant, from, to) => {
    const moment = new Date(instant);
    expect([startOfDay(moment, timeZone), endOfDay(moment, timeZone)].map((end) => end.toISOString())).toEqual([
      from,
      to,
    ]);
    expect(startOfLocalDay(localDay(moment, timeZone), timeZone).toISOString()).toBe(from);
  });

  test('begins where the runtime says that the date changes, and ends where the next one begins', () => {
    const instants = fc.integer({ min: Date.UTC(2010, 0, 1) / MINUTE, max: Date.UTC(2030, 0, 1) / MINUTE });
    fc.assert(
      fc.property(instants, fc.constantFrom(...ZONES), (minutes, timeZone) => {
        const instant = new Date(minutes * MINUTE);
        const [startMs, endMs] = [startOfDay(instant, timeZone).getTime(), endOfDay(instant, timeZone).getTime()];
        const day = dayOf(instant.getTime(), timeZone);
        expect(localDay(instant, timeZone)).toBe(day);
        expect([startMs, endMs - 1].map((timeMs) => dayOf(timeMs, timeZone))).toEqual([day, day]);
        expect([startMs - 1, endMs].map((timeMs) => dayOf(timeMs, timeZone) === day)).toEqual([false, false]);
      }),
      { numRuns: 3_000 },
    );
  });
});

describe('a time zone', () => {
  test.each([
    ['aMeRiCa/SAO_paulo', 'America/Sao_Paulo'],
    ['utc', 'UTC'],
    ['Etc/GMT+3', 'Etc/GMT+3'],
    ['+03:00', null],
    ['Mars/Phobos', null],
    ['', null],
    [`America/${'x'.repeat(100_000)}`, null],
  ])('is known by one name: %.40s', (name, expected) => {
    expect(canonicalTimeZone(name)).toBe(expected);
    expect(isTimeZone(name)).toBe(expected !== null);
  });

  test('is cached under one name in every spelling', async () => {
    const created = jest.spyOn(IANAZone, 'create');
    const now = new Date('2026-06-15T12:00:00Z');
    const env = createListEnvironment({ adapters: { W3LCOME: createFakeAdapter('W3LCOME', {}) }, now });
    const name = 'america/araguaina';
    const spellings = [...name].map(
      (letter, index) => name.slice(0, index) + letter.toUpperCase() + name.slice(index + 1),
    );
    for (const timeZone of spellings) {
      await readVisitStats(env, { filter: {}, groupBy: ['DAY'], timeZone, wants: { buckets: true, peak: false } });
    }
    expect(new Set(created.mock.calls.map(([zone]) => zone))).toEqual(new Set(['America/Araguaina']));
    created.mockRestore();
  });
});
