import type { LocationRef } from '../model/location.js';
import type { Person, PersonRef } from '../model/person.js';
import type { SourceAdapter } from '../model/source-adapter.js';
import type { Ticket, TicketIterator, TicketPage } from '../model/ticket.js';
import type { Visit } from '../model/visit.js';
import { completeSlice, type SourceSlice } from '../source/source-slice.js';

/** The locations of one source that exist for a caller. */
export interface LocationLimit {
  /** Nothing of the source exists: it is not called. */
  readonly isEmpty: boolean;
  /** Whether a record with this location exists; false for null, undefined and a location without an id. */
  allows(location: Pick<LocationRef, 'sourceId'> | null | undefined): boolean;
  /** The allowed ones of the locations of a query; undefined = all. */
  narrow(locationIds: readonly string[] | undefined): readonly string[];
  /** An empty list, as a source answers it that has no records. */
  nothing<T>(): SourceSlice<T>;
}

/** What the reads of one request share. */
export interface ReadContext {
  readonly limit: LocationLimit;
  /** The whole source. */
  readonly adapter: SourceAdapter;
  /** Ids of tickets that the request has shown: their activities need no second check. */
  readonly shownTickets: Set<string>;
}

/** `locationIds`: source ids; others than the source's match nothing. */
export function createReadContext(adapter: SourceAdapter, locationIds: readonly string[], now: Date): ReadContext {
  const allowed = new Set(locationIds);
  const limit: LocationLimit = {
    isEmpty: allowed.size === 0,
    allows: (location) => location?.sourceId !== undefined && allowed.has(location.sourceId),
    narrow: (ids) => (ids === undefined ? [...allowed] : ids.filter((id) => allowed.has(id))),
    nothing: () => completeSlice([], now),
  };
  return { limit, adapter, shownTickets: new Set() };
}

export type ReaderName = Exclude<keyof SourceAdapter, 'source' | 'soleLocationId' | `${string}Writer`>;

/** Wraps one method of a port. */
export type ReadRule<F> = (method: F, context: ReadContext) => F;

type PortReads<P> = {
  readonly [M in keyof P]-?: NonNullable<P[M]> extends (...args: never[]) => unknown
    ? ReadRule<NonNullable<P[M]>>
    : 'UNLIMITED';
};

type Located = { readonly location: LocationRef | null };
type Narrowed = { readonly locationIds?: readonly string[] };

/** Narrows a query to the caller's locations, and removes what the source returns of others. */
function readAllowed<Q extends Narrowed, T extends { readonly location: LocationRef | null | undefined }>(
  read: (query: Q) => Promise<SourceSlice<T>>,
  { limit }: Pick<ReadContext, 'limit'>,
  allows: (location: T['location']) => boolean = limit.allows,
): (query: Q) => Promise<SourceSlice<T>> {
  return async (query) => {
    const locationIds = limit.narrow(query.locationIds);
    if (locationIds.length === 0) return limit.nothing();
    const slice = await read({ ...query, locationIds });
    return { ...slice, records: slice.records.filter(({ location }) => allows(location)) };
  };
}

function loadAllowed<T extends Located>(
  load: (sourceId: string) => Promise<T | null>,
  { limit }: ReadContext,
): (sourceId: string) => Promise<T | null> {
  return async (sourceId) => {
    const record = limit.isEmpty ? null : await load(sourceId);
    return limit.allows(record?.location) ? record : null;
  };
}

/** The source narrows visits whose records name no location. */
function readAllowedVisits<Q extends Narrowed>(
  read: (query: Q) => Promise<SourceSlice<Visit>>,
  { limit }: ReadContext,
): (query: Q) => Promise<SourceSlice<Visit>> {
  return readAllowed(read, { limit }, (location) => location === undefined || limit.allows(location));
}

