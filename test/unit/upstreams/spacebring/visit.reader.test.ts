import { SourceFaultError } from '../../../../src/domain/source/source-error.js';
import {
  idOf,
  memberOf,
  NOW,
  PLACES,
  paged,
  type Route,
  refuse,
  scriptSpacebring,
  visitAt,
} from './scripted-spacebring.js';

const VISITS = '/visitors/visits/v1';
const RANGE = { from: new Date('2026-03-10T00:00:00Z'), to: new Date('2026-03-11T00:00:00Z') };
const QUERY = { range: RANGE, now: NOW };
const [HERE, THERE, ELSEWHERE] = PLACES;

/** Visits by location, whatever else the query says: an inclusive range included. */
function visitsOf(byPlace: Partial<Record<string, readonly unknown[]>>): Route {
  return (query) => paged('visits', byPlace[query.get('locationRef') ?? ''] ?? [], query);
}

function idsOf(records: readonly { sourceId: string }[]): string[] {
  return records.map(({ sourceId }) => sourceId).sort();
}

test('a range is one list per location, with inclusive bounds, all pages', async () => {
  const visits = [1, 2, 3].map((number) => visitAt(number, '2026-03-10T09:00:00Z'));
  const { adapter, calls } = scriptSpacebring({ [VISITS]: visitsOf({ [HERE]: visits }) });
  const slice = await adapter.visits.readVisits(QUERY);
  expect(idsOf(slice.records)).toEqual([1, 2, 3].map((number) => idOf('visit', number)));
  expect(slice).toMatchObject({ isComplete: true, droppedCount: 0, fault: null });
  const bounds = 'date[gte]=2026-03-10T00:00:00.000Z&date[lte]=2026-03-11T00:00:00.000Z';
  expect(calls.sort()).toEqual(
    [
      '/locations/v1',
      ...PLACES.map((place) => `${VISITS}?locationRef=${place}&${bounds}`),
      `${VISITS}?locationRef=${HERE}&${bounds}&nextPageToken=2`,
    ].sort(),
  );
});

test('the end of a range belongs to the next one, and a record that shifts onto the next page comes once', async () => {
  const visits = [
    visitAt(1, '2026-03-10T00:00:00Z'),
    visitAt(2, '2026-03-11T00:00:00Z'),
    visitAt(1, '2026-03-10T00:00:00Z'),
    visitAt(3, '2026-03-09T23:59:59.999Z'),
  ];
  const { adapter } = scriptSpacebring({ [VISITS]: visitsOf({ [HERE]: visits }) });
  expect(idsOf((await adapter.visits.readVisits(QUERY)).records)).toEqual([idOf('visit', 1)]);
});

test('a location that fails costs its own rows and names the fault', async () => {
  const route: Route = (query) =>
    query.get('locationRef') === THERE ? refuse(503) : paged('visits', [visitAt(1, '2026-03-10T09:00:00Z')], query);
  const { adapter } = scriptSpacebring({ [VISITS]: route });
  const slice = await adapter.visits.readVisits({ ...QUERY, locationIds: [HERE, THERE] });
  expect(slice.records).toHaveLength(1);
  expect(slice).toMatchObject({ isComplete: false, fault: { code: 'UPSTREAM_UNAVAILABLE' } });
});

test('when every location fails the read fails', async () => {
  const { adapter } = scriptSpacebring({ [VISITS]: () => refuse(503) });
  await expect(adapter.visits.readVisits(QUERY)).rejects.toBeInstanceOf(SourceFaultError);
});

test('a later page that fails leaves the pages before it', async () => {
  const visits = [1, 2, 3].map((number) => visitAt(number, '2026-03-10T09:00:00Z'));
  const route: Route = (query) => (query.has('nextPageToken') ? refuse(500) : paged('visits', visits, query));
  const { adapter } = scriptSpacebring({ [VISITS]: route });
  const slice = await adapter.visits.readVisits({ ...QUERY, locationIds: [HERE] });
  expect(slice.records).toHaveLength(2);
  expect(slice).toMatchObject({ isComplete: false, fault: { code: 'UPSTREAM_UNAVAILABLE' } });
});

