import fc from 'fast-check';
import type { SourceAdapters } from '../../../../src/domain/model/source-adapter.js';
import { VISIT_STATUSES, type Visit } from '../../../../src/domain/model/visit.js';
import { SOURCES } from '../../../../src/domain/source/source.js';
import { addDays, isWithin } from '../../../../src/domain/time/time-range.js';
import { listVisits, type VisitFilter } from '../../../../src/domain/visit/list-visits.js';
import { createFakeAdapter } from '../../../support/fakes/fake-adapter.js';
import { createListEnvironment } from '../../../support/list-environment.js';
import { createVisit } from '../../../support/records.js';

const now = new Date('2026-06-15T12:00:00Z');
const from = addDays(now, -30);
const to = addDays(now, 30);

const arbitraryVisit = fc.record({
  source: fc.constantFrom(...SOURCES),
  // Few distinct minutes, so that equal times are common.
  minute: fc.oneof(fc.integer({ min: -50_000, max: 50_000 }), fc.constantFrom(0, 1, 1440)),
  status: fc.constantFrom(...VISIT_STATUSES),
});

const arbitraryPagination = fc.record({
  visits: fc.array(arbitraryVisit, { maxLength: 120 }),
  inserted: fc.array(arbitraryVisit, { maxLength: 20 }),
  direction: fc.constantFrom('ASC' as const, 'DESC' as const),
  first: fc.integer({ min: 1, max: 40 }),
  statuses: fc.option(fc.uniqueArray(fc.constantFrom(...VISIT_STATUSES), { minLength: 1 }), { nil: null }),
  isCounted: fc.boolean(),
});

type Given = { source: Visit['source']; minute: number; status: Visit['status'] };

const toVisits = (given: readonly Given[], label: string): Visit[] =>
  given.map(({ source, minute, status }, index) =>
    createVisit({
      source,
      sourceId: `${label}${index}`,
      scheduledAt: new Date(now.getTime() + minute * 60_000),
      status,
    }),
  );

/** Ids of what a single sorted, filtered array would give. */
function expectedIds(visits: readonly Visit[], filter: VisitFilter, direction: 'ASC' | 'DESC'): string[] {
  const rows = visits
    .filter(({ scheduledAt }) => isWithin({ from, to }, scheduledAt))
    .filter(({ status }) => filter.statuses?.includes(status) ?? true)
    .sort(
      (left, right) =>
        left.scheduledAt.getTime() - right.scheduledAt.getTime() ||
        (left.source === right.source ? 0 : left.source < right.source ? -1 : 1) ||
        (left.sourceId < right.sourceId ? -1 : 1),
    )
    .map(({ sourceId }) => sourceId);
  return direction === 'ASC' ? rows : rows.reverse();
}

/** Walks all pages; `betweenPages` may change the data. The pages are bounded, so a walk that never ends fails. */
async function readAllPages(
  adapters: SourceAdapters,
  request: { filter: VisitFilter; direction: 'ASC' | 'DESC'; first: number; isCounted: boolean },
  betweenPages: () => void = () => {},
) {
  const ids: string[] = [];
  const counts = new Set<number | null>();
  let after: string | null = null;
  for (let page = 0; page < 300; page += 1) {
    const env = createListEnvironment({ adapters, now: addDays(now, page) });
    const connection = await listVisits(env, { ...request, after });
    ids.push(...connection.edges.map(({ node }) => node.sourceId));
    counts.add(connection.totalCount);
    expect(connection.edges.length).toBeLessThanOrEqual(request.first);
    expect(connection.pageInfo.hasPreviousPage).toBe(after !== null);
    if (!connection.pageInfo.hasNextPage) return { ids, counts: [...counts] };
    expect(connection.edges).toHaveLength(request.first);
    after = connection.pageInfo.endCursor;
    betweenPages();
  }
  throw new Error('the walk does not end');
}

const fakeAdapters = (visits: Visit[]): SourceAdapters =>
  Object.fromEntries(
    SOURCES.map((source) => [
      source,
      createFakeAdapter(source, { visits: visits.filter((visit) => visit.source === source) }),
    ]),
  );

describe('paging through visits', () => {
  test('gives exactly the sorted, filtered whole, whatever the data, filter, order and page size', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryPagination, async ({ visits: given, direction, first, statuses, isCounted }) => {
        const visits = toVisits(given, 'v');
        const filter = { statuses };
        const expected = expectedIds(visits, filter, direction);
        const paged = await readAllPages(fakeAdapters(visits), { filter, direction, first, isCounted });
        expect(paged.ids).toEqual(expected);
        expect(paged.counts).toEqual([isCounted ? expected.length : null]);
      }),
      { numRuns: 200 },
    );
  });

  test('neither repeats nor skips a row that did not change while others are inserted between pages', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryPagination, async ({ visits: given, inserted, direction, first, statuses }) => {
        const visits = toVisits(given, 'v');
        const filter = { statuses };
        const expected = expectedIds(visits, filter, direction);
        const waiting = toVisits(inserted, 'w');
        const data = [...visits];
        const bySource = Object.fromEntries(
          SOURCES.map((source) => [source, data.filter((visit) => visit.source === source)]),
        );
        const adapters = Object.fromEntries(
          SOURCES.map((source) => [source, createFakeAdapter(source, { visits: bySource[source] ?? [] })]),
        );
        const { ids } = await readAllPages(adapters, { filter, direction, first, isCounted: false }, () => {
          const next = waiting.pop();
          if (next !== undefined) bySource[next.source]?.push(next);
        });
        expect(new Set(ids).size).toBe(ids.length);
        expect(ids.filter((id) => id.startsWith('v'))).toEqual(expected);
      }),
      { numRuns: 200 },
    );
  });

  test('is the same over one source as over three that hold the same visits', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryPagination, async ({ visits: given, direction, first }) => {
        const request = { filter: {}, direction, first, isCounted: true };
        const apart = given.map((visit, index) => ({
          ...visit,
          source: SOURCES[index % 3] ?? 'RESIDENT',
          minute: index * 7,
        }));
        const together = apart.map((visit) => ({ ...visit, source: 'RESIDENT' as const }));
        const ofThree = await readAllPages(fakeAdapters(toVisits(apart, 'v')), request);
        const ofOne = await readAllPages(fakeAdapters(toVisits(together, 'v')), request);
        expect(ofThree).toEqual(ofOne);
      }),
      { numRuns: 50 },
    );
  });
});
