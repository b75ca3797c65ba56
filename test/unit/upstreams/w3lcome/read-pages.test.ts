import fc from 'fast-check';
import { createListHabits, type ListHabits } from '../../../../src/upstreams/w3lcome/list-habits.js';
import {
  createOffsetPaginator,
  finishPaginator,
  type OffsetPaginator,
} from '../../../../src/upstreams/w3lcome/read-pages.js';

interface Row {
  readonly id: string;
}

interface Server {
  /** Most rows of a page, whatever the limit of the call. */
  readonly cap: number;
  readonly size: 'page' | 'all' | 'none';
}

const LIMIT = 100;

function rowsOf(count: number): Row[] {
  return Array.from({ length: count }, (_, index) => ({ id: `r${index}` }));
}

/** Reads `rows` page by page; `onPage` may change them between two pages. */
function paginate(
  rows: Row[],
  { cap, size }: Server,
  { habits = createListHabits(), onPage }: { habits?: ListHabits; onPage?: (offset: number) => void } = {},
): OffsetPaginator<Row> {
  return createOffsetPaginator<Row>({
    pageSize: LIMIT,
    maxPages: 1_000,
    async readPage(offset) {
      const records = rows.slice(offset, offset + Math.min(cap, LIMIT));
      const said = { page: records.length, all: rows.length, none: null }[size];
      const facts = { offset, limit: LIMIT, count: records.length, size: said };
      onPage?.(offset);
      habits.learn(facts);
      return { records, droppedCount: 0, keys: records.map(({ id }) => id), isLast: habits.provesEnd(facts) };
    },
  });
}

const servers = fc.record({
  cap: fc.integer({ min: 1, max: 150 }),
  size: fc.constantFrom('page' as const, 'all' as const, 'none' as const),
});

test('every row of an unchanged list is read, whatever the server caps and counts', async () => {
  await fc.assert(
    fc.asyncProperty(
      servers,
      fc.array(fc.nat({ max: 350 }), { minLength: 1, maxLength: 4 }),
      async (server, counts) => {
        const habits = createListHabits();
        for (const count of counts) {
          const walk = paginate(rowsOf(count), server, { habits });
          await finishPaginator(walk);
          expect([walk.state, [...walk.records.keys()]]).toEqual(['ENDED', rowsOf(count).map(({ id }) => id)]);
        }
      },
    ),
    { numRuns: 200 },
  );
});

test('rows deleted between two pages cost no other row, or the list does not say that it has ended', async () => {
  const deletions = fc.array(fc.record({ at: fc.nat({ max: 400 }), count: fc.nat({ max: 40 }) }), { maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(servers, fc.nat({ max: 350 }), deletions, async (server, count, planned) => {
      const rows = rowsOf(count);
      const turns = [...planned];
      const walk = paginate(rows, server, {
        onPage() {
          const deletion = turns.shift();
          if (deletion !== undefined) rows.splice(deletion.at, deletion.count);
        },
      });
      await finishPaginator(walk);
      const missing = rows.filter(({ id }) => !walk.records.has(id));
      // A page of one row shares none with the next: such a server leaves nothing to compare.
      if (server.cap > 1 && walk.state === 'ENDED') expect(missing).toEqual([]);
    }),
    { numRuns: 500 },
  );
});

describe('what proves the end', () => {
  const callsOver = async (count: number, server: Server, habits = createListHabits()) => {
    const offsets: number[] = [];
    await finishPaginator(paginate(rowsOf(count), server, { habits, onPage: (offset) => offsets.push(offset) }));
    return offsets;
  };

  test('an empty list costs one call', async () => {
    expect(await callsOver(0, { cap: LIMIT, size: 'page' })).toEqual([0]);
  });

  test('the first short page ever costs one call more, the next ones none', async () => {
    const habits = createListHabits();
    expect(await callsOver(40, { cap: LIMIT, size: 'page' }, habits)).toEqual([0, 36]);
    expect(await callsOver(30, { cap: LIMIT, size: 'page' }, habits)).toEqual([0]);
  });

  test('size ends the list once it has turned out to count all of it', async () => {
    const habits = createListHabits();
    expect(await callsOver(90, { cap: 50, size: 'all' }, habits)).toEqual([0, 45]);
    expect(await callsOver(50, { cap: 50, size: 'all' }, habits)).toEqual([0]);
  });

  test('size never ends a list that the server caps', async () => {
    expect(await callsOver(50, { cap: 20, size: 'page' })).toEqual([0, 18, 36]);
  });

  test('a size that promises more than ever comes ends with an empty page', async () => {
    const rows = rowsOf(3);
    const habits = createListHabits();
    const walk = createOffsetPaginator<Row>({
      pageSize: LIMIT,
      maxPages: 10,
      async readPage(offset) {
        const records = rows.slice(offset);
        const facts = { offset, limit: LIMIT, count: records.length, size: 1_000 };
        habits.learn(facts);
        return { records, droppedCount: 0, keys: records.map(({ id }) => id), isLast: habits.provesEnd(facts) };
      },
    });
    await finishPaginator(walk);
    expect([walk.state, walk.records.size]).toEqual(['ENDED', 3]);
  });
});

test('a row that cannot be read is counted once, though two pages show it', async () => {
  const keys = ['a', 'b', 'bad', 'c'];
  const walk = createOffsetPaginator<Row>({
    pageSize: 3,
    maxPages: 10,
    async readPage(offset) {
      const page = keys.slice(offset, offset + 3);
      const records = page.filter((id) => id !== 'bad').map((id) => ({ id }));
      return { records, keys: page, droppedCount: page.length - records.length, isLast: page.length < 3 };
    },
  });
  await finishPaginator(walk);
  expect([walk.state, walk.droppedCount, [...walk.records.keys()]]).toEqual(['ENDED', 1, ['a', 'b', 'c']]);
});