test('records that do not decode are left out and counted', async () => {
  const visits = [visitAt(1, '2026-03-10T09:00:00Z'), visitAt(2, 'soon'), { id: 7 }];
  const { adapter } = scriptSpacebring({ [VISITS]: visitsOf({ [HERE]: visits }) });
  const slice = await adapter.visits.readVisits(QUERY);
  expect(slice.records).toHaveLength(1);
  expect(slice.droppedCount).toBe(2);
});

test('a location that does not decode leaves the answer incomplete', async () => {
  const locations = () => ({ locations: [{ id: HERE, timezoneId: 'UTC' }, { title: 'no id' }] });
  const { adapter } = scriptSpacebring({ '/locations/v1': locations, [VISITS]: visitsOf({}) });
  expect((await adapter.visits.readVisits(QUERY)).isComplete).toBe(false);
});

test('a token that is handed out for ever ends at the limit, incomplete', async () => {
  const endless: Route = (query) => ({
    visits: [visitAt(1, '2026-03-10T09:00:00Z')],
    nextPageToken: String(Number(query.get('nextPageToken') ?? 0) + 1),
  });
  const { adapter, calls } = scriptSpacebring({ [VISITS]: endless }, { maxPages: 4 });
  const slice = await adapter.visits.readVisits({ ...QUERY, locationIds: [HERE] });
  expect(slice).toMatchObject({ isComplete: false, fault: { code: 'PAGE_LIMIT' } });
  expect(calls).toHaveLength(1 + 4);
});

test('unknown locations cost no list', async () => {
  const { adapter, calls } = scriptSpacebring({ [VISITS]: visitsOf({}) });
  const slice = await adapter.visits.readVisits({ ...QUERY, locationIds: [idOf('location', 9), 'nonsense'] });
  expect(slice).toMatchObject({ records: [], isComplete: true });
  expect(calls).toEqual(['/locations/v1']);
});

describe('hosts', () => {
  const routes = {
    '/community/memberships/v1/{id}': (_query: URLSearchParams, id: string) =>
      id === idOf('membership', 1) ? { membership: memberOf(1, HERE) } : refuse(400),
    [VISITS]: visitsOf({
      [HERE]: [
        visitAt(1, '2026-03-10T09:00:00Z'),
        visitAt(2, '2026-03-10T09:00:00Z', { userRefHost: idOf('user', 2), customer: undefined }),
      ],
      [THERE]: [visitAt(3, '2026-03-10T09:00:00Z')],
    }),
  };

  test('are read by user, in the one location of their membership; what the filter lets through is cut', async () => {
    const { adapter, calls } = scriptSpacebring(routes);
    const slice = await adapter.visits.readVisits({ ...QUERY, hostIds: [idOf('membership', 1)] });
    expect(idsOf(slice.records)).toEqual([idOf('visit', 1)]);
    const lists = calls.filter((call) => call.startsWith(VISITS));
    expect(lists).toHaveLength(1);
    expect(lists[0]).toContain(`locationRef=${HERE}&userRefHost=${idOf('user', 1)}`);
  });

  test('known as users only are read in every location', async () => {
    const { adapter } = scriptSpacebring(routes);
    const slice = await adapter.visits.readVisits({ ...QUERY, hostIds: [`user/${idOf('user', 1)}`] });
    expect(idsOf(slice.records)).toEqual([idOf('visit', 1), idOf('visit', 3)]);
  });

  test('that are unknown have no visits, and cost no list', async () => {
    const { adapter, calls } = scriptSpacebring(routes);
    const hostIds = [idOf('membership', 9), 'user/nonsense'];
    expect(await adapter.visits.readVisits({ ...QUERY, hostIds })).toMatchObject({ records: [], isComplete: true });
    expect(calls.some((call) => call.startsWith(VISITS))).toBe(false);
  });

  test('whose location was read anyway cost nothing more', async () => {
    const { adapter, calls } = scriptSpacebring(routes);
    await adapter.visits.readVisits(QUERY);
    const before = calls.length;
    const narrower = { from: RANGE.from, to: new Date('2026-03-10T10:00:00Z') };
    const slice = await adapter.visits.readVisits({ now: NOW, range: narrower, hostIds: [idOf('membership', 1)] });
    expect(idsOf(slice.records)).toEqual([idOf('visit', 1)]);
    expect(calls.slice(before)).toEqual([`/community/memberships/v1/${idOf('membership', 1)}`]);
  });
});

