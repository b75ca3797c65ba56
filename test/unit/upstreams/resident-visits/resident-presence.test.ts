import { createResidentDates } from '../../../../src/upstreams/resident-visits/values.js';
import { evaluatePresence } from '../../../../src/upstreams/resident-visits/visit.mapper.js';

const dates = createResidentDates('America/Mexico_City');
const CREATED_AT = new Date('2026-03-10T12:00:00Z');

function presenceAt(
  now: string,
  texts: { arrival?: string; departure?: string; createdAt?: Date | null },
  assumeLeftDays = 30,
) {
  const times = {
    arrival: dates.parseMoment(texts.arrival),
    departure: dates.parseMoment(texts.departure),
    createdAt: texts.createdAt === undefined ? CREATED_AT : texts.createdAt,
  };
  return evaluatePresence(times, new Date(now), assumeLeftDays);
}

describe('status', () => {
  const TIMED = '2026-03-15T14:30:00Z';
  test.each([
    ['a time of day still ahead', { arrival: TIMED }, '2026-03-15T14:29:59.999Z', 'EXPECTED'],
    ['a time of day reached to the millisecond', { arrival: TIMED }, '2026-03-15T14:30:00Z', 'CHECKED_IN'],
    ['a departure ahead', { arrival: TIMED, departure: '2026-03-15T18:00:00Z' }, '2026-03-15T17:00:00Z', 'CHECKED_IN'],
    [
      'a departure reached',
      { arrival: TIMED, departure: '2026-03-15T18:00:00Z' },
      '2026-03-15T18:00:00Z',
      'CHECKED_OUT',
    ],
    ['a calendar day that runs', { arrival: '2026-03-15' }, '2026-03-16T05:59:59.999Z', 'EXPECTED'],
    ['a calendar day that is over', { arrival: '2026-03-15' }, '2026-03-16T06:00:00Z', 'CHECKED_IN'],
    [
      'a departure day that runs',
      { arrival: '2026-03-13', departure: '2026-03-15' },
      '2026-03-16T05:59:59Z',
      'CHECKED_IN',
    ],
    [
      'a departure day that is over',
      { arrival: '2026-03-13', departure: '2026-03-15' },
      '2026-03-16T06:00:00Z',
      'CHECKED_OUT',
    ],
    ['no departure, 30 days on', { arrival: TIMED }, '2026-04-14T14:30:00Z', 'CHECKED_IN', false],
    ['no departure, not quite 30 days on', { arrival: TIMED }, '2026-04-14T14:29:59Z', 'CHECKED_IN'],
    [
      'a departure nobody can read, 30 days on',
      { arrival: TIMED, departure: 'luego' },
      '2026-04-14T14:30:00Z',
      'CHECKED_IN',
      false,
    ],
    [
      'a departure far ahead, 40 days on',
      { arrival: TIMED, departure: '2026-06-01' },
      '2026-04-24T14:30:00Z',
      'CHECKED_IN',
    ],
    ['an arrival nobody can read, years on', { arrival: 'pronto' }, '2030-01-01T00:00:00Z', 'EXPECTED'],
    ['an empty arrival, years on', { arrival: '' }, '2030-01-01T00:00:00Z', 'EXPECTED'],
    [
      'an arrival nobody can read, but gone',
      { arrival: 'pronto', departure: '2026-03-15' },
      '2026-03-20T00:00:00Z',
      'CHECKED_OUT',
    ],
  ])('%s', (_case, texts, now, status, isOnSite = status === 'CHECKED_IN') => {
    const presence = presenceAt(now, texts);
    expect(presence.status).toBe(status);
    expect(presence.isOnSite).toBe(isOnSite);
  });

  test('no visitor is assumed to have left when the setting is 0', () => {
    expect(presenceAt('2030-01-01T00:00:00Z', { arrival: TIMED }, 0).status).toBe('CHECKED_IN');
  });
});

