import { SourceFaultError } from '../../../../src/domain/source/source-error.js';
import { createResidentAdapter } from '../../../../src/upstreams/resident-visits/adapter.js';
import { createResidentDates } from '../../../../src/upstreams/resident-visits/values.js';
import { createScriptedClient, type ScriptedService } from './scripted-resident-client.js';

const NOW = new Date('2026-03-16T12:00:00Z');
const READ_AT = new Date('2026-03-16T12:00:01Z');
const WHOLE = { from: new Date('2026-01-01T00:00:00Z'), to: new Date('2027-01-01T00:00:00Z') };
const ZONE = 'America/Mexico_City';

/** GUIDs that say what they are: a letter and a number. */
const guid = (kind: 'a' | 'b' | 'c', index: number) =>
  `${kind.repeat(8)}-0000-4000-8000-${String(index).padStart(12, '0')}`;
const visitId = (index: number) => guid('a', index);
const residentId = (index: number) => guid('b', index);
const communityId = (index: number) => guid('c', index);

const visit = (index: number, resident: number, changes: Record<string, unknown> = {}) => ({
  id: visitId(index),
  residentId: residentId(resident),
  residentName: `Resident ${resident}`,
  visitorName: `Visitor ${index}`,
  totalPeople: 1,
  arrivalDate: `2026-03-${String(index).padStart(2, '0')}T10:00:00Z`,
  createdAt: '2026-02-01T00:00:00.0000000',
  ...changes,
});
const resident = (index: number, community: number | null, changes: Record<string, unknown> = {}) => ({
  id: residentId(index),
  communityId: community === null ? null : communityId(community),
  fullName: `Resident ${index}`,
  email: `r${index}@example.com`,
  ...changes,
});

const SERVICE: ScriptedService = {
  visits: [visit(1, 1), visit(2, 1), visit(3, 2), visit(4, 3), visit(5, 4), visit(20, 1)],
  residents: [resident(1, 1), resident(2, 2), resident(3, null)],
  inactiveResidents: [resident(4, 1)],
  communities: [
    { id: communityId(1), nombre: 'Norte' },
    { id: communityId(2), nombre: 'Sur' },
  ],
};

function setUp(changes: Partial<ScriptedService> = {}) {
  const { client, calls } = createScriptedClient({ ...SERVICE, ...changes });
  const adapter = createResidentAdapter({
    client,
    freshClient: () => client,
    clock: { now: () => READ_AT },
    dates: createResidentDates(ZONE),
    timeZone: ZONE,
    assumeLeftDays: 30,
  });
  return { adapter, calls };
}

const ids = (slice: { records: readonly { sourceId: string }[] }) =>
  slice.records.map(({ sourceId }) => sourceId).sort();
const unavailable = new SourceFaultError({ source: 'RESIDENT', code: 'UPSTREAM_UNAVAILABLE', message: 'is down' });

