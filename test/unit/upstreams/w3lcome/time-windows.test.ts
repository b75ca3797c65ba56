import { addDays, type TimeRange } from '../../../../src/domain/time/time-range.js';
import { createOffsetPaginator } from '../../../../src/upstreams/w3lcome/read-pages.js';
import { createTimeFilter } from '../../../../src/upstreams/w3lcome/time-filter.js';
import { createTimeWindows, type TimeWindows } from '../../../../src/upstreams/w3lcome/time-windows.js';
import { fault } from './scripted-w3lcome.js';

interface Tick {
  readonly id: string;
  readonly at: Date;
}

const NOW = new Date('2026-03-10T00:00:00Z');
const PAGE_SIZE = 10;

/** `perDay` records on each of the days from `first` to `last`, counted from NOW, in no order of time. */
function ticks({ first, last, perDay }: { first: number; last: number; perDay: number }): Tick[] {
  const days = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  const records = days.flatMap((day) =>
    Array.from({ length: perDay }, (_, index) => ({ id: `${day}/${index}`, at: addDays(NOW, day) })),
  );
  return records
    .map((record, index) => ({ record, rank: (index * 7919) % 101 }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ record }) => record);
}

function range(from: number, to: number): TimeRange {
  return { from: addDays(NOW, from), to: addDays(NOW, to) };
}

function setUp(
  records: readonly Tick[],
  options: { isPastOnly?: boolean; maxPages?: number; onCall?: (call: string) => void } = {},
): { windows: TimeWindows<Tick>; calls: string[] } {
  const calls: string[] = [];
  const windows = createTimeWindows<Tick>({
    clock: { now: () => NOW },
    isPastOnly: options.isPastOnly ?? false,
    timeOf: ({ at }) => at,
    filter: createTimeFilter('ticks', () => undefined),
    peek: async () => records.slice(0, 1),
    paginate: (bound) =>
      createOffsetPaginator({
        pageSize: PAGE_SIZE,
        maxPages: options.maxPages ?? 50,
        async readPage(offset) {
          const { side, at: limit } = bound ?? { side: 'FROM', at: new Date(0) };
          const call = `${side} ${Math.round((limit.getTime() - NOW.getTime()) / 86_400_000)} @${offset}`;
          calls.push(call);
          options.onCall?.(call);
          const fitting = records.filter(({ at }) => (side === 'FROM' ? at >= limit : at <= limit));
          const page = fitting.slice(offset, offset + PAGE_SIZE);
          return { records: page, droppedCount: 0, keys: page.map(({ id }) => id), isLast: page.length < PAGE_SIZE };
        },
      }),
  });
  return { windows, calls };
}

function ids(records: readonly Tick[]): string[] {
  return records.map(({ id }) => id).sort();
}

describe('a window over a list that takes one bound', () => {
  test('holds exactly the records from its start up to, not including, its end', async () => {
    const records = ticks({ first: -20, last: 20, perDay: 3 });
    const { windows } = setUp(records);
    const slice = await windows.read(range(-2, 2));
    expect(ids(slice.records)).toEqual(ids(records.filter(({ at }) => at >= addDays(NOW, -2) && at < addDays(NOW, 2))));
    expect(slice.isComplete).toBe(true);
  });

  test('reads with a margin of a day', async () => {
    const { windows, calls } = setUp(ticks({ first: -3, last: 0, perDay: 1 }));
    await windows.read(range(-2, 2));
    expect(calls).toEqual(['FROM -3 @0']);
  });

  test('takes one call when the first page from its start is the last one', async () => {
    const { windows, calls } = setUp(ticks({ first: -90, last: 0, perDay: 1 }));
    await windows.read(range(-3, 0));
    expect(calls).toHaveLength(1);
  });

  test('reads both sides in turn and keeps the older one where that ends first', async () => {
    const records = ticks({ first: -100, last: 0, perDay: 1 });
    const { windows, calls } = setUp(records);
    const slice = await windows.read(range(-98, -90));
    expect(ids(slice.records)).toEqual(
      ids(records.filter(({ at }) => at < addDays(NOW, -90) && at >= addDays(NOW, -98))),
    );
    expect(calls).toEqual(['FROM -99 @0', 'UNTIL -89 @0', 'FROM -99 @9', 'UNTIL -89 @9']);
  });

  test.each([
    [-95, -94],
    [-60, -50],
    [-50, -49],
    [-20, -10],
    [-5, -1],
  ])('costs at most twice the calls of the smaller side (%i to %i)', async (from, to) => {
    const records = ticks({ first: -100, last: 0, perDay: 2 });
    const { windows, calls } = setUp(records);
    await windows.read(range(from, to));
    // Each page shares a row with the one before it.
    const pages = (count: number) => Math.floor(count / (PAGE_SIZE - 1)) + 1;
    const lower = pages(records.filter(({ at }) => at >= addDays(NOW, from - 1)).length);
    const upper = pages(records.filter(({ at }) => at <= addDays(NOW, to + 1)).length);
    expect(calls.length).toBeLessThanOrEqual(2 * Math.min(lower, upper));
  });

  test('is read from its start only when nothing can be later than now', async () => {
    const { windows, calls } = setUp(ticks({ first: -40, last: 0, perDay: 1 }), { isPastOnly: true });
    const slice = await windows.read(range(-30, 5));
    expect(slice.records).toHaveLength(31);
    expect(calls.every((call) => call.startsWith('FROM'))).toBe(true);
  });

  test('costs no call when it lies after now and nothing can be later than now', async () => {
    const { windows, calls } = setUp([], { isPastOnly: true });
    const slice = await windows.read(range(2, 9));
    expect([slice.isComplete, slice.records, calls]).toEqual([true, [], []]);
  });

  test('returns a record once that a shifted offset shows twice', async () => {
    const records = ticks({ first: -30, last: 0, perDay: 1 });
    const moving = [...records];
    const { windows } = setUp(moving, {
      onCall: (call) => {
        if (call.endsWith('@9')) moving.unshift({ id: 'new', at: NOW });
      },
    });
    const slice = await windows.read(range(-40, 1));
    expect(new Set(ids(slice.records)).size).toBe(slice.records.length);
    expect(slice.records).toHaveLength(records.length);
  });
});

