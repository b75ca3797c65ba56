import {
  resolveOpenRange,
  resolveRange,
  TRANSACTIONS_RANGE,
  VISITS_RANGE,
} from '../../../../src/domain/lists/resolve-range.js';
import { addDays } from '../../../../src/domain/time/time-range.js';

const now = new Date('2026-06-15T12:00:00Z');
const visits = { argument: 'filter.scheduledAt', policy: VISITS_RANGE, now, maxDays: 400 };

describe('the range of a list', () => {
  test('of visits is 30 days each way when the client gives none', () => {
    expect(resolveRange(null, visits)).toEqual({ from: addDays(now, -30), to: addDays(now, 30) });
  });

  test('of visits is 60 days from the one end that is given', () => {
    const end = new Date('2026-01-01T00:00:00Z');
    expect(resolveRange({ gte: end }, visits)).toEqual({ from: end, to: addDays(end, 60) });
    expect(resolveRange({ lt: end }, visits)).toEqual({ from: addDays(end, -60), to: end });
  });

  test('of transactions reaches from a given start to the present', () => {
    const start = new Date('2026-03-01T00:00:00Z');
    const range = resolveRange({ gte: start }, { ...visits, policy: TRANSACTIONS_RANGE });
    expect(range).toEqual({ from: start, to: new Date(now.getTime() + 5 * 60_000) });
  });

  test.each([
    ['reversed', { gte: now, lt: addDays(now, -1) }, 'filter.scheduledAt: ends before it starts'],
    ['empty', { gte: now, lt: now }, 'filter.scheduledAt: ends before it starts'],
    ['too wide', { gte: now, lt: addDays(now, 401) }, 'filter.scheduledAt: is wider than the 400 days'],
  ])('is refused when it is %s', (_what, given, message) => {
    expect(() => resolveRange(given, visits)).toThrow(message);
  });

  test.each([
    ['begins in the year 0', { gte: new Date('0000-06-01T00:00:00Z'), lt: new Date('0000-06-02T00:00:00Z') }],
    ['is counted back into the year 0', { lt: new Date('0001-01-15T00:00:00Z') }],
    ['begins at the end of the year 9999', { gte: new Date('9999-12-31T00:00:00Z') }],
    ['ends in the year 10000', { gte: new Date('9999-12-01T00:00:00Z'), lt: new Date('+010000-01-02T00:00:00Z') }],
    ['is counted on into the year 10000', { gte: new Date('9999-12-15T00:00:00Z') }],
  ])('is refused when it %s', (_what, given) => {
    const message = 'filter.scheduledAt: does not lie within the years 1 to 9999';
    expect(() => resolveRange(given, visits)).toThrow(message);
  });

  test('with open ends keeps to the years of four digits, too', () => {
    const message = 'filter.createdAt: does not lie within the years 1 to 9999';
    const open = (given: { gte?: Date; lt?: Date }) => () => resolveOpenRange(given, 'filter.createdAt');
    expect(open({ gte: new Date('0000-01-01T00:00:00Z') })).toThrow(message);
    expect(open({ lt: new Date('+010000-01-01T00:00:00Z') })).toThrow(message);
    expect(open({ gte: new Date('2026-01-01T00:00:00Z') })()).toEqual({ from: new Date('2026-01-01T00:00:00Z') });
  });

  test('may be exactly as wide as allowed', () => {
    expect(resolveRange({ gte: now, lt: addDays(now, 400) }, visits).to).toEqual(addDays(now, 400));
  });
});