describe('expectedAt', () => {
  test.each([
    [
      'registered ahead',
      '2026-03-15T14:30:00Z',
      '2026-03-10T12:00:00Z',
      '2026-04-01T00:00:00Z',
      '2026-03-15T14:30:00Z',
    ],
    ['written down on arrival', '2026-03-15T14:30:00Z', '2026-03-15T14:30:00Z', '2026-04-01T00:00:00Z', null],
    ['written down afterwards', '2026-03-15T14:30:00Z', '2026-03-15T16:00:00Z', '2026-04-01T00:00:00Z', null],
    [
      'created "later" than now, arrival ahead',
      '2026-03-15T14:30:00Z',
      '2026-03-15T14:30:00Z',
      '2026-03-01T00:00:00Z',
      '2026-03-15T14:30:00Z',
    ],
    [
      'a day registered while it ran',
      '2026-03-15',
      '2026-03-15T16:00:00Z',
      '2026-04-01T00:00:00Z',
      '2026-03-15T06:00:00Z',
    ],
    ['a day written down afterwards', '2026-03-15', '2026-03-16T06:00:00Z', '2026-04-01T00:00:00Z', null],
    ['no creation time, arrival over', '2026-03-15T14:30:00Z', null, '2026-04-01T00:00:00Z', null],
    ['no creation time, arrival ahead', '2026-03-15T14:30:00Z', null, '2026-03-01T00:00:00Z', '2026-03-15T14:30:00Z'],
    ['an arrival nobody can read', 'pronto', '2026-03-15T16:00:00Z', '2026-03-01T00:00:00Z', null],
  ])('%s', (_case, arrival, createdAt, now, expectedAt) => {
    const presence = presenceAt(now, { arrival, createdAt: createdAt === null ? null : new Date(createdAt) });
    expect(presence.expectedAt).toEqual(expectedAt === null ? null : new Date(expectedAt));
  });
});

describe('times of coming and going', () => {
  test('are the written ones once they are reached', () => {
    const texts = { arrival: '2026-03-15T14:30:00Z', departure: '2026-03-15T18:00:00Z' };
    expect(presenceAt('2026-03-16T00:00:00Z', texts)).toMatchObject({
      checkedInAt: new Date('2026-03-15T14:30:00Z'),
      checkedOutAt: new Date('2026-03-15T18:00:00Z'),
    });
    expect(presenceAt('2026-03-15T00:00:00Z', texts)).toMatchObject({ checkedInAt: null, checkedOutAt: null });
  });

  test('are the starts of calendar days', () => {
    expect(presenceAt('2026-03-20T00:00:00Z', { arrival: '2026-03-13', departure: '2026-03-15' })).toMatchObject({
      checkedInAt: new Date('2026-03-13T06:00:00Z'),
      checkedOutAt: new Date('2026-03-15T06:00:00Z'),
    });
  });

  test('put a departure on the day of the arrival not before the arrival', () => {
    const texts = { arrival: '2026-03-15T14:30:00Z', departure: '2026-03-15' };
    expect(presenceAt('2026-03-20T00:00:00Z', texts).checkedOutAt).toEqual(new Date('2026-03-15T14:30:00Z'));
  });

  test('leave the hour open for someone who is taken to have left', () => {
    expect(presenceAt('2026-06-01T00:00:00Z', { arrival: '2026-03-15T14:30:00Z' })).toMatchObject({
      status: 'CHECKED_IN',
      checkedInAt: new Date('2026-03-15T14:30:00Z'),
      checkedOutAt: null,
    });
  });
});

test.each([
  ['ahead', '2026-03-15T20:00:00Z', true],
  ['over', '2026-03-16T06:00:00Z', false],
])('a departure whose day alone is written ends the stay with that day: %s', (_case, now, isOnSite) => {
  expect(presenceAt(now, { arrival: '2026-03-15T14:30:00Z', departure: '2026-03-15' })).toMatchObject({
    isOnSite,
    stayEndsBy: new Date('2026-03-16T06:00:00Z'),
  });
});
