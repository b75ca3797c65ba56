import fc from 'fast-check';
import { encodeNodeId } from '../../../../src/domain/ids/node-id.js';
import type { LocationRef } from '../../../../src/domain/model/location.js';
import type { Person, PersonRef } from '../../../../src/domain/model/person.js';
import { TIME_PRECISIONS, VISIT_STATUSES, type Visit } from '../../../../src/domain/model/visit.js';
import { SOURCES, type Source } from '../../../../src/domain/source/source.js';
import { readVisitStats } from '../../../../src/domain/statistics/read-visit-stats.js';
import { VISIT_DIMENSIONS } from '../../../../src/domain/statistics/visit-stats.js';
import { isWithin } from '../../../../src/domain/time/time-range.js';
import { createFakeAdapter } from '../../../support/fakes/fake-adapter.js';
import { createListEnvironment } from '../../../support/list-environment.js';
import { createVisit, createVisitorRecord } from '../../../support/records.js';
import { bruteForceStats } from './brute-force-stats.js';

const MINUTE = 60_000;
const DAY_MINUTES = 1_440;

/** Zones and moments around which their clocks change, or skip a day, or do neither. */
const PLACES: readonly (readonly [string, string])[] = [
  ['UTC', '2026-06-15T00:00:00Z'],
  ['America/Sao_Paulo', '2018-11-04T03:00:00Z'],
  ['America/Sao_Paulo', '2018-02-18T02:00:00Z'],
  ['America/New_York', '2026-03-08T07:00:00Z'],
  ['America/New_York', '2026-11-01T06:00:00Z'],
  ['America/Havana', '2025-11-02T05:00:00Z'],
  ['Europe/Lisbon', '2026-03-29T01:00:00Z'],
  ['Europe/Lisbon', '2026-10-25T01:00:00Z'],
  ['Asia/Kathmandu', '2026-01-01T00:00:00Z'],
  ['Pacific/Apia', '2011-12-30T10:00:00Z'],
  ['Australia/Lord_Howe', '2026-04-04T15:00:00Z'],
  ['Australia/Lord_Howe', '2026-10-03T15:30:00Z'],
];

const place = (source: Source, sourceId: string): LocationRef => ({
  nodeType: 'Location',
  source,
  sourceId,
  name: sourceId,
});
const person = (source: Source, who: Partial<PersonRef>): PersonRef => ({ nodeType: 'Person', source, ...who });
const inhabitant = (source: Source, sourceId: string, locationId: string): Person => ({
  nodeType: 'Person',
  source,
  sourceId,
  name: sourceId,
  email: null,
  phoneNumber: null,
  pictureUrl: null,
  position: null,
  department: null,
  company: null,
  unit: null,
  address: null,
  location: place(source, locationId),
  isActive: null,
});

/** Each host with the source id that `Person.id` shows, and where they are at home. */
const HOSTS: readonly { who: Partial<PersonRef> | null; id: string | null; home: string | null }[] = [
  { who: null, id: null, home: null },
  { who: { sourceId: 'p1', name: 'Pia' }, id: 'p1', home: 'l1' },
  { who: { sourceId: 'p2' }, id: 'p2', home: 'l2' },
  { who: { account: { accountId: 'a1', locationId: 'l1' }, name: 'Pia' }, id: 'p1', home: 'l1' },
  { who: { account: { accountId: 'a9', locationId: 'l1' } }, id: 'user/a9', home: null },
];

const arbitraryVisit = fc.record({
  source: fc.constantFrom(...SOURCES),
  minute: fc.oneof(
    fc.integer({ min: -12 * DAY_MINUTES, max: 4 * DAY_MINUTES }),
    fc.integer({ min: -3 * 60, max: 3 * 60 }),
  ),
  status: fc.constantFrom(...VISIT_STATUSES),
  late: fc.integer({ min: -90, max: 180 }),
  length: fc.option(fc.integer({ min: -10, max: 3 * DAY_MINUTES }), { nil: null }),
  /** Minutes after arrival at which the stay ends by assumption. */
  limit: fc.option(fc.integer({ min: 1, max: 2 * DAY_MINUTES }), { nil: null }),
  partySize: fc.integer({ min: 1, max: 4 }),
  timePrecision: fc.constantFrom(...TIME_PRECISIONS),
  departurePrecision: fc.constantFrom(...TIME_PRECISIONS),
  isExpected: fc.boolean(),
  wasExpected: fc.boolean(),
  email: fc.option(fc.constantFrom('ana@example.com', 'bia@example.com'), { nil: null }),
  phoneE164: fc.option(fc.constantFrom('+5511987654321', '+5511987654322'), { nil: null }),
  host: fc.constantFrom(...HOSTS),
  location: fc.constantFrom('l1', 'l2', null, undefined),
});

const arbitraryWorld = fc.record({
  place: fc.constantFrom(...PLACES),
  visits: fc.array(arbitraryVisit, { maxLength: 40, size: 'max' }),
  from: fc.integer({ min: -2 * DAY_MINUTES, max: 0 }),
  length: fc.integer({ min: 30, max: 4 * DAY_MINUTES }),
  now: fc.integer({ min: -3 * DAY_MINUTES, max: 5 * DAY_MINUTES }),
  groupBy: fc.uniqueArray(fc.constantFrom(...VISIT_DIMENSIONS), { maxLength: 3 }),
  statuses: fc.option(fc.uniqueArray(fc.constantFrom(...VISIT_STATUSES), { minLength: 1 }), { nil: null }),
});