describe('reading visits', () => {
  test('cuts the range to the millisecond, its end left out', async () => {
    const { adapter } = setUp();
    const range = { from: new Date('2026-03-02T10:00:00Z'), to: new Date('2026-03-04T10:00:00Z') };
    expect(ids(await adapter.visits.readVisits({ range, now: NOW }))).toEqual([visitId(2), visitId(3)]);
  });

  test('reads the list once for any number of windows, on-site reads and ids', async () => {
    const { adapter, calls } = setUp();
    const later = { from: new Date('2026-03-15T00:00:00Z'), to: WHOLE.to };
    await Promise.all([
      adapter.visits.readVisits({ range: WHOLE, now: NOW }),
      adapter.visits.readVisits({ range: later, now: NOW }),
      adapter.visits.readVisitsOnSite({ now: NOW }),
      adapter.visits.loadVisit(visitId(1), NOW),
      adapter.visits.loadVisit(visitId(99), NOW),
    ]);
    expect(calls).toEqual(['listVisits']);
  });

  test('says when the list was read', async () => {
    expect((await setUp().adapter.visits.readVisits({ range: WHOLE, now: NOW })).asOf).toEqual(READ_AT);
  });

  test('evaluates the visits at the time of the query', async () => {
    const slice = await setUp().adapter.visits.readVisits({ range: WHOLE, now: NOW });
    expect(slice.records.every(({ evaluatedAt }) => evaluatedAt === NOW)).toBe(true);
    expect(slice.records.find(({ sourceId }) => sourceId === visitId(20))?.status).toBe('EXPECTED');
  });

  test('counts records that do not decode, and those without any time', async () => {
    const visits = [visit(1, 1), { id: 7 }, null, visit(2, 1, { arrivalDate: '', createdAt: '' })];
    const slice = await setUp({ visits }).adapter.visits.readVisits({ range: WHOLE, now: NOW });
    expect([ids(slice), slice.droppedCount]).toEqual([[visitId(1)], 2 + 1]);
  });

  test('returns a record once that is listed twice', async () => {
    const slice = await setUp({ visits: [visit(1, 1), visit(1, 1)] }).adapter.visits.readVisits({
      range: WHOLE,
      now: NOW,
    });
    expect(ids(slice)).toEqual([visitId(1)]);
  });
});

describe('visits of hosts', () => {
  test('are read host by host up to three', async () => {
    const { adapter, calls } = setUp();
    const hostIds = [residentId(1).toUpperCase(), residentId(2), residentId(1)];
    const slice = await adapter.visits.readVisits({ range: WHOLE, now: NOW, hostIds });
    expect(ids(slice)).toEqual([1, 2, 3, 20].map(visitId));
    expect(calls).toEqual([1, 2].map((index) => `listVisitsOfResident ${residentId(index)}`));
  });

  test('are read from the whole list from four on', async () => {
    const { adapter, calls } = setUp();
    const hostIds = [1, 2, 3, 99].map(residentId);
    expect(ids(await adapter.visits.readVisits({ range: WHOLE, now: NOW, hostIds }))).toEqual(
      [1, 2, 3, 4, 20].map(visitId),
    );
    expect(calls).toEqual(['listVisits']);
  });

  test('queried host by host at the same time are read together', async () => {
    const { adapter, calls } = setUp();
    const slices = await Promise.all(
      [1, 2, 3, 4].map((index) => adapter.visits.readVisits({ range: WHOLE, now: NOW, hostIds: [residentId(index)] })),
    );
    expect(slices.map(ids)).toEqual([[1, 2, 20].map(visitId), [visitId(3)], [visitId(4)], [visitId(5)]]);
    expect(calls).toEqual(['listVisits']);
  });

  test('come from the list where it is there anyway', async () => {
    const { adapter, calls } = setUp();
    await adapter.visits.readVisits({ range: WHOLE, now: NOW });
    await adapter.visits.readVisits({ range: WHOLE, now: NOW, hostIds: [residentId(1)] });
    expect(calls).toEqual(['listVisits']);
  });

  test('that cannot be ids of residents are none, without a call', async () => {
    const { adapter, calls } = setUp();
    const slice = await adapter.visits.readVisits({ range: WHOLE, now: NOW, hostIds: ['user/1', 'x'] });
    expect([slice.records, slice.isComplete, calls]).toEqual([[], true, []]);
  });

  test('are incomplete when one of the hosts could not be read', async () => {
    const { adapter } = setUp({ failures: { [`listVisitsOfResident ${residentId(1)}`]: unavailable } });
    const hostIds = [residentId(1), residentId(2)];
    const slice = await adapter.visits.readVisits({ range: WHOLE, now: NOW, hostIds });
    expect([ids(slice), slice.isComplete, slice.fault?.code]).toEqual([[visitId(3)], false, 'UPSTREAM_UNAVAILABLE']);
  });

  test('fail when none of the hosts could be read', async () => {
    const { adapter } = setUp({ failures: { [`listVisitsOfResident ${residentId(1)}`]: unavailable } });
    const query = { range: WHOLE, now: NOW, hostIds: [residentId(1)] };
    await expect(adapter.visits.readVisits(query)).rejects.toBe(unavailable);
  });
});