/** How each read is limited to the caller's locations. `CLOSED`: the port does not exist for a limited caller. */
export const READS: { readonly [N in ReaderName]: 'CLOSED' | PortReads<NonNullable<SourceAdapter[N]>> } = {
  /** A visit exists where it takes place; where its record names no location, at its host's. */
  visits: {
    isReadInParts: 'UNLIMITED',
    longestStayDays: 'UNLIMITED',
    readVisits: readAllowedVisits,
    readVisitsOnSite: readAllowedVisits,
    loadVisit:
      (load, { limit, adapter }) =>
      async (sourceId, now) => {
        const visit = limit.isEmpty ? null : await load(sourceId, now);
        return visit !== null && limit.allows(await locationOf(visit, adapter)) ? visit : null;
      },
  },
  /**
   * A person exists at their own location; without one they do not exist. What another record carries of a person is part
   * of that record; the rest is looked up here and not found.
   */
  people: {
    readPeople: readAllowed,
    loadPerson: loadAllowed,
    loadPersonByAccount:
      (load, { limit }) =>
      async (account) => {
        const person = limit.allows({ sourceId: account.locationId }) ? await load(account) : null;
        return limit.allows(person?.location) ? person : null;
      },
    findPeopleByEmail:
      (find, { limit }) =>
      async (email) => {
        const found = limit.isEmpty ? [] : await find(email);
        return found.filter(({ location }) => limit.allows(location));
      },
  },
  locations: {
    readLocations:
      (read, { limit }) =>
      async () => {
        if (limit.isEmpty) return limit.nothing();
        const slice = await read();
        return { ...slice, records: slice.records.filter((location) => limit.allows(location)) };
      },
    loadLocation:
      (load, { limit }) =>
      async (sourceId) =>
        limit.allows({ sourceId }) ? load(sourceId) : null,
  },
  /** A company exists where it is a member; one of the whole network, or of nothing known, does not. */
  companies: { loadCompany: loadAllowed },
  /** Requests, transactions and tickets exist at the location that they name; without one they do not. */
  visitRequests: { readVisitRequests: readAllowed, loadVisitRequest: loadAllowed },
  transactions: { readTransactions: readAllowed, loadTransaction: loadAllowed },
  tickets: {
    iterateTickets: (iterate, context) => (query, resumeToken) => {
      const locationIds = context.limit.narrow(query.locationIds);
      if (locationIds.length === 0) return iterateOnce({ slice: context.limit.nothing(), resumeToken: null });
      const iterator = iterate({ ...query, locationIds }, resumeToken);
      return {
        async next() {
          const page = await iterator.next();
          return page === null ? null : { ...page, slice: showTickets(page.slice, context) };
        },
      };
    },
    loadTicket: (load, context) => async (sourceId) => {
      const ticket = await loadAllowed(load, context)(sourceId);
      if (ticket !== null) context.shownTickets.add(sourceId);
      return ticket;
    },
    loadTicketActivities:
      (load, { limit, adapter, shownTickets }) =>
      async (sourceId) => {
        if (shownTickets.has(sourceId)) return load(sourceId);
        const ticket = limit.isEmpty ? null : await adapter.tickets?.loadTicket(sourceId);
        return limit.allows(ticket?.location) ? load(sourceId) : null;
      },
    loadTicketsOfRequester: (load, context) => async (person) =>
      context.limit.isEmpty ? context.limit.nothing() : showTickets(await load(person), context),
  },
  blockedPeople: 'CLOSED',
  visitorFields: 'CLOSED',
};

function showTickets(slice: SourceSlice<Ticket>, { limit, shownTickets }: ReadContext): SourceSlice<Ticket> {
  const records = slice.records.filter(({ location }) => limit.allows(location));
  for (const { sourceId } of records) shownTickets.add(sourceId);
  return { ...slice, records };
}

function iterateOnce(page: TicketPage): TicketIterator {
  const pages = [page];
  return { next: async () => pages.shift() ?? null };
}

async function locationOf(
  { location, host }: Visit,
  { people }: Pick<SourceAdapter, 'people'>,
): Promise<LocationRef | null> {
  if (location !== undefined || host === null) return location ?? null;
  return host.location ?? (await loadHost(host, people))?.location ?? null;
}

async function loadHost({ sourceId, account }: PersonRef, people: SourceAdapter['people']): Promise<Person | null> {
  if (sourceId !== undefined) return people.loadPerson(sourceId);
  return account === undefined ? null : ((await people.loadPersonByAccount?.(account)) ?? null);
}
