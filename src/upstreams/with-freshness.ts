import type { SourceAdapter } from '../domain/model/source-adapter.js';
import type { Freshness } from '../domain/source/freshness.js';
import type { SourceSlice } from '../domain/source/source-slice.js';

/**
 * The adapter whose slices tell how old the answers are that they were made of: everything that the request has read of the
 * source by then counts, so a slice may look older than it is, never younger.
 */
export function withFreshness(adapter: SourceAdapter, freshness: () => Freshness): SourceAdapter {
  const mark = <S extends SourceSlice<unknown>>(slice: S): S => {
    const { oldestReadAt, isStale } = freshness();
    const asOf = oldestReadAt !== null && oldestReadAt < slice.asOf ? oldestReadAt : slice.asOf;
    return { ...slice, asOf, isStale: isStale || slice.isStale === true };
  };
  const marked =
    <A extends unknown[], S extends SourceSlice<unknown>>(read: (...args: A) => Promise<S>) =>
    async (...args: A) =>
      mark(await read(...args));
  const { visits, people, locations, blockedPeople, visitRequests, tickets, transactions, visitorFields } = adapter;
  return {
    ...adapter,
    visits: {
      ...visits,
      readVisits: marked((query) => visits.readVisits(query)),
      readVisitsOnSite: marked((query) => visits.readVisitsOnSite(query)),
    },
    people: { ...people, readPeople: marked((query) => people.readPeople(query)) },
    locations: { ...locations, readLocations: marked(() => locations.readLocations()) },
    ...(blockedPeople && {
      blockedPeople: { ...blockedPeople, readBlockedPeople: marked(() => blockedPeople.readBlockedPeople()) },
    }),
    ...(visitRequests && {
      visitRequests: { ...visitRequests, readVisitRequests: marked((query) => visitRequests.readVisitRequests(query)) },
    }),
    ...(transactions && {
      transactions: { ...transactions, readTransactions: marked((query) => transactions.readTransactions(query)) },
    }),
    ...(visitorFields && {
      visitorFields: { ...visitorFields, readVisitorFields: marked(() => visitorFields.readVisitorFields()) },
    }),
    ...(tickets && { tickets: markedTickets(tickets, mark) }),
  };
}

type Tickets = NonNullable<SourceAdapter['tickets']>;

function markedTickets(tickets: Tickets, mark: <S extends SourceSlice<unknown>>(slice: S) => S): Tickets {
  return {
    ...tickets,
    iterateTickets: (query, resumeToken) => {
      const iterator = tickets.iterateTickets(query, resumeToken);
      return {
        ...iterator,
        next: async () => {
          const page = await iterator.next();
          return page === null ? null : { ...page, slice: mark(page.slice) };
        },
      };
    },
    loadTicketsOfRequester: async (person) => mark(await tickets.loadTicketsOfRequester(person)),
  };
}