describe('visits of communities', () => {
  const query = { range: WHOLE, now: NOW, locationIds: [communityId(1).toUpperCase(), 'not-a-guid'] };

  test('are those of its residents, active or not', async () => {
    const { adapter, calls } = setUp();
    expect(ids(await adapter.visits.readVisits(query))).toEqual([1, 2, 5, 20].map(visitId));
    expect(calls).toEqual(['listVisits', 'listResidents', `getResident ${residentId(4)}`]);
  });

  test('ask for the residents of the range only', async () => {
    const { adapter, calls } = setUp();
    const range = { from: new Date('2026-03-01T00:00:00Z'), to: new Date('2026-03-04T00:00:00Z') };
    expect(ids(await adapter.visits.readVisits({ ...query, range }))).toEqual([1, 2].map(visitId));
    expect(calls).toEqual(['listVisits', 'listResidents']);
  });

  test('narrow the visits of hosts further', async () => {
    const { adapter } = setUp();
    const hostIds = [residentId(1), residentId(2)];
    expect(ids(await adapter.visits.readVisits({ ...query, hostIds }))).toEqual([1, 2, 20].map(visitId));
  });

  test('that cannot exist are none, and no resident is read', async () => {
    const { adapter, calls } = setUp();
    const slice = await adapter.visits.readVisits({ ...query, locationIds: ['account'] });
    expect([slice.records, calls.includes('listResidents')]).toEqual([[], false]);
  });

  test('are incomplete when a resident could not be read', async () => {
    const { adapter } = setUp({ failures: { [`getResident ${residentId(4)}`]: unavailable } });
    const slice = await adapter.visits.readVisits(query);
    expect([ids(slice), slice.isComplete, slice.fault?.code]).toEqual([
      [1, 2, 20].map(visitId),
      false,
      'UPSTREAM_UNAVAILABLE',
    ]);
  });

  test('fail when no resident could be read', async () => {
    const { adapter } = setUp({ failures: { listResidents: unavailable } });
    await expect(adapter.visits.readVisits(query)).rejects.toBe(unavailable);
  });
});

test('the roll call is everyone inside, however long ago they came, unless they are taken to have left', async () => {
  const visits = [
    visit(1, 1, { arrivalDate: '2026-03-16T08:00:00Z' }),
    visit(2, 1, { arrivalDate: '2025-03-16T08:00:00Z', departureDate: '2027-01-01' }),
    visit(3, 1, { arrivalDate: '2025-03-16T08:00:00Z' }),
    visit(4, 1, { arrivalDate: '2026-03-16T08:00:00Z', departureDate: '2026-03-16T11:00:00Z' }),
    visit(5, 1, { arrivalDate: '2026-03-17T08:00:00Z' }),
    visit(6, 2, { arrivalDate: '2026-03-16T08:00:00Z' }),
  ];
  const { adapter } = setUp({ visits });
  expect(ids(await adapter.visits.readVisitsOnSite({ now: NOW }))).toEqual([1, 2, 6].map(visitId));
  const inCommunity = await adapter.visits.readVisitsOnSite({ now: NOW, locationIds: [communityId(2)] });
  expect(ids(inCommunity)).toEqual([visitId(6)]);
});

