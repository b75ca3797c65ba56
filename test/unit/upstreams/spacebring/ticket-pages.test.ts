import fc from 'fast-check';
import type { TicketOrder, TicketPage, TicketQuery } from '../../../../src/domain/model/ticket.js';
import { SourceFaultError } from '../../../../src/domain/source/source-error.js';
import { idOf, memberOf, PLACES, paged, type Route, refuse, scriptSpacebring } from './scripted-spacebring.js';

const TICKETS = '/support/tickets/v1';
const NEWEST_FIRST: TicketOrder = { field: 'CREATED_AT', direction: 'DESC' };
const [HERE, THERE] = PLACES;

interface Given {
  readonly number: number;
  readonly place: string;
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** Minutes after a fixed hour, so that ties are frequent. */
function toIso(minute: number): string {
  return new Date(Date.UTC(2026, 2, 1) + minute * 60_000).toISOString();
}

function toRecord(
  { number, place, createdAt, updatedAt }: Given,
  changes: Readonly<Record<string, unknown>> = {},
): unknown {
  return {
    id: idOf('ticket', number),
    locationRef: place,
    number,
    description: `Ticket ${number}`,
    status: 'new',
    type: 'other',
    createDate: toIso(createdAt),
    updateDate: toIso(updatedAt),
    membershipRefRequester: idOf('membership', 1),
    ...changes,
  };
}

/** A source that orders by time, with ties in any order. */
function orderedRoute(given: readonly Given[], pageSize: number): Route {
  return (query) => {
    const [member, direction] = (query.get('order') ?? 'createDate:desc').split(':');
    const timeOf = (ticket: Given) => (member === 'createDate' ? ticket.createdAt : ticket.updatedAt);
    const sign = direction === 'asc' ? 1 : -1;
    const here = given.filter(({ place }) => place === query.get('locationRef'));
    const ordered = here.toSorted((left, right) => sign * (timeOf(left) - timeOf(right)));
    return paged(
      'tickets',
      ordered.map((ticket) => toRecord(ticket)),
      query,
      pageSize,
    );
  };
}

function unorderedRoute(given: readonly Given[], pageSize: number): Route {
  return (query) => {
    const here = given.filter(({ place }) => place === query.get('locationRef'));
    return paged(
      'tickets',
      here.map((ticket) => toRecord(ticket)),
      query,
      pageSize,
    );
  };
}

async function walk(
  routes: Readonly<Record<string, Route>>,
  query: Partial<TicketQuery> = {},
  { resumeToken = null, maxPages = 100 }: { resumeToken?: string | null; maxPages?: number } = {},
): Promise<TicketPage[]> {
  const { adapter } = scriptSpacebring(routes, { maxPages });
  const paged = adapter.tickets?.iterateTickets({ order: NEWEST_FIRST, ...query }, resumeToken);
  const pages: TicketPage[] = [];
  for (let page = await paged?.next(); page; page = await paged?.next()) pages.push(page);
  return pages;
}

function numbersOf(pages: readonly TicketPage[]): number[] {
  return pages.flatMap(({ slice }) => slice.records.map(({ sourceId }) => Number(sourceId.slice(-6))));
}

function sortedNumbers(given: readonly Given[], { field, direction }: TicketOrder): number[] {
  const timeOf = (ticket: Given) => (field === 'CREATED_AT' ? ticket.createdAt : ticket.updatedAt);
  const sign = direction === 'ASC' ? 1 : -1;
  return given
    .toSorted((left, right) => sign * (timeOf(left) - timeOf(right) || left.number - right.number))
    .map(({ number }) => number);
}

const someTickets = fc
  .array(fc.record({ place: fc.constantFrom(...PLACES), createdAt: fc.nat(6), updatedAt: fc.nat(6) }), {
    maxLength: 40,
  })
  .map((tickets): Given[] => tickets.map((ticket, number) => ({ ...ticket, number })));
const someOrder = fc.record({
  field: fc.constantFrom('CREATED_AT' as const, 'UPDATED_AT' as const),
  direction: fc.constantFrom('ASC' as const, 'DESC' as const),
});

test('a list is every location’s tickets in strict (time, id) order, each once, whatever the pages', async () => {
  await fc.assert(
    fc.asyncProperty(someTickets, someOrder, fc.integer({ min: 1, max: 7 }), async (given, order, pageSize) => {
      const pages = await walk({ [TICKETS]: orderedRoute(given, pageSize) }, { order });
      expect(numbersOf(pages)).toEqual(sortedNumbers(given, order));
      expect(pages.every(({ slice }) => slice.isComplete)).toBe(true);
    }),
    { numRuns: 150 },
  );
});

test('a list from any resume token has everything from that page on, in order', async () => {
  await fc.assert(
    fc.asyncProperty(
      someTickets,
      someOrder,
      fc.integer({ min: 1, max: 4 }),
      fc.nat(),
      async (given, order, pageSize, pick) => {
        const routes = { [TICKETS]: orderedRoute(given, pageSize) };
        const pages = await walk(routes, { order });
        const from = pick % pages.length;
        const resumed = numbersOf(await walk(routes, { order }, { resumeToken: pages[from]?.resumeToken ?? null }));
        const following = numbersOf(pages.slice(from));
        expect(following).toEqual(resumed.slice(resumed.length - following.length));
      },
    ),
    { numRuns: 150 },
  );
});

test('a list that does not keep the order from its first page on is read whole and sorted', async () => {
  const given = [1, 5, 4, 2, 3].map((createdAt, number) => ({ number, place: HERE, createdAt, updatedAt: 0 }));
  const pages = await walk({ [TICKETS]: unorderedRoute(given, 2) });
  expect(numbersOf(pages)).toEqual(sortedNumbers(given, NEWEST_FIRST));
  expect(pages.every(({ slice }) => slice.isComplete)).toBe(true);
});

test('a list that turns out unsorted only after tickets were given away is incomplete', async () => {
  const given = [5, 4, 3, 9].map((createdAt, number) => ({ number, place: HERE, createdAt, updatedAt: 0 }));
  const pages = await walk({ [TICKETS]: unorderedRoute(given, 2) });
  expect(numbersOf(pages).toSorted()).toEqual([0, 1, 2, 3]);
  expect(pages.at(-1)?.slice.isComplete).toBe(false);
});

test('a list without the tickets of a location that cannot be read says so', async () => {
  const locations = () => ({ locations: [{ id: HERE, title: 'Here', timezoneId: 'UTC' }, { title: 'No id' }] });
  const pages = await walk({ '/locations/v1': locations, [TICKETS]: orderedRoute([], 2) });
  expect(pages[0]?.slice.fault).toMatchObject({ code: 'LOCATION_FAILED' });
});

test('a resumed list that turns out unsorted too late returns no ticket twice', async () => {
  const given = [9, 8, 7, 6, 5, 8].map((createdAt, number) => ({ number, place: HERE, createdAt, updatedAt: 0 }));
  const resumeToken = JSON.stringify({ [`${HERE}/0/0`]: '2' });
  const pages = await walk({ [TICKETS]: unorderedRoute(given, 2) }, {}, { resumeToken });
  expect(numbersOf(pages).toSorted()).toEqual([2, 3, 4, 5]);
  expect(pages.at(-1)?.slice.isComplete).toBe(false);
});

test('a list without order is resumed from its beginning', async () => {
  const given = [5, 1, 2, 4, 3].map((createdAt, number) => ({ number, place: HERE, createdAt, updatedAt: 0 }));
  const resumeToken = JSON.stringify({ [`${HERE}/0/0`]: '2' });
  const pages = await walk({ [TICKETS]: unorderedRoute(given, 2) }, {}, { resumeToken });
  expect(numbersOf(pages)).toEqual(sortedNumbers(given, NEWEST_FIRST));
});

test('a resumed list reads its current page, not those before it', async () => {
  const given = Array.from({ length: 20 }, (_, number) => ({ number, place: HERE, createdAt: number, updatedAt: 0 }));
  const { adapter, calls } = scriptSpacebring({ [TICKETS]: orderedRoute(given, 2) });
  const resumeToken = JSON.stringify({ [`${HERE}/0/0`]: '10' });
  const page = await adapter.tickets?.iterateTickets({ order: NEWEST_FIRST, locationIds: [HERE] }, resumeToken).next();
  expect(page?.slice.records[0]?.number).toBe(9);
  expect(calls.some((call) => call.startsWith(TICKETS) && !call.includes('nextPageToken'))).toBe(false);
});

test('a token that is refused is as if there were none', async () => {
  const given = [1, 2, 3].map((number) => ({ number, place: HERE, createdAt: number, updatedAt: 0 }));
  const ordered = orderedRoute(given, 2);
  const route: Route = (query, id) => (query.get('nextPageToken') === 'stale' ? refuse(400) : ordered(query, id));
  const pages = await walk({ [TICKETS]: route }, {}, { resumeToken: JSON.stringify({ [`${HERE}/0/0`]: 'stale' }) });
  expect(numbersOf(pages)).toEqual([3, 2, 1]);
  expect(pages.every(({ slice }) => slice.isComplete && slice.fault === null)).toBe(true);
});

test('a list by ascending change has no resume token: pages shift when a ticket moves to its end', async () => {
  const given = [1, 2, 3].map((number) => ({ number, place: HERE, createdAt: number, updatedAt: number }));
  const routes = { [TICKETS]: orderedRoute(given, 1) };
  const resumeTokensOf = (pages: readonly TicketPage[]) => pages.map(({ resumeToken }) => resumeToken);
  const ascending = await walk(routes, { order: { field: 'UPDATED_AT', direction: 'ASC' } });
  expect(resumeTokensOf(ascending).every((resumeToken) => resumeToken === null)).toBe(true);
  expect(resumeTokensOf(await walk(routes)).some((resumeToken) => resumeToken !== null)).toBe(true);
});

test('a location that fails leaves the others, incomplete and with the fault', async () => {
  const given = [1, 2].map((number) => ({ number, place: HERE, createdAt: number, updatedAt: 0 }));
  const ordered = orderedRoute(given, 2);
  const route: Route = (query, id) => (query.get('locationRef') === THERE ? refuse(503) : ordered(query, id));
  const pages = await walk({ [TICKETS]: route });
  expect(numbersOf(pages)).toEqual([2, 1]);
  expect(pages[0]?.slice).toMatchObject({ isComplete: false, fault: { code: 'UPSTREAM_UNAVAILABLE' } });
});

test('a list of which no page can be read fails', async () => {
  await expect(walk({ [TICKETS]: () => refuse(503) })).rejects.toBeInstanceOf(SourceFaultError);
});

test.each([
  ['ever new tokens', (token: number) => String(token + 1)],
  ['the same token', () => 'again'],
])('a list that hands out %s ends, incomplete', async (_what, nextOf) => {
  const route: Route = (query) => {
    const token = Number(query.get('nextPageToken') ?? 0) || 0;
    const ticket = toRecord({ number: token, place: HERE, createdAt: 1_000 - token, updatedAt: 0 });
    return { tickets: [ticket], nextPageToken: nextOf(token) };
  };
  const pages = await walk({ [TICKETS]: route }, { locationIds: [HERE] }, { maxPages: 5 });
  expect(pages.at(-1)?.slice.isComplete).toBe(false);
  expect(numbersOf(pages).length).toBeLessThanOrEqual(5);
});

test('tickets that do not decode are counted once, on the page where they were met', async () => {
  const records = [toRecord({ number: 1, place: HERE, createdAt: 1, updatedAt: 0 }), { id: 'x' }, { id: 'y' }];
  const route: Route = (query) => paged('tickets', query.get('locationRef') === HERE ? records : [], query, 2);
  const pages = await walk({ [TICKETS]: route });
  expect(numbersOf(pages)).toEqual([1]);
  expect(pages.reduce((sum, { slice }) => sum + slice.droppedCount, 0)).toBe(2);
});

test('the first page is given also when it is empty', async () => {
  const pages = await walk({ [TICKETS]: orderedRoute([], 2) });
  expect(pages.map(({ slice }) => slice.records)).toEqual([[]]);
});

describe('people', () => {
  const membership: Route = (_query, id) => {
    const number = Number(id.slice(-6));
    return number > 300 ? refuse(404) : { membership: memberOf(number, number % 2 === 0 ? THERE : HERE) };
  };
  const memberships: Route = (query) => {
    const place = query.get('locationRef') ?? '';
    const all = Array.from({ length: 300 }, (_, index) => memberOf(index + 1, index % 2 === 0 ? HERE : THERE));
    return paged('memberships', place === HERE || place === THERE ? all.filter(isIn(place)) : [], query, 100);
  };
  const routes = { '/community/memberships/v1/{id}': membership, '/community/memberships/v1': memberships };
  const ids = (numbers: readonly number[]) => numbers.map((number) => idOf('membership', number));

  test('requesters are sent to the source up to a hundred at once, in their location', async () => {
    const numbers = Array.from({ length: 210 }, (_, index) => 2 * index + 1).filter((number) => number < 300);
    const { adapter, calls } = scriptSpacebring({ ...routes, [TICKETS]: orderedRoute([], 2) });
    await adapter.tickets?.iterateTickets({ order: NEWEST_FIRST, requesterIds: ids(numbers) }, null).next();
    const lists = calls
      .filter((call) => call.startsWith(TICKETS))
      .map((call) => new URLSearchParams(call.split('?')[1]));
    expect(lists.map((query) => query.get('locationRef'))).toEqual([HERE, HERE]);
    const asked = lists.map((query) => query.get('membershipRefRequester')?.split(',') ?? []);
    expect(asked.map(({ length }) => length)).toEqual([100, 50]);
    expect(asked.flat().sort()).toEqual(ids(numbers).sort());
  });

  test('who work on tickets are put to the source as users', async () => {
    const { adapter, calls } = scriptSpacebring({ ...routes, [TICKETS]: orderedRoute([], 2) });
    await adapter.tickets?.iterateTickets({ order: NEWEST_FIRST, assigneeIds: ids([4]) }, null).next();
    expect(calls.filter((call) => call.startsWith(TICKETS))).toEqual([
      `${TICKETS}?locationRef=${THERE}&order=createDate:desc&userRefAssignee=${idOf('user', 4)}`,
    ]);
  });

  test.each([
    ['overlooks', () => null],
    ['refuses', (query: URLSearchParams) => (query.has('membershipRefRequester') ? refuse(400) : null)],
  ])('a source that %s the filter has its list cut here', async (_what, answer) => {
    const records = [1, 3].map((number) =>
      toRecord(
        { number, place: HERE, createdAt: number, updatedAt: 0 },
        { membershipRefRequester: idOf('membership', number) },
      ),
    );
    const route: Route = (query) => answer(query) ?? paged('tickets', records, query, 1);
    expect(numbersOf(await walk({ ...routes, [TICKETS]: route }, { requesterIds: ids([3]) }))).toEqual([3]);
  });

  test('that are unknown have no tickets, and cost no list', async () => {
    const { adapter, calls } = scriptSpacebring({ ...routes, [TICKETS]: orderedRoute([], 2) });
    const page = await adapter.tickets?.iterateTickets({ order: NEWEST_FIRST, requesterIds: ids([999]) }, null).next();
    expect(page?.slice).toMatchObject({ records: [], isComplete: true });
    expect(calls.some((call) => call.startsWith(TICKETS))).toBe(false);
  });
});

function isIn(place: string): (membership: unknown) => boolean {
  return (membership) => JSON.stringify(membership).includes(place);
}
