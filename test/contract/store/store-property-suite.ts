import fc from 'fast-check';
import { VISIT_STATUSES } from '../../../src/domain/model/visit.js';
import { SOURCES } from '../../../src/domain/source/source.js';
import { openStore } from '../../../src/store/open-store.js';
import type { PageQuery, Segment, Store, StoredOrders, VisitRecordFilter } from '../../../src/store/ports.js';
import { baseVisits, instants } from './store-arbitraries.js';
import { NOON } from './store-records.js';
import { VisitModel } from './visit-model.js';

const SEED = 20_260_302;
const STREAMS = ['visits', 'invitees'] as const;
const locationKeys = fc.record({ source: fc.constantFrom(...SOURCES), sourceId: fc.constantFrom('1', '2') });
const hostKeys = fc.record({ source: fc.constantFrom(...SOURCES), sourceId: fc.constantFrom('7', '8') });
const SEARCHES = [
  'ana',
  'a',
  'ÁLVARO',
  'sou',
  'na so',
  '987654321',
  '+5511987654321',
  '12345',
  '%',
  '_',
  '\\b',
  '偉',
  '😀',
  'xyz',
];

const filters: fc.Arbitrary<VisitRecordFilter> = fc.record(
  {
    now: instants,
    scheduledAt: fc.record({ from: instants, to: instants }, { requiredKeys: [] }),
    sources: fc.subarray([...SOURCES]),
    statuses: fc.subarray([...VISIT_STATUSES]),
    locations: fc.array(locationKeys, { maxLength: 2 }),
    hosts: fc.array(hostKeys, { maxLength: 2 }),
    visitorKeys: fc.array(
      fc.record({
        match: fc.constantFrom('EMAIL' as const, 'PHONE_NUMBER' as const),
        value: fc.constantFrom('ana@example.com', 'bo@example.org', 'nobody'),
      }),
      { maxLength: 2 },
    ),
    isOnSite: fc.boolean(),
    neverCheckedOut: fc.boolean(),
    search: fc.constantFrom(...SEARCHES),
  },
  { requiredKeys: ['now'] },
);

/** Most with one member or two: with more, nothing is left. */
const narrowFilters = fc
  .tuple(
    filters,
    fc.subarray(
      [
        'scheduledAt',
        'sources',
        'statuses',
        'locations',
        'hosts',
        'visitorKeys',
        'isOnSite',
        'neverCheckedOut',
        'search',
      ] as const,
      { maxLength: 2 },
    ),
  )
  .map(
    ([filter, members]): VisitRecordFilter =>
      Object.fromEntries(
        Object.entries(filter).filter(([name]) => name === 'now' || members.some((member) => member === name)),
      ) as VisitRecordFilter & { now: Date },
  );

const orders = fc.record({
  field: fc.constantFrom<StoredOrders['Visit']>('SCHEDULED_AT', 'CHECKED_IN_AT', 'VISITOR_NAME'),
  direction: fc.constantFrom('ASC' as const, 'DESC' as const),
});

const segments: fc.Arbitrary<Segment> = fc.record({
  source: fc.constantFrom(...SOURCES),
  stream: fc.constantFrom(...STREAMS),
  locationId: fc.constantFrom(null, '1'),
  range: fc.option(
    fc.tuple(instants, instants).map(([from, to]) => ({ from, to })),
    { nil: null },
  ),
});

type Operation =
  | { readonly kind: 'UPSERT'; readonly visits: Visits; readonly stream: string; readonly readAt: Date }
  | {
      readonly kind: 'REPLACE';
      readonly visits: Visits;
      readonly segment: Segment;
      readonly readAt: Date;
      readonly isComplete: boolean;
    }
  | { readonly kind: 'REMOVE'; readonly source: (typeof SOURCES)[number]; readonly ids: readonly number[] }
  | { readonly kind: 'LIST'; readonly query: PageQuery<'Visit'> };
type Visits = readonly (typeof baseVisits extends fc.Arbitrary<infer V> ? V : never)[];

