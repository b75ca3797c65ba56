import { SourceFaultError } from '../../../../src/domain/source/source-error.js';
import { readAllPages } from '../../../../src/upstreams/http/read-pages.js';

const fault = new SourceFaultError({
  source: 'SPACEBRING',
  code: 'UPSTREAM_UNAVAILABLE',
  message: 'Spacebring is not available at the moment',
});

test('tokens are followed to the end of the list', async () => {
  const cursors: (string | undefined)[] = [];
  const pages = await readAllPages({
    maxPages: 10,
    readPage: async (cursor, pageIndex) => {
      cursors.push(cursor);
      return { items: [pageIndex], next: pageIndex < 2 ? `after ${pageIndex}` : undefined };
    },
  });
  expect(pages).toEqual({ items: [0, 1, 2], isComplete: true, fault: null });
  expect(cursors).toEqual([undefined, 'after 0', 'after 1']);
});

test('a list that never ends costs the limit of pages and is incomplete', async () => {
  const pages = await readAllPages({
    maxPages: 3,
    readPage: async (_cursor, pageIndex) => ({ items: [pageIndex], next: `${pageIndex}` }),
  });
  expect(pages).toEqual({ items: [0, 1, 2], isComplete: false, fault: null });
});

test('a list that ends with the last page allowed is complete', async () => {
  const pages = await readAllPages({ maxPages: 1, readPage: async () => ({ items: ['a'], next: undefined }) });
  expect(pages.isComplete).toBe(true);
});

test('a repeated token ends the list as incomplete', async () => {
  let reads = 0;
  const pages = await readAllPages({
    maxPages: 100,
    readPage: async () => {
      reads += 1;
      return { items: [reads], next: 'same' };
    },
  });
  expect(pages).toEqual({ items: [1, 2], isComplete: false, fault: null });
});

test('a first page that fails is thrown', async () => {
  await expect(readAllPages({ maxPages: 5, readPage: () => Promise.reject(fault) })).rejects.toBe(fault);
});

test('a later page that fails leaves the pages before it', async () => {
  const pages = await readAllPages({
    maxPages: 5,
    readPage: async (_cursor, pageIndex) => {
      if (pageIndex === 1) throw fault;
      return { items: ['a'], next: 'next' };
    },
  });
  expect(pages).toEqual({ items: ['a'], isComplete: false, fault: fault.toFault() });
});

test("a programmer's mistake on a later page is not taken for a source's fault", async () => {
  const mistake = new TypeError('mistake');
  const walk = readAllPages({
    maxPages: 5,
    readPage: async (_cursor, pageIndex) => {
      if (pageIndex === 1) throw mistake;
      return { items: ['a'], next: 'next' };
    },
  });
  await expect(walk).rejects.toBe(mistake);
});
