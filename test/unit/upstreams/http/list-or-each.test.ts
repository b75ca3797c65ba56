import { createListOrEachLoader } from '../../../../src/upstreams/http/read-pages.js';

interface Calls {
  pages: number[];
  each: string[];
}

/** A source whose list shows `pages` and whose get-by-id knows `records`. */
function loaderOf({ pages, records = [] }: { pages: string[][]; records?: string[] }) {
  const calls: Calls = { pages: [], each: [] };
  const spared: number[] = [];
  const loader = createListOrEachLoader<string>({
    readPage: async (pageIndex) => {
      calls.pages.push(pageIndex);
      const ids = pages[pageIndex] ?? [];
      return { entries: new Map(ids.map((id) => [id, `listed ${id}`])), isLast: pageIndex >= pages.length - 1 };
    },
    loadOne: async (id) => {
      calls.each.push(id);
      if (id === 'bad') throw new Error('bad one');
      return records.includes(id) ? `single ${id}` : null;
    },
    normalizeId: (id) => id.toLowerCase(),
    onBatched: (count) => spared.push(count),
  });
  return { calls, loader, spared };
}

test('one key is loaded by itself', async () => {
  const { calls, loader } = loaderOf({ pages: [['a']], records: ['a'] });
  await expect(loader.load('a')).resolves.toBe('single a');
  expect(calls).toEqual({ pages: [], each: ['a'] });
});

test('several keys are answered by one page of the list', async () => {
  const { calls, loader } = loaderOf({ pages: [['a', 'B', 'c']] });
  await expect(loader.loadMany(['A', 'b', 'a'])).resolves.toEqual(['listed a', 'listed B', 'listed a']);
  expect(calls).toEqual({ pages: [0], each: [] });
});

test('two spellings of one key are one key', async () => {
  const { calls, loader } = loaderOf({ pages: [], records: ['a'] });
  await expect(loader.loadMany(['A', 'a'])).resolves.toEqual(['single a', 'single a']);
  expect(calls).toEqual({ pages: [], each: ['a'] });
});

test('what the list leaves out is loaded one by one, and may be absent', async () => {
  const { calls, loader } = loaderOf({ pages: [['a', 'b']], records: ['hidden'] });
  await expect(loader.loadMany(['a', 'b', 'hidden', 'gone'])).resolves.toEqual([
    'listed a',
    'listed b',
    'single hidden',
    null,
  ]);
  expect(calls).toEqual({ pages: [0], each: ['hidden', 'gone'] });
});

test('pages are read on while they bring several wanted records each', async () => {
  const ids = Array.from({ length: 20 }, (_unused, index) => `id${index}`);
  const { calls, loader } = loaderOf({ pages: [ids.slice(0, 8), ids.slice(8, 14), ids.slice(14)] });
  await loader.loadMany(ids);
  expect(calls).toEqual({ pages: [0, 1, 2], each: [] });
});

test('a list that does not hold the keys is given up before it costs more than it can save', async () => {
  const { calls, loader } = loaderOf({
    pages: Array.from({ length: 50 }, (_unused, index) => [`other${index}`]),
    records: ['a', 'b', 'c', 'd'],
  });
  await expect(loader.loadMany(['a', 'b', 'c', 'd'])).resolves.toEqual([
    'single a',
    'single b',
    'single c',
    'single d',
  ]);
  expect(calls).toEqual({ pages: [0, 1], each: ['a', 'b', 'c', 'd'] });
});

test('a key that fails leaves the others alone', async () => {
  const { loader } = loaderOf({ pages: [['a', 'b']] });
  const [a, bad] = await loader.loadMany(['a', 'bad', 'b']);
  expect(a).toBe('listed a');
  expect(bad).toEqual(new Error('bad one'));
});

test('a page that fails fails the keys that were not found before it', async () => {
  const loader = createListOrEachLoader<string>({
    readPage: async (pageIndex) => {
      if (pageIndex > 0) throw new Error('page down');
      return {
        entries: new Map([
          ['a', 'A'],
          ['b', 'B'],
        ]),
        isLast: false,
      };
    },
    loadOne: async () => null,
  });
  await expect(loader.loadMany(['a', 'b', 'c', 'd'])).resolves.toEqual([
    'A',
    'B',
    new Error('page down'),
    new Error('page down'),
  ]);
});

test('calls that a list has spared are counted: those of the keys it answered, less its own pages', async () => {
  const { loader, spared } = loaderOf({
    pages: [
      ['a', 'b'],
      ['c', 'x'],
    ],
    records: ['d'],
  });
  await loader.loadMany(['a', 'b', 'c', 'd']);
  expect(spared).toEqual([1]);
});

test('a key that is loaded by itself saves no call', async () => {
  const { loader, spared } = loaderOf({ pages: [['a']], records: ['a'] });
  await loader.load('a');
  expect(spared).toEqual([0]);
});
