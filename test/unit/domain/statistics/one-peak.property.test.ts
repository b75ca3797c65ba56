import fc from 'fast-check';
import type { Visit } from '../../../../src/domain/model/visit.js';
import { SOURCES, type Source } from '../../../../src/domain/source/source.js';
import { readVisitStats } from '../../../../src/domain/statistics/read-visit-stats.js';
import { createFakeAdapter } from '../../../support/fakes/fake-adapter.js';
import { createListEnvironment } from '../../../support/list-environment.js';
import { createVisit } from '../../../support/records.js';

const HOUR = 3_600_000;
const DAY_HOURS = 24;
/** The day that every range holds. */
const MIDNIGHT = Date.parse('2026-06-15T00:00:00Z');
const at = (hour: number) => new Date(MIDNIGHT + hour * HOUR);

/** Stays end by assumption within the longest stay of the fakes, 2 days; their check-out may be missing, or written days later. */
const arbitraryStay = fc.record({
  source: fc.constantFrom(...SOURCES),
  hour: fc.integer({ min: -16 * DAY_HOURS, max: 3 * DAY_HOURS }),
  late: fc.integer({ min: -2, max: 3 }),
  limit: fc.integer({ min: 1, max: 2 * DAY_HOURS }),
  length: fc.option(fc.integer({ min: 0, max: 6 * DAY_HOURS }), { nil: null }),
  partySize: fc.integer({ min: 1, max: 3 }),
});

const arbitraryWorld = fc.record({
  stays: fc.array(arbitraryStay, { minLength: 1, maxLength: 40, size: 'max' }),
  ranges: fc.array(fc.record({ before: fc.integer({ min: 0, max: 16 }), after: fc.integer({ min: 0, max: 3 }) }), {
    minLength: 2,
    maxLength: 4,
  }),
  now: fc.integer({ min: -DAY_HOURS, max: 4 * DAY_HOURS }),
});

type Stay = typeof arbitraryStay extends fc.Arbitrary<infer S> ? S : never;

function toVisit({ source, hour, late, limit, length, partySize }: Stay, index: number, now: Date): Visit {
  const checkedInAt = at(hour + late);
  const stayEndsBy = at(hour + late + limit);
  const isInside = length === null;
  return createVisit({
    source,
    sourceId: `${source}/${index}`,
    status: isInside ? 'CHECKED_IN' : 'CHECKED_OUT',
    isOnSite: isInside && now < stayEndsBy,
    stayEndsBy,
    scheduledAt: at(hour),
    expectedAt: at(hour),
    checkedInAt,
    checkedOutAt: isInside ? null : at(hour + late + length),
    partySize,
    evaluatedAt: now,
  });
}

test('the peak of a day is one number, whatever the range that holds the day', async () => {
  let peaks = 0;
  await fc.assert(
    fc.asyncProperty(arbitraryWorld, async ({ stays, ranges, now }) => {
      const visits = stays.map((stay, index) => toVisit(stay, index, at(now)));
      const adapterOf = (source: Source) => {
        const adapter = createFakeAdapter(source, { visits: visits.filter((visit) => visit.source === source) });
        return { ...adapter, visits: { ...adapter.visits, isReadInParts: source === 'SPACEBRING' } };
      };
      const peakWithin = async ({ before, after }: { before: number; after: number }) => {
        const env = createListEnvironment({
          adapters: Object.fromEntries(SOURCES.map((source) => [source, adapterOf(source)])),
          now: at(now),
        });
        const { buckets } = await readVisitStats(env, {
          filter: { scheduledAt: { gte: at(-before * DAY_HOURS), lt: at((1 + after) * DAY_HOURS) } },
          groupBy: ['DAY'],
          timeZone: 'UTC',
          wants: { buckets: true, peak: true },
        });
        const day = buckets.find(({ keys }) => keys[0]?.value === '2026-06-15');
        return [day?.metrics.peakOnSite ?? 0, day?.metrics.peakOnSiteAt ?? null] as const;
      };
      const alone = await peakWithin({ before: 0, after: 0 });
      if (alone[0] > 0) peaks += 1;
      for (const range of ranges) expect(await peakWithin(range)).toEqual(alone);
    }),
    { numRuns: 200 },
  );
  expect(peaks).toBeGreaterThan(50);
}, 120_000);
