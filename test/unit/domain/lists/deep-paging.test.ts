import type { Visit } from '../../../../src/domain/model/visit.js';
import { addDays, type TimeRange } from '../../../../src/domain/time/time-range.js';
import { listVisits } from '../../../../src/domain/visit/list-visits.js';
import { createFakeAdapter } from '../../../support/fakes/fake-adapter.js';
import { createListEnvironment } from '../../../support/list-environment.js';
import { createVisit } from '../../../support/records.js';

const NOW = new Date('2026-06-15T12:34:56.789Z');
const FIRST = 20;
const PAGES = 100;

/** A visit every `minutes` of the days around NOW, which reach beyond the sixty of the default range. */
function visitsEvery(minutes: number): Visit[] {
  const start = addDays(NOW, -35).getTime();
  return Array.from({ length: (70 * 24 * 60) / minutes }, (_, index) =>
    createVisit({ sourceId: `visit/${index}`, scheduledAt: new Date(start + index * minutes * 60_000) }),
  );
}

/** The ranges that each page asked for, and the rows it gave. */
async function walk(visits: readonly Visit[], direction: 'ASC' | 'DESC', pageCount: number) {
  const fake = createFakeAdapter('W3LCOME', { visits });
  const pages: { asked: string[]; rows: string[] }[] = [];
  let asked: TimeRange[] = [];
  const W3LCOME = {
    ...fake,
    visits: {
      ...fake.visits,
      readVisits: (query: Parameters<typeof fake.visits.readVisits>[0]) => {
        asked.push(query.range);
        return fake.visits.readVisits(query);
      },
    },
  };
  let after: string | null = null;
  for (let page = 0; page < pageCount; page += 1) {
    asked = [];
    const env = createListEnvironment({ adapters: { W3LCOME }, now: new Date(NOW.getTime() + page * 1_000) });
    const { edges, pageInfo } = await listVisits(env, { filter: {}, direction, first: FIRST, after, isCounted: false });
    const text = asked.map(({ from, to }) => `${from.toISOString()}/${to.toISOString()}`);
    pages.push({ asked: text, rows: edges.map(({ node }) => node.sourceId) });
    after = pageInfo.endCursor;
  }
  return pages;
}

describe.each(['ASC', 'DESC'] as const)('deep paging, %s', (direction) => {
  test('costs the last page what it costs the first, and asks once for each window but to go on in it', async () => {
    const pages = await walk(visitsEvery(40), direction, PAGES);
    expect(new Set(pages.flatMap(({ rows }) => rows)).size).toBe(PAGES * FIRST);
    expect(Math.max(...pages.map(({ asked }) => asked.length))).toBe(2);
    expect(pages.slice(1).every(({ asked }, index) => asked[0] === pages[index]?.asked.at(-1))).toBe(true);
    const windows = [...new Set(pages.flatMap(({ asked }) => asked))].sort();
    expect(windows.length).toBeLessThan(PAGES);
    for (const [index, window] of windows.slice(1).entries()) {
      expect(window.split('/')[0]).toBe(windows[index]?.split('/')[1]);
    }
  });

  test('goes on in narrower windows where one holds many pages', async () => {
    const pages = await walk(visitsEvery(5), direction, 10);
    const widthsMs = pages.slice(1).flatMap(({ asked }) => asked.map(widthOf));
    expect(widthOf(pages[0]?.asked[0] ?? '')).toBe(86_400_000);
    expect(Math.max(...widthsMs)).toBe(3 * 3_600_000);
  });
});

function widthOf(window: string): number {
  const [from = '', to = ''] = window.split('/');
  return Date.parse(to) - Date.parse(from);
}