describe('one visit', () => {
  test('is read by its id', async () => {
    const { adapter, calls } = setUp();
    expect((await adapter.visits.loadVisit(visitId(1).toUpperCase(), NOW))?.sourceId).toBe(visitId(1));
    expect(calls).toEqual([`getVisit ${visitId(1)}`]);
  });

  test('is null where there is none', async () => {
    expect(await setUp().adapter.visits.loadVisit(visitId(99), NOW)).toBeNull();
  });

  test('is null for what cannot be its id, without a call', async () => {
    const { adapter, calls } = setUp();
    expect(await adapter.visits.loadVisit('visit/1', NOW)).toBeNull();
    expect(calls).toEqual([]);
  });

  test('is read from the list together with others', async () => {
    const { adapter, calls } = setUp();
    const visits = await Promise.all([1, 2, 99].map((index) => adapter.visits.loadVisit(visitId(index), NOW)));
    expect(visits.map((each) => each?.sourceId)).toEqual([visitId(1), visitId(2), undefined]);
    expect(calls).toEqual(['listVisits']);
  });

  test('without any time is an invalid answer', async () => {
    const { adapter } = setUp({ visits: [visit(1, 1, { arrivalDate: '', createdAt: '' })] });
    await expect(adapter.visits.loadVisit(visitId(1), NOW)).rejects.toMatchObject({
      code: 'UPSTREAM_INVALID_RESPONSE',
    });
  });

  test('is read by id when the list could not be read', async () => {
    const { adapter, calls } = setUp({ failures: { listVisits: unavailable } });
    await expect(adapter.visits.readVisits({ range: WHOLE, now: NOW })).rejects.toBe(unavailable);
    expect((await adapter.visits.loadVisit(visitId(1), NOW))?.sourceId).toBe(visitId(1));
    expect(calls).toEqual(['listVisits', `getVisit ${visitId(1)}`]);
  });
});

describe('people', () => {
  test('one is read by id, and whether it is active is not known', async () => {
    const { adapter, calls } = setUp();
    expect(await adapter.people.loadPerson(residentId(1))).toMatchObject({ sourceId: residentId(1), isActive: null });
    expect(calls).toEqual([`getResident ${residentId(1)}`]);
  });

  test('several are read as a list, and only those it lacks by id', async () => {
    const { adapter, calls } = setUp();
    const people = await Promise.all([1, 2, 4, 99].map((index) => adapter.people.loadPerson(residentId(index))));
    expect(people.map((person) => person?.isActive)).toEqual([true, true, false, undefined]);
    expect(calls).toEqual(['listResidents', `getResident ${residentId(4)}`, `getResident ${residentId(99)}`]);
  });

  test('one that is listed already costs no call', async () => {
    const { adapter, calls } = setUp();
    await adapter.people.readPeople({});
    expect((await adapter.people.loadPerson(residentId(1)))?.isActive).toBe(true);
    expect(calls).toEqual(['listResidents']);
  });

  test('are null for what cannot be an id, without a call', async () => {
    const { adapter, calls } = setUp();
    expect(await adapter.people.loadPerson('user/1')).toBeNull();
    expect(calls).toEqual([]);
  });

  test('are filtered by community and e-mail', async () => {
    const { adapter, calls } = setUp({ residents: [resident(1, 1, { email: ' R1@Example.com ' }), resident(2, 2)] });
    expect(ids(await adapter.people.readPeople({ locationIds: [communityId(2)] }))).toEqual([residentId(2)]);
    expect(ids(await adapter.people.readPeople({ email: 'r1@example.com' }))).toEqual([residentId(1)]);
    expect(ids(await adapter.people.readPeople({ locationIds: [communityId(2)], email: 'r1@example.com' }))).toEqual(
      [],
    );
    expect((await adapter.people.findPeopleByEmail('r1@example.com')).map(({ sourceId }) => sourceId)).toEqual([
      residentId(1),
    ]);
    expect(calls).toEqual(['listResidents']);
  });
});

test('communities are one call, however many are loaded', async () => {
  const { adapter, calls } = setUp();
  const found = await Promise.all([
    adapter.locations.loadLocation(communityId(1)),
    adapter.locations.loadLocation(communityId(9)),
    adapter.locations.loadLocation('account'),
  ]);
  expect(found.map((location) => location?.name)).toEqual(['Norte', undefined, undefined]);
  expect(ids(await adapter.locations.readLocations())).toEqual([communityId(1), communityId(2)]);
  expect(calls).toEqual(['listCommunities']);
});
