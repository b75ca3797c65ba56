import { idOf, memberOf, PLACES, paged, type Route, refuse, scriptSpacebring } from './scripted-spacebring.js';

const TICKETS = '/support/tickets/v1';
const [HERE, THERE] = PLACES;

function ticketOf(number: number, requester: number): unknown {
  return {
    id: idOf('ticket', number),
    status: 'new',
    createDate: '2026-03-01T09:00:00Z',
    membershipRefRequester: idOf('membership', requester),
  };
}

/** Everyone has the ticket of their number; the source filters by requester. */
const narrowing: Route = (query) => {
  const asked = query.get('membershipRefRequester')?.split(',') ?? [];
  const tickets = asked.map((id) => ticketOf(Number(id.slice(-6)), Number(id.slice(-6))));
  return paged('tickets', tickets, query, 100);
};

async function load(route: Route, requesters: readonly { number: number; locationId: string | null }[]) {
  const scripted = scriptSpacebring({
    [TICKETS]: route,
    '/community/memberships/v1/{id}': () => ({ membership: memberOf(7, THERE) }),
  });
  const slices = await Promise.all(
    requesters.map(({ number, locationId }) =>
      scripted.adapter.tickets?.loadTicketsOfRequester({ sourceId: idOf('membership', number), locationId }),
    ),
  );
  const numbers = slices.map((slice) => slice?.records.map(({ sourceId }) => Number(sourceId.slice(-6))));
  return { slices, numbers, lists: scripted.calls.filter((call) => call.startsWith(TICKETS)) };
}

test('a hundred people of a location are one call, each with their own tickets', async () => {
  const requesters = Array.from({ length: 130 }, (_, number) => ({ number, locationId: number < 105 ? HERE : THERE }));
  const { numbers, lists } = await load(narrowing, requesters);
  expect(numbers).toEqual(requesters.map(({ number }) => [number]));
  expect(lists).toHaveLength(3);
});

test('a requester without a location is looked up first', async () => {
  const { numbers, lists } = await load(narrowing, [{ number: 7, locationId: null }]);
  expect(numbers).toEqual([[7]]);
  expect(lists[0]).toContain(`locationRef=${THERE}`);
});

test('one who is no longer known does not take the others along', async () => {
  const route: Route = (query, id) =>
    query.get('membershipRefRequester')?.includes(idOf('membership', 2)) ? refuse(400) : narrowing(query, id);
  const { numbers, slices } = await load(
    route,
    [1, 2, 3].map((number) => ({ number, locationId: HERE })),
  );
  expect(numbers).toEqual([[1], [], [3]]);
  expect(slices.every((slice) => slice?.isComplete)).toBe(true);
});

test('a source that ignores the filter shows no requester the tickets of others', async () => {
  const route: Route = (query) => paged('tickets', [ticketOf(1, 1), ticketOf(2, 2), ticketOf(9, 9)], query, 2);
  const { numbers } = await load(
    route,
    [1, 2].map((number) => ({ number, locationId: HERE })),
  );
  expect(numbers).toEqual([[1], [2]]);
});

test('a location that fails does not fail the others', async () => {
  const route: Route = (query, id) => (query.get('locationRef') === THERE ? refuse(503) : narrowing(query, id));
  const { adapter } = scriptSpacebring({ [TICKETS]: route });
  const ask = (number: number, locationId: string) =>
    adapter.tickets?.loadTicketsOfRequester({ sourceId: idOf('membership', number), locationId });
  const [here, there] = await Promise.allSettled([ask(1, HERE), ask(2, THERE)]);
  expect(here?.status).toBe('fulfilled');
  expect(there).toMatchObject({ status: 'rejected', reason: { status: 503 } });
});

test('a person who is known as a user only has no tickets', async () => {
  const { adapter, calls } = scriptSpacebring({});
  const slice = await adapter.tickets?.loadTicketsOfRequester({
    sourceId: `user/${idOf('user', 1)}`,
    locationId: HERE,
  });
  expect(slice).toMatchObject({ records: [], isComplete: true });
  expect(calls).toEqual([]);
});
