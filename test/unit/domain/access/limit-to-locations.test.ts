import { limitToLocations } from '../../../../src/domain/access/limit-to-locations.js';
import { encodeNodeId } from '../../../../src/domain/ids/node-id.js';
import type { LocationRef } from '../../../../src/domain/model/location.js';
import type { SourceAdapter } from '../../../../src/domain/model/source-adapter.js';
import type { Ticket } from '../../../../src/domain/model/ticket.js';
import type { SourceSlice } from '../../../../src/domain/source/source-slice.js';
import { addDays } from '../../../../src/domain/time/time-range.js';
import { createFakeAdapter } from '../../../support/fakes/fake-adapter.js';
import { createFakeBuilding } from '../../../support/fakes/fake-building.js';
import type { FakeData } from '../../../support/fakes/fake-data.js';

const NOW = new Date('2026-06-15T12:00:00Z');
const SOURCE = 'SPACEBRING';
const HERE = 'location-1';
const ELSEWHERE = 'location-2';
const ALL_TIME = { from: addDays(NOW, -400), to: addDays(NOW, 400) };

const locationId = (sourceId: string, source: 'SPACEBRING' | 'W3LCOME' = SOURCE) =>
  encodeNodeId({ nodeType: 'Location', source, sourceId });

const building = createFakeBuilding(SOURCE, NOW);
const nowhere: Partial<Record<keyof FakeData, readonly { location: LocationRef | null }[]>> = {
  tickets:
    building.tickets?.slice(0, 1).map((ticket) => ({ ...ticket, sourceId: 'ticket-nowhere', location: null })) ?? [],
  transactions:
    building.transactions?.slice(0, 1).map((one) => ({ ...one, sourceId: 'transaction-nowhere', location: null })) ??
    [],
  visitRequests:
    building.visitRequests?.slice(0, 1).map((one) => ({ ...one, sourceId: 'request-nowhere', location: null })) ?? [],
  companies:
    building.companies?.slice(0, 1).map((one) => ({ ...one, sourceId: 'company-nowhere', location: null })) ?? [],
};
/** The building, and a record of every kind that belongs to no location. */
const data: FakeData = Object.fromEntries(
  Object.entries(building).map(([kind, records]) => [
    kind,
    Array.isArray(records) ? [...records, ...(nowhere[kind as keyof FakeData] ?? [])] : records,
  ]),
);

let calls: string[];

beforeEach(() => {
  calls = [];
});

const open = () => createFakeAdapter(SOURCE, data, { onCall: (call) => calls.push(call), ticketPageSize: 7 });

const limitedTo = (...locationIds: string[]) => limitToLocations(open, { locationIds, now: NOW });

/** What the whole source has at the location, however it is read. */
const unlimited = open();
const limited = limitedTo(locationId(HERE));

const idsOf = (slice: SourceSlice<{ sourceId: string }> | undefined) => slice?.records.map(({ sourceId }) => sourceId);

async function walk(adapter: SourceAdapter, locationIds?: string[]): Promise<Ticket[]> {
  const order = { field: 'CREATED_AT', direction: 'DESC' } as const;
  const pages = adapter.tickets?.iterateTickets({ order, ...(locationIds && { locationIds }) }, null);
  const tickets: Ticket[] = [];
  for (let turn = 0; turn < 100; turn += 1) {
    const page = await pages?.next();
    if (!page) return tickets;
    tickets.push(...page.slice.records);
  }
  throw new Error('the walk has no end');
}

/** Lists of each kind: with a filter by location, and without one. */
const LISTS: Record<string, (adapter: SourceAdapter, locationIds?: string[]) => Promise<string[] | undefined>> = {
  visits: async ({ visits }, locationIds) =>
    idsOf(await visits.readVisits({ range: ALL_TIME, now: NOW, ...(locationIds && { locationIds }) })),
  'the roll call': async ({ visits }, locationIds) =>
    idsOf(await visits.readVisitsOnSite({ now: NOW, ...(locationIds && { locationIds }) })),
  people: async ({ people }, locationIds) => idsOf(await people.readPeople(locationIds ? { locationIds } : {})),
  'visit requests': async ({ visitRequests }, locationIds) =>
    idsOf(await visitRequests?.readVisitRequests(locationIds ? { locationIds } : {})),
  transactions: async ({ transactions }, locationIds) =>
    idsOf(await transactions?.readTransactions({ range: ALL_TIME, ...(locationIds && { locationIds }) })),
  tickets: async (adapter, locationIds) => (await walk(adapter, locationIds)).map(({ sourceId }) => sourceId),
};

describe.each(Object.entries(LISTS))('%s', (_title, read) => {
  test('are those of the location', async () => {
    const expected = await read(unlimited, [HERE]);
    expect(expected?.length).toBeGreaterThan(0);
    expect(await read(limited)).toEqual(expected);
    expect(await read(limited, [ELSEWHERE, HERE])).toEqual(expected);
  });

  test('are none of other locations, without a call', async () => {
    calls = [];
    expect(await read(limitedTo(locationId(HERE)), [ELSEWHERE])).toEqual([]);
    expect(await read(limitedTo(), [HERE])).toEqual([]);
    expect(await read(limitedTo(locationId(HERE, 'W3LCOME'), 'nonsense'))).toEqual([]);
    expect(calls).toEqual([]);
  });
});

test.each([true, false])('visits are read in parts as the source reads them: %s', (isReadInParts) => {
  const ofSource: SourceAdapter = { ...unlimited, visits: { ...unlimited.visits, isReadInParts } };
  const { visits } = limitToLocations(() => ofSource, { locationIds: [locationId(HERE)], now: NOW });
  expect([visits.isReadInParts, visits.longestStayDays]).toEqual([isReadInParts, unlimited.visits.longestStayDays]);
});