type World = typeof arbitraryWorld extends fc.Arbitrary<infer W> ? W : never;

function toVisit(row: World['visits'][number], index: number, anchor: Date, now: Date): Visit {
  const at = (minute: number) => new Date(anchor.getTime() + minute * MINUTE);
  const { source, status, host } = row;
  const sourceId = `${source}/${index}`;
  const arrived = status === 'CHECKED_IN' || status === 'CHECKED_OUT' || status === 'DENIED';
  const arrival = row.minute + row.late;
  const stayEndsBy = arrived && row.limit !== null ? at(arrival + row.limit) : null;
  const isInside = arrived && status !== 'CHECKED_OUT' && row.length === null;
  const isOnSite = isInside && (stayEndsBy === null || now < stayEndsBy);
  return createVisit({
    source,
    sourceId,
    status,
    isOnSite,
    stayEndsBy: isInside || row.length !== null ? stayEndsBy : null,
    timePrecision: row.timePrecision,
    departurePrecision: row.departurePrecision,
    arrivalDayEndsAt: arrived && row.timePrecision === 'DAY' ? at(arrival + 97) : null,
    scheduledAt: at(row.minute),
    expectedAt: row.isExpected || source === 'SPACEBRING' ? at(row.minute) : null,
    wasExpected: row.wasExpected,
    checkedInAt: arrived ? at(arrival) : null,
    checkedOutAt: arrived && row.length !== null ? at(arrival + row.length) : null,
    partySize: row.partySize,
    host: host.who === null ? null : person(source, host.who),
    location: typeof row.location === 'string' ? place(source, row.location) : row.location,
    visitor: createVisitorRecord({ source, reference: sourceId, email: row.email, phoneE164: row.phoneE164 }),
    evaluatedAt: now,
  });
}

const createAdapter = (source: Source, visits: readonly Visit[]) => {
  const adapter = createFakeAdapter(source, {
    visits: visits.filter((visit) => visit.source === source),
    people: [inhabitant(source, 'p1', 'l1'), inhabitant(source, 'p2', 'l2')],
    memberships: [{ accountId: 'a1', locationId: 'l1', sourceId: 'p1' }],
  });
  return { ...adapter, visits: { ...adapter.visits, isReadInParts: source === 'SPACEBRING' } };
};

const idOf = (nodeType: 'Person' | 'Location', source: Source, sourceId: string | null) =>
  sourceId === null ? 'none' : encodeNodeId({ nodeType, source, sourceId });

async function compare(world: World): Promise<void> {
  const [timeZone, anchorText] = world.place;
  const anchor = new Date(anchorText);
  const now = new Date(anchor.getTime() + world.now * MINUTE);
  const visits = world.visits.map((row, index) => toVisit(row, index, anchor, now));
  const span = {
    from: new Date(anchor.getTime() + world.from * MINUTE),
    to: new Date(anchor.getTime() + (world.from + world.length) * MINUTE),
  };
  const env = createListEnvironment({
    now,
    adapters: Object.fromEntries(SOURCES.map((source) => [source, createAdapter(source, visits)])),
  });
  const stats = await readVisitStats(env, {
    filter: { scheduledAt: { gte: span.from, lt: span.to }, statuses: world.statuses },
    groupBy: world.groupBy,
    timeZone,
    wants: { buckets: true, peak: true },
  });
  const inRange = visits.filter(({ scheduledAt }) => isWithin(span, scheduledAt));
  const isMeant = ({ status }: Visit) => world.statuses?.includes(status) ?? true;
  const hostOf = ({ sourceId }: Visit) => world.visits[Number(sourceId.split('/')[1])]?.host;
  const expected = bruteForceStats(
    { counted: inRange.filter(isMeant), present: visits.filter(isMeant), inRange, span },
    world.groupBy,
    {
      timeZone,
      hostOf: (visit) => idOf('Person', visit.source, hostOf(visit)?.id ?? null),
      locationOf: (visit) =>
        idOf(
          'Location',
          visit.source,
          visit.location === undefined ? (hostOf(visit)?.home ?? null) : (visit.location?.sourceId ?? null),
        ),
    },
  );
  expect(stats.totals).toEqual(closeTo(expected.totals));
  const buckets = stats.buckets.map(({ startsAt, keys, metrics }) => ({
    startsAt,
    values: keys.map(({ value }) => value),
    metrics,
  }));
  expect(buckets).toEqual(expected.buckets.map((bucket) => ({ ...bucket, metrics: closeTo(bucket.metrics) })));
}

/** Sums of fractions depend on their order. */
function closeTo<M extends { averageDurationMinutes: number | null }>(metrics: M) {
  const { averageDurationMinutes: average } = metrics;
  return { ...metrics, averageDurationMinutes: average === null ? null : expect.closeTo(average, 6) };
}

test('statistics are those of a computation visit by visit and moment by moment, wherever the clocks change', async () => {
  await fc.assert(fc.asyncProperty(arbitraryWorld, compare), { numRuns: 200 });
}, 120_000);
