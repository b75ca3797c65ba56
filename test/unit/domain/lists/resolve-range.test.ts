import { resolveRange, TRANSACTIONS_RANGE, VISITS_RANGE } from '../../../../src/domain/lists/resolve-range.js';
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

  test('may be exactly as wide as allowed', () => {
    expect(resolveRange({ gte: now, lt: addDays(now, 400) }, visits).to).toEqual(addDays(now, 400));
  });
});