describe('windows of one request', () => {
  test('that lie inside a finished read are cut from it without a call', async () => {
    const records = ticks({ first: -40, last: 5, perDay: 1 });
    const { windows, calls } = setUp(records);
    await windows.read(range(-10, -5));
    const before = calls.length;
    const slice = await windows.read(range(-8, 3));
    expect(calls).toHaveLength(before);
    expect(slice.records).toHaveLength(11);
  });

  test('that are read at the same time share their calls', async () => {
    const { windows, calls } = setUp(ticks({ first: -40, last: 0, perDay: 1 }));
    const [wide, equal, inner] = await Promise.all([
      windows.read(range(-5, 1)),
      windows.read(range(-5, 1)),
      windows.read(range(-4, -1)),
    ]);
    expect(calls).toHaveLength(1);
    expect([wide, equal, inner].map(({ records }) => records.length)).toEqual([6, 6, 3]);
  });

  test('that reach further are read again', async () => {
    const { windows, calls } = setUp(ticks({ first: -40, last: 0, perDay: 1 }));
    await windows.read(range(-2, 1));
    await windows.read(range(-3, 1));
    expect(calls).toEqual(['FROM -3 @0', 'FROM -4 @0']);
  });

  test('tell whether they cost a call', async () => {
    const { windows } = setUp(ticks({ first: -5, last: 0, perDay: 1 }));
    await windows.read(range(-3, 1));
    expect([windows.isCovered(range(-2, 9)), windows.isCovered(range(-4, 0))]).toEqual([true, false]);
  });

  test('are read by themselves when a wider one was cut', async () => {
    const { windows } = setUp(ticks({ first: -100, last: 0, perDay: 5 }), { maxPages: 3 });
    const wide = await windows.read(range(-80, 0));
    const narrow = await windows.read(range(-3, 0));
    expect([wide.isComplete, narrow.isComplete, narrow.records.length]).toEqual([false, true, 15]);
  });
});

describe('a read that goes wrong', () => {
  test('throws when not even the first page came', async () => {
    const { windows } = setUp([], {
      onCall: () => {
        throw fault(503);
      },
    });
    await expect(windows.read(range(-1, 1))).rejects.toMatchObject({ code: 'UPSTREAM_UNAVAILABLE' });
  });

  test('returns the pages so far, with the fault, when a later page fails', async () => {
    const { windows, calls } = setUp(ticks({ first: -40, last: 0, perDay: 1 }), {
      isPastOnly: true,
      onCall: (call) => {
        if (call.endsWith('@18')) throw fault(503);
      },
    });
    const slice = await windows.read(range(-100, 0));
    expect(slice).toMatchObject({ isComplete: false, fault: { code: 'UPSTREAM_UNAVAILABLE' } });
    expect(calls).toHaveLength(3);
    expect(slice.records.length).toBeGreaterThan(0);
  });

  test('is cut at the limit of pages, and says so', async () => {
    const { windows, calls } = setUp(ticks({ first: -99, last: 0, perDay: 1 }), { isPastOnly: true, maxPages: 4 });
    const slice = await windows.read(range(-99, 1));
    expect([slice.isComplete, slice.fault?.code, calls.length]).toEqual([false, 'PAGE_LIMIT', 4]);
  });

  test('ends at a full page of nothing new, as the offset is ignored', async () => {
    const page = ticks({ first: -9, last: 0, perDay: 1 });
    let calls = 0;
    const windows = createTimeWindows<Tick>({
      clock: { now: () => NOW },
      isPastOnly: true,
      timeOf: ({ at }) => at,
      filter: createTimeFilter('ticks', () => undefined),
      peek: async () => [],
      paginate: () =>
        createOffsetPaginator({
          pageSize: PAGE_SIZE,
          maxPages: 1000,
          async readPage() {
            calls += 1;
            return { records: page, droppedCount: 0, keys: page.map(({ id }) => id), isLast: false };
          },
        }),
    });
    const slice = await windows.read(range(-20, 1));
    expect([slice.isComplete, slice.records.length, calls]).toEqual([false, 10, 2]);
  });
});