test('a read inside one that was cut is made by itself', async () => {
  const visits = [1, 2, 3].map((number) => visitAt(number, '2026-03-10T09:00:00Z'));
  const { adapter, calls } = scriptSpacebring({ [VISITS]: visitsOf({ [HERE]: visits }) }, { maxPages: 1 });
  await adapter.visits.readVisits({ ...QUERY, locationIds: [HERE] });
  const narrower = { from: RANGE.from, to: new Date('2026-03-10T10:00:00Z') };
  await adapter.visits.readVisits({ now: NOW, range: narrower, locationIds: [HERE] });
  expect(calls.filter((call) => call.startsWith(VISITS))).toHaveLength(2);
});

describe('one visit', () => {
  const route: Route = (_query, id) =>
    id === idOf('visit', 1) ? { visit: visitAt(1, '2026-03-09T23:30:00Z', { locationRef: ELSEWHERE }) } : refuse(404);

  test('is null for an id that the source does not have, and for a text that is no id', async () => {
    const { adapter, calls } = scriptSpacebring({ [`${VISITS}/{id}`]: route });
    expect(await adapter.visits.loadVisit(idOf('visit', 2), NOW)).toBeNull();
    const [first, ...others] = calls;
    expect(first).toBe(`${VISITS}/${idOf('visit', 2)}`);
    // Who is on the roll call is found by that id, whether or not the source finds the visit.
    expect(others.filter((call) => call.startsWith('/check_ins/v1?'))).toHaveLength(PLACES.length);
    expect(await adapter.visits.loadVisit('../../networks', NOW)).toBeNull();
    expect(calls).toHaveLength(1 + others.length);
  });

  test('is null where a well-formed id is answered with 400', async () => {
    const { adapter } = scriptSpacebring({ [`${VISITS}/{id}`]: () => refuse(400) });
    expect(await adapter.visits.loadVisit(idOf('visit', 2), NOW)).toBeNull();
  });

  test('fails when the source fails', async () => {
    const { adapter } = scriptSpacebring({ [`${VISITS}/{id}`]: () => refuse(503) });
    await expect(adapter.visits.loadVisit(idOf('visit', 1), NOW)).rejects.toMatchObject({ status: 503 });
  });

  test('that carries no location is judged by the zone of the one it names', async () => {
    const locations = () => ({ locations: [{ id: ELSEWHERE, timezoneId: 'America/New_York' }] });
    const { adapter } = scriptSpacebring({ '/locations/v1': locations, [`${VISITS}/{id}`]: route });
    const statusAt = async (now: string) => (await adapter.visits.loadVisit(idOf('visit', 1), new Date(now)))?.status;
    expect(await statusAt('2026-03-10T03:59:00Z')).toBe('EXPECTED');
    expect(await statusAt('2026-03-10T04:00:00Z')).toBe('NO_SHOW');
  });

  test('without a known zone is judged by UTC, which is logged once', async () => {
    const locations = () => ({ locations: PLACES.map((id) => ({ id, timezoneId: 'Mars/Olympus' })) });
    const { adapter, warnings } = scriptSpacebring({ '/locations/v1': locations, [`${VISITS}/{id}`]: route });
    const visit = await adapter.visits.loadVisit(idOf('visit', 1), new Date('2026-03-10T00:00:00Z'));
    expect(visit?.status).toBe('NO_SHOW');
    expect(warnings).toHaveLength(1);
  });
});