/** Each kind by id, and where its record is. */
const BY_ID: Record<string, (adapter: SourceAdapter, id: string) => Promise<{ sourceId: string } | null | undefined>> =
  {
    visits: ({ visits }, id) => visits.loadVisit(id, NOW),
    people: ({ people }, id) => people.loadPerson(id),
    companies: async ({ companies }, id) => companies?.loadCompany(id),
    locations: ({ locations }, id) => locations.loadLocation(id),
    visitRequests: async ({ visitRequests }, id) => visitRequests?.loadVisitRequest(id),
    tickets: async ({ tickets }, id) => tickets?.loadTicket(id),
    transactions: async ({ transactions }, id) => transactions?.loadTransaction(id),
  };

describe.each(Object.entries(BY_ID))('%s by id', (kind, load) => {
  const records = Object.entries(data).flatMap(([name, list]) => (name === kind && Array.isArray(list) ? list : []));
  const ids: string[] = records.map(({ sourceId }) => sourceId);

  test('are found at the location and nowhere else', async () => {
    const found = await Promise.all(ids.map((id) => load(limited, id)));
    const shown = found.flatMap((record) => record?.sourceId ?? []);
    const placeOf = async (id: string) => {
      const record = records.find(({ sourceId }) => sourceId === id);
      if (kind === 'locations') return id;
      if (record.location !== undefined) return record.location?.sourceId;
      return (await unlimited.people.loadPerson(record.host?.sourceId))?.location?.sourceId;
    };
    const places = await Promise.all(ids.map(placeOf));
    expect(shown).toEqual(ids.filter((_id, index) => places[index] === HERE));
    expect(shown.length).toBeGreaterThan(0);
    expect(shown.length).toBeLessThan(ids.length);
  });

  test('are not read where no location exists', async () => {
    calls = [];
    expect(await load(limitedTo(), ids[1] ?? '')).toBeNull();
    expect(calls).toEqual([]);
  });
});

describe('people', () => {
  test('are found by e-mail where they are at home', async () => {
    const byEmail = ({ people }: SourceAdapter) => people.findPeopleByEmail('person0@example.com');
    expect((await byEmail(unlimited)).map(({ sourceId }) => sourceId)).toEqual(['person-0', 'person-1']);
    expect((await byEmail(limited)).map(({ sourceId }) => sourceId)).toEqual(['person-1']);
  });

  test('are found by account in the location only', async () => {
    const accounts = [HERE, ELSEWHERE].map((place) => ({ accountId: 'ana', locationId: place, sourceId: 'person-1' }));
    const openAccounts = () => createFakeAdapter(SOURCE, { ...data, memberships: accounts });
    const { people } = limitToLocations(openAccounts, { locationIds: [locationId(HERE)], now: NOW });
    expect(await people.loadPersonByAccount?.({ accountId: 'ana', locationId: HERE })).toMatchObject({
      sourceId: 'person-1',
    });
    expect(await people.loadPersonByAccount?.({ accountId: 'ana', locationId: ELSEWHERE })).toBeNull();
  });
});

describe('tickets', () => {
  test('have activities at the location only, whether they were shown before or not', async () => {
    const here = 'ticket-1';
    const elsewhere = 'ticket-2';
    const adapter = limitedTo(locationId(HERE));
    expect(await adapter.tickets?.loadTicketActivities(here)).toHaveLength(3);
    expect(await adapter.tickets?.loadTicketActivities(elsewhere)).toBeNull();
    await walk(adapter);
    calls = [];
    expect(await adapter.tickets?.loadTicketActivities(here)).toHaveLength(3);
    expect(calls).toEqual(['loadTicketActivities']);
  });

  test('of a requester are those at the location', async () => {
    const read = async ({ tickets }: SourceAdapter) =>
      idsOf(await tickets?.loadTicketsOfRequester({ sourceId: 'person-1', locationId: null }));
    const expected = data.tickets
      ?.filter(({ requester, location }) => requester?.sourceId === 'person-1' && location?.sourceId === HERE)
      .map(({ sourceId }) => sourceId);
    expect((await read(limited))?.sort()).toEqual(expected?.sort());
    expect(await read(limitedTo())).toEqual([]);
  });
});

test('the list of locations has the own ones', async () => {
  expect(idsOf(await limited.locations.readLocations())).toEqual([HERE]);
  expect(idsOf(await limitedTo().locations.readLocations())).toEqual([]);
});

test('a slice keeps what the source said of its completeness', async () => {
  const openPartial = () => createFakeAdapter(SOURCE, data, { slice: { isComplete: false, droppedCount: 2 } });
  const { transactions } = limitToLocations(openPartial, { locationIds: [locationId(HERE)], now: NOW });
  expect(await transactions?.readTransactions({ range: ALL_TIME })).toMatchObject({
    isComplete: false,
    droppedCount: 2,
  });
});

describe('what belongs to no location', () => {
  test('does not exist where a source has several', () => {
    expect(limited.blockedPeople).toBeUndefined();
    expect(limited.visitorFields).toBeUndefined();
    expect(limited.blockedPersonWriter).toBeUndefined();
    expect(limited.personWriter).toBeUndefined();
  });

  test('exists where the source is one location, only for callers with that location', async () => {
    const openSole = (): SourceAdapter => ({ ...open(), soleLocationId: HERE });
    const sole = (place: string) => limitToLocations(openSole, { locationIds: [locationId(place)], now: NOW });
    expect((await sole(HERE).blockedPeople?.readBlockedPeople())?.records).toHaveLength(4);
    expect(sole(ELSEWHERE).blockedPeople).toBeUndefined();
    expect(sole(ELSEWHERE).visitorFields).toBeUndefined();
  });
});
