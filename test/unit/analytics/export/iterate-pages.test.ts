import { EXIT } from '../../../../src/analytics/analytics-error.js';
import type { ExportPage, PagePosition } from '../../../../src/analytics/export/export-kind.js';
import { iteratePages } from '../../../../src/analytics/export/run-export.js';
import type { SourceReport } from '../../../../src/analytics/source-report.js';

const report = (status: SourceReport['status']): SourceReport => ({
  source: 'W3LCOME',
  status,
  recordCount: 0,
  asOf: null,
  error: null,
});

const page = (
  endCursor: string | null,
  hasNextPage: boolean,
  status: SourceReport['status'] = 'FRESH',
): ExportPage => ({
  rows: [],
  reached: null,
  endCursor,
  hasNextPage,
  sources: [report(status), { ...report('SKIPPED'), source: 'RESIDENT' }],
});

async function walk(answers: readonly ExportPage[], isPartialAllowed = false) {
  const asked: PagePosition[] = [];
  const slept: number[] = [];
  const warnings: string[] = [];
  const pages = iteratePages({
    after: null,
    readPage: async (position) => {
      asked.push(position);
      return answers[asked.length - 1] ?? page(null, false);
    },
    isPartialAllowed,
    warn: async (line) => {
      warnings.push(line);
    },
    sleep: async (ms) => {
      slept.push(ms);
    },
  });
  const seen: ExportPage[] = [];
  let error: unknown = null;
  try {
    for await (const one of pages) seen.push(one);
  } catch (reason) {
    error = reason;
  }
  return { asked, slept, warnings, seen, error };
}

test('a walk goes from cursor to cursor until there is no next page; skipped sources are none of its business', async () => {
  const { asked, seen, slept } = await walk([page('a', true), page('b', true), page('c', false)]);
  expect(asked.map(({ after }) => after)).toEqual([null, 'a', 'b']);
  expect(seen).toHaveLength(3);
  expect(slept).toEqual([]);
});

test('the next page is asked for only when the one before has been dealt with', async () => {
  let asked = 0;
  const pages = iteratePages({
    after: null,
    readPage: async () => {
      asked += 1;
      return page(String(asked), true);
    },
    isPartialAllowed: false,
    warn: async () => {},
    sleep: async () => {},
  });
  await pages.next();
  await new Promise((resolve) => setImmediate(resolve));
  expect(asked).toBe(1);
});

test('a page with an old answer in it is asked for again, past what is kept', async () => {
  const { asked, slept, error } = await walk([page('a', false, 'STALE'), page('a', false)]);
  expect(asked).toEqual([
    { after: null, isReadThrough: false },
    { after: null, isReadThrough: true },
  ]);
  expect(slept).toEqual([1_000]);
  expect(error).toBeNull();
});

test('a page that was cut short is asked for again with what is kept, to get further', async () => {
  const { asked } = await walk([page('a', true, 'PARTIAL'), page('b', false)]);
  expect(asked).toEqual([
    { after: null, isReadThrough: false },
    { after: null, isReadThrough: false },
  ]);
});

test.each(['STALE', 'PARTIAL', 'FAILED'] as const)('a page that stays %s stops the walk', async (status) => {
  const { seen, slept, error } = await walk(Array.from({ length: 9 }, () => page('a', true, status)));
  expect(seen).toEqual([]);
  expect(slept).toEqual([1_000, 2_000, 4_000]);
  expect(error).toMatchObject({
    status: EXIT.incomplete,
    message: expect.stringMatching(new RegExp(`W3LCOME is ${status} .*--allow-partial accepts incomplete data`)),
  });
});

test('a page that stays incomplete is taken, and told, where that is allowed', async () => {
  const cut = page('a', false, 'PARTIAL');
  const { seen, warnings, error } = await walk([cut, cut, cut, cut], true);
  expect(seen).toEqual([cut]);
  expect(warnings).toEqual(['Incomplete data: W3LCOME is PARTIAL (partly read)']);
  expect(error).toBeNull();
});

test('a walk that gets nowhere ends', async () => {
  const { error, asked } = await walk([page('a', true), page('a', true)], true);
  expect(asked).toHaveLength(2);
  expect(error).toMatchObject({
    status: EXIT.incomplete,
    message: expect.stringContaining('cannot be read any further'),
  });
});
