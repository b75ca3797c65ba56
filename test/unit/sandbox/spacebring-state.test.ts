import { createListingCache, TokenSigner } from '../../../src/sandbox/spacebring/paging.js';
import { createBalance } from '../../../src/sandbox/spacebring/state/balance.js';
import { localDayOf } from '../../../src/sandbox/spacebring/state/local-day.js';
import { VisitColumns } from '../../../src/sandbox/spacebring/state/visit-columns.js';
import { createTimeIndex } from '../../../src/sandbox/spacebring/state/visit-store.js';
import { createZoneShift } from '../../../src/sandbox/world/zone-shift.js';

describe('the time index', () => {
  const times = [5_000, 1_000, 3_000, 3_000, 9_000];
  const timeOf = (row: number): number => times[row] ?? 0;

  test('finds rows with both ends included', () => {
    const index = createTimeIndex([0, 1, 2, 3, 4], timeOf);
    expect(index.within({ gte: 3_000, lte: 5_000 }).sort()).toEqual([0, 2, 3]);
    expect(index.within({ gte: 9_001, lte: 10_000 })).toEqual([]);
  });

  test('follows a row that moved and one that was added', () => {
    const index = createTimeIndex([0, 1, 2, 3, 4], timeOf);
    times[0] = 20_000;
    index.touch(0);
    times.push(4_000);
    index.touch(5);
    expect(index.within({ gte: 3_000, lte: 5_000 }).sort()).toEqual([2, 3, 5]);
    expect(index.within({ gte: 20_000, lte: 20_000 })).toEqual([0]);
  });

  test('bears an empty location', () => {
    expect(createTimeIndex([], timeOf).within({ gte: 0, lte: 1 })).toEqual([]);
  });
});

describe('the visit columns', () => {
  const values = {
    visitor: 1,
    host: 2,
    location: 0,
    createdAt: 1,
    date: 2,
    checkedInAt: 0,
    checkedOutAt: 0,
    deletedAt: 0,
  };

  test('grow, and keep what was written before', () => {
    const columns = new VisitColumns(0);
    const written = { email: 'a@example.com', name: 'A' };
    for (let row = 0; row < 100; row += 1)
      columns.push({ ...values, date: row, comment: null, written: row === 3 ? written : null });
    expect(columns.count).toBe(100);
    expect(columns.read(3)).toEqual({ ...values, index: 3, date: 3, comment: null, written });
    expect(columns.read(99)?.date).toBe(99);
    expect([columns.read(100), columns.read(-1)]).toEqual([null, null]);
  });
});

describe('a purse', () => {
  test('spends what expires first, then what stays, and nothing that has expired', () => {
    const balance = createBalance();
    balance.add({ cents: 500, expiresAt: null });
    balance.add({ cents: 200, expiresAt: 90 });
    balance.add({ cents: 300, expiresAt: 50 });
    balance.add({ cents: 999, expiresAt: 10 });
    expect(balance.take(600, 20)).toEqual([
      { cents: 300, expiresAt: 50 },
      { cents: 200, expiresAt: 90 },
      { cents: 100, expiresAt: null },
    ]);
    expect(balance.lotsAt(20)).toEqual([{ cents: 400, expiresAt: null }]);
  });

  test('stays as it is when there is not enough', () => {
    const balance = createBalance();
    balance.add({ cents: 100, expiresAt: null });
    expect(balance.take(101, 0)).toBeNull();
    expect(balance.lotsAt(0)).toEqual([{ cents: 100, expiresAt: null }]);
  });
});

describe('days and zones', () => {
  test('a local day may have 23 hours', () => {
    const { from, to } = localDayOf(Date.parse('2026-03-08T12:00:00Z'), 'America/New_York');
    expect((to - from) / 3_600_000).toBe(23);
  });

  test('the same wall-clock time is another instant in another zone', () => {
    const shift = createZoneShift('America/Sao_Paulo', 'Europe/Lisbon');
    expect(new Date(shift(Date.parse('2026-11-18T12:00:00Z'))).toISOString()).toBe('2026-11-18T09:00:00.000Z');
    expect(new Date(shift(Date.parse('2026-07-18T12:00:00Z'))).toISOString()).toBe('2026-07-18T08:00:00.000Z');
  });
});

describe('page tokens and kept listings', () => {
  test('a token is read by the same secret and filters only', () => {
    const token = new TokenSigner('a').sign('/list?x=1', [-5, 7]);
    expect(new TokenSigner('a').read('/list?x=1', token)).toEqual([-5, 7]);
    expect(() => new TokenSigner('b').read('/list?x=1', token)).toThrow('nextPageToken');
    expect(() => new TokenSigner('a').read('/list?x=2', token)).toThrow('nextPageToken');
    expect(() => new TokenSigner('a').read('/list?x=1', '')).toThrow('nextPageToken');
  });

  test('a listing is made once, and again after 32 others', () => {
    const listings = createListingCache<number>();
    let made = 0;
    const make = (): number[] => [++made];
    expect([listings.get('a', make), listings.get('a', make)]).toEqual([[1], [1]]);
    for (let other = 0; other < 32; other += 1) listings.get(`other ${other}`, () => []);
    expect(listings.get('a', make)).toEqual([2]);
  });
});
