import { orderSortKeys, timeKey } from '../../../src/domain/lists/sort-key.js';
import type { Ticket } from '../../../src/domain/model/ticket.js';
import {
  TICKET_ORDER_FIELDS,
  type TicketOrder,
  type TicketPage,
  type TicketQuery,
} from '../../../src/domain/model/ticket.js';
import { FOREIGN_IDS, readOnce, requirePort, type SetUpSubject, unknownIdOf, useSubject } from './contract-subject.js';
import { expectFrozen, expectRecords, expectSameFacts, expectWhole, idsOf, sampleOf } from './record-checks.js';

const NEWEST_FIRST: TicketOrder = { field: 'CREATED_AT', direction: 'DESC' };
/** A walk over a test's tickets that takes more pages than this does not end. */
const MAX_PAGES = 500;

/** What every TicketSource keeps to. With more than a page of tickets, the walk goes over several. */
export function describeTicketSource(name: string, setUp: SetUpSubject): void {
  describe(`${name} as a source of tickets`, () => {
    const subject = useSubject(setUp);
    const port = () => requirePort(subject().newRequest().tickets);
    const whole = readOnce(() => iteratePages({ order: NEWEST_FIRST }));
    const all = async () => ticketsOf(await whole());

    test('walks over every ticket once', async () => {
      expectRecords(subject().newRequest().source, 'Ticket', await all());
      for (const { slice } of await whole()) expectWhole(slice);
    });

    test('hands out records that cannot be changed', async () => {
      expectFrozen(await all());
    });

    test.each(
      TICKET_ORDER_FIELDS.flatMap((field) => [
        { field, direction: 'ASC' as const },
        { field, direction: 'DESC' as const },
      ]),
    )('walks in the order %p, ties by id', async (order) => {
      const tickets = ticketsOf(await iteratePages({ order }));
      expect(idsOf(tickets)).toEqual(idsOf(await all()));
      const sorted = tickets.toSorted((left, right) =>
        orderSortKeys(order.direction, keyOf(left, order), keyOf(right, order)),
      );
      expect(tickets.map(({ sourceId }) => sourceId)).toEqual(sorted.map(({ sourceId }) => sourceId));
    });

    test('goes on from a hint with the page that gave it', async () => {
      const pages = await whole();
      const middle = Math.floor(pages.length / 2);
      const resumed = ticketsOf(await iteratePages({ order: NEWEST_FIRST }, pages[middle]?.resumeToken ?? null));
      const following = ticketsOf(pages.slice(middle));
      expect(following.length).toBeGreaterThan(0);
      expect(idsOf(resumed)).toEqual(expect.arrayContaining(idsOf(following)));
    });

    test.each(['nonsense', '{}', '[1,2,3]', '{"a":"b"}'])(
      'walks from the start with the useless hint %s',
      async (resumeToken) => {
        expect(idsOf(ticketsOf(await iteratePages({ order: NEWEST_FIRST }, resumeToken)))).toEqual(idsOf(await all()));
      },
    );

    test('narrows to locations exactly', async () => {
      const tickets = await all();
      const locationId = tickets.find(({ location }) => location !== null)?.location?.sourceId ?? '';
      const found = ticketsOf(await iteratePages({ order: NEWEST_FIRST, locationIds: [locationId] }));
      expect(idsOf(found)).toEqual(idsOf(tickets.filter(({ location }) => location?.sourceId === locationId)));
      const unknown = [unknownIdOf(subject(), 'Location')];
      expect(ticketsOf(await iteratePages({ order: NEWEST_FIRST, locationIds: unknown }))).toEqual([]);
    });

    test('narrows to requesters exactly', async () => {
      const tickets = await all();
      const requesterIds = sampleOf(requesterIdsOf(tickets), 3);
      const found = ticketsOf(await iteratePages({ order: NEWEST_FIRST, requesterIds }));
      expect(idsOf(found)).toEqual(idsOf(tickets.filter(isRequestedBy(requesterIds))));
      expect(found.length).toBeGreaterThan(0);
      const unknown = [unknownIdOf(subject(), 'Person')];
      expect(ticketsOf(await iteratePages({ order: NEWEST_FIRST, requesterIds: unknown }))).toEqual([]);
    });

    test('has no tickets assigned to the unknown', async () => {
      const assigneeIds = [unknownIdOf(subject(), 'Person')];
      expect(ticketsOf(await iteratePages({ order: NEWEST_FIRST, assigneeIds }))).toEqual([]);
    });

    test('loads the tickets of many requesters at once, each their own', async () => {
      const tickets = await all();
      const request = port();
      const requesters = sampleOf(
        tickets.filter(({ requester }) => requester?.sourceId !== undefined),
        4,
      );
      const slices = await Promise.all(
        requesters.map(({ requester, location }) =>
          request.loadTicketsOfRequester({
            sourceId: requester?.sourceId ?? '',
            locationId: location?.sourceId ?? null,
          }),
        ),
      );
      expect(slices.map(({ records }) => idsOf(records))).toEqual(
        requesters.map(({ requester }) => idsOf(tickets.filter(isRequestedBy([requester?.sourceId ?? ''])))),
      );
    });

    test('loads tickets, alone or together, as they are in the list', async () => {
      const sample = sampleOf(await all(), 4);
      expectSameFacts(await port().loadTicket(sample[0]?.sourceId ?? ''), sample[0]);
      const request = port();
      const ids = [...sample.map(({ sourceId }) => sourceId), unknownIdOf(subject(), 'Ticket')];
      expectSameFacts(await Promise.all(ids.map((id) => request.loadTicket(id))), [...sample, null]);
    });

    test('tells what happened to a ticket, oldest first', async () => {
      const histories = await Promise.all(
        sampleOf(await all(), 6).map(({ sourceId }) => port().loadTicketActivities(sourceId)),
      );
      expect(histories.flat().length).toBeGreaterThan(0);
      for (const history of histories) {
        const times = history?.map(({ createdAt }) => createdAt.getTime());
        expect(times).toEqual(times?.toSorted((left, right) => left - right));
        expect(new Set(history?.map(({ id }) => id)).size).toBe(history?.length);
      }
    });

    test.each([...FOREIGN_IDS])('gives null for %s', async (id) => {
      expect(await port().loadTicket(id)).toBeNull();
      expect(await port().loadTicketActivities(id)).toBeNull();
    });

    test('knows nothing of what happened to an unknown ticket', async () => {
      expect(await port().loadTicketActivities(unknownIdOf(subject(), 'Ticket'))).toBeNull();
    });

    async function iteratePages(query: TicketQuery, resumeToken: string | null = null): Promise<TicketPage[]> {
      const walk = port().iterateTickets(query, resumeToken);
      const pages: TicketPage[] = [];
      for (let page = await walk.next(); page !== null; page = await walk.next()) {
        pages.push(page);
        if (pages.length > MAX_PAGES) throw new Error('the walk does not end');
      }
      return pages;
    }
  });
}

function ticketsOf(pages: readonly TicketPage[]): Ticket[] {
  return pages.flatMap(({ slice }) => [...slice.records]);
}

function keyOf(ticket: Ticket, { field }: TicketOrder) {
  return timeKey(field === 'CREATED_AT' ? ticket.createdAt : (ticket.updatedAt ?? ticket.createdAt), ticket);
}

function requesterIdsOf(tickets: readonly Ticket[]): string[] {
  return [...new Set(tickets.flatMap(({ requester }) => requester?.sourceId ?? []))];
}

function isRequestedBy(ids: readonly string[]): (ticket: Ticket) => boolean {
  return ({ requester }) => requester?.sourceId !== undefined && ids.includes(requester.sourceId);
}