const visitLists = fc.uniqueArray(baseVisits, { maxLength: 12, selector: ({ source, sourceId }) => source + sourceId });
const operations: fc.Arbitrary<Operation> = fc.oneof(
  fc.record({
    kind: fc.constant('UPSERT' as const),
    visits: visitLists,
    stream: fc.constantFrom(...STREAMS),
    readAt: instants,
  }),
  fc.record({
    kind: fc.constant('REPLACE' as const),
    visits: visitLists,
    segment: segments,
    readAt: instants,
    isComplete: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('REMOVE' as const),
    source: fc.constantFrom(...SOURCES),
    ids: fc.array(fc.integer({ min: 1, max: 40 })),
  }),
  fc.record({
    kind: fc.constant('LIST' as const),
    query: fc.record({
      filter: narrowFilters,
      order: orders,
      limit: fc.integer({ min: 1, max: 7 }),
      isFromEnd: fc.boolean(),
    }),
  }),
);

/** The store beside a plain map, through the same random operations. */
export function storePropertySuite(createUrl: () => Promise<string>): void {
  let store: Store;

  beforeEach(async () => {
    store = await openStore({ url: await createUrl(), now: () => NOON, log: () => {} });
  });

  afterEach(async () => {
    await store.close();
  });

  test('status, presence, order and search are those of the domain, for random visits at random hours', async () => {
    const model = new VisitModel();
    const visits = fc.sample(baseVisits, { seed: SEED, numRuns: 400 });
    for (const visit of visits) {
      await store.records.Visit.upsert({ source: visit.source, stream: 'visits', records: [visit], readAt: NOON });
      model.upsert(visit, 'visits', NOON);
    }
    const queries = fc.sample(fc.tuple(narrowFilters, orders), { seed: SEED, numRuns: 400 });
    for (const [filter, order] of queries) {
      const expected = model.list({ filter, order, limit: 0 });
      const page = await store.records.Visit.page({ filter, order, limit: 1_000 });
      expect({ filter, ids: page.rows.map(({ key }) => key) }).toEqual({ filter, ids: expected.map(({ key }) => key) });
      expect(await store.records.Visit.count(filter)).toBe(expected.length);
    }
    expect(queries.filter(([filter]) => model.find(filter).length > 0).length).toBeGreaterThan(200);
  });

  test('any order of writes leaves what a plain map would hold, and pages tile it', async () => {
    const model = new VisitModel();
    for (const operation of fc.sample(operations, { seed: SEED, numRuns: 400 })) await apply(store, model, operation);
    const all = await store.records.Visit.page({
      filter: { now: NOON },
      order: { field: 'SCHEDULED_AT', direction: 'ASC' },
      limit: 1_000,
    });
    expect(all.rows.map(({ record }) => record)).toEqual(
      model
        .list({ filter: { now: NOON }, order: { field: 'SCHEDULED_AT', direction: 'ASC' }, limit: 0 })
        .map(({ record }) => record),
    );
  });
}

async function apply(store: Store, model: VisitModel, operation: Operation): Promise<void> {
  const { Visit } = store.records;
  if (operation.kind === 'UPSERT') {
    for (const source of SOURCES) {
      const records = operation.visits.filter((visit) => visit.source === source);
      await Visit.upsert({ source, records, stream: operation.stream, readAt: operation.readAt });
      for (const visit of records) model.upsert(visit, operation.stream, operation.readAt);
    }
  } else if (operation.kind === 'REPLACE') {
    const { segment, readAt, isComplete } = operation;
    const records = operation.visits.filter(({ source }) => source === segment.source);
    await Visit.replaceSegment({ segment, records, readAt, isComplete });
    model.replaceSegment(segment, records, readAt, isComplete);
  } else if (operation.kind === 'REMOVE') {
    const ids = operation.ids.map((id) => `visit/${id}`);
    await Visit.removeByIds(operation.source, ids);
    for (const id of ids) model.rows.delete(`${operation.source}/${id}`);
  } else await expectTiledPages(store, model, operation.query);
}

async function expectTiledPages(store: Store, model: VisitModel, query: PageQuery<'Visit'>): Promise<void> {
  const expected = model.list(query).map(({ key }) => key);
  const found: (typeof expected)[number][] = [];
  let bound: Pick<PageQuery<'Visit'>, 'after' | 'before'> = {};
  for (;;) {
    const page = await store.records.Visit.page({ ...query, ...bound });
    const keys = page.rows.map(({ key }) => key);
    if (query.isFromEnd === true) found.unshift(...keys);
    else found.push(...keys);
    const last = query.isFromEnd === true ? keys[0] : keys.at(-1);
    if (!page.hasMore || last === undefined) break;
    bound = query.isFromEnd === true ? { before: last } : { after: last };
  }
  expect(found).toEqual(expected);
}
