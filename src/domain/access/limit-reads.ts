import type { CompanySource } from '../model/company.js';
import type { LocationRef, LocationSource } from '../model/location.js';
import type { Person, PersonRef, PersonSource } from '../model/person.js';
import type { SourceAdapter } from '../model/source-adapter.js';
import type { Ticket, TicketIterator, TicketPage, TicketSource } from '../model/ticket.js';
import type { TransactionSource } from '../model/transaction.js';
import type { Visit, VisitQuery, VisitSource } from '../model/visit.js';
import type { VisitRequestSource } from '../model/visit-request.js';
import { completeSlice, type SourceSlice } from '../source/source-slice.js';

/** A request exists at the location that it is for; without one it is nobody's to see. */
export function limitVisitRequests(requests: VisitRequestSource, limit: LocationLimit): VisitRequestSource {
  return {
    async readVisitRequests(query) {
      const locationIds = limit.narrow(query.locationIds);
      if (locationIds.length === 0) return limit.nothing();
      return limit.cut(await requests.readVisitRequests({ ...query, locationIds }));
    },
    async loadVisitRequest(sourceId) {
      const request = limit.isEmpty ? null : await requests.loadVisitRequest(sourceId);
      return limit.allows(request?.location) ? request : null;
    },
  };
}

/**
 * A transaction exists at the location that it belongs to, wherever its customer is at home; one that belongs to none,
 * as those of the whole network do, is not shown.
 */
export function limitTransactions(transactions: TransactionSource, limit: LocationLimit): TransactionSource {
  return {
    async readTransactions(query) {
      const locationIds = limit.narrow(query.locationIds);
      if (locationIds.length === 0) return limit.nothing();
      return limit.cut(await transactions.readTransactions({ ...query, locationIds }));
    },
    async loadTransaction(sourceId) {
      const transaction = limit.isEmpty ? null : await transactions.loadTransaction(sourceId);
      return limit.allows(transaction?.location) ? transaction : null;
    },
  };
}

/** Places themselves. */
export function limitLocations(locations: LocationSource, limit: LocationLimit): LocationSource {
  return {
    async readLocations() {
      if (limit.isEmpty) return limit.nothing();
      const slice = await locations.readLocations();
      return { ...slice, records: slice.records.filter((location) => limit.allows(location)) };
    },
    loadLocation: async (sourceId) => (limit.allows({ sourceId }) ? locations.loadLocation(sourceId) : null),
  };
}

/**
 * A person exists where they are at home; one whose source does not say where is nobody. A record that exists may name
 * somebody else: then what the record itself carries of them is part of the record, and anything further is looked up
 * here, and not found.
 */
export function limitPeople(people: PersonSource, limit: LocationLimit): PersonSource {
  return {
    async readPeople(query) {
      const locationIds = limit.narrow(query.locationIds);
      return locationIds.length === 0 ? limit.nothing() : limit.cut(await people.readPeople({ ...query, locationIds }));
    },
    async loadPerson(sourceId) {
      const person = limit.isEmpty ? null : await people.loadPerson(sourceId);
      return limit.allows(person?.location) ? person : null;
    },
    async loadPersonByAccount(account) {
      if (!limit.allows({ sourceId: account.locationId })) return null;
      const person = (await people.loadPersonByAccount?.(account)) ?? null;
      return limit.allows(person?.location) ? person : null;
    },
    async findPeopleByEmail(email) {
      const found = limit.isEmpty ? [] : await people.findPeopleByEmail(email);
      return found.filter(({ location }) => limit.allows(location));
    },
  };
}

/** A company exists where it is a member; one that is a member of the whole network, or of nothing known, is none. */
export function limitCompanies(companies: CompanySource, limit: LocationLimit): CompanySource {
  return {
    async loadCompany(sourceId) {
      const company = limit.isEmpty ? null : await companies.loadCompany(sourceId);
      return limit.allows(company?.location) ? company : null;
    },
  };
}

/** A ticket, with what happened to it, exists at the location that it concerns; without one it is nobody's to see. */
export function limitTickets(tickets: TicketSource, limit: LocationLimit): TicketSource {
  /** Tickets that this request has been shown: their activities need no second look. */
  const shown = new Set<string>();
  const show = (slice: SourceSlice<Ticket>): SourceSlice<Ticket> => {
    const cut = limit.cut(slice);
    for (const { sourceId } of cut.records) shown.add(sourceId);
    return cut;
  };

  async function loadTicket(sourceId: string): Promise<Ticket | null> {
    const ticket = limit.isEmpty ? null : await tickets.loadTicket(sourceId);
    if (ticket === null || !limit.allows(ticket.location)) return null;
    shown.add(sourceId);
    return ticket;
  }

  return {
    loadTicket,
    iterateTickets(query, resumeToken) {
      const locationIds = limit.narrow(query.locationIds);
      if (locationIds.length === 0) return iterateOnce({ slice: limit.nothing(), resumeToken: null });
      const iterator = tickets.iterateTickets({ ...query, locationIds }, resumeToken);
      return {
        async next() {
          const page = await iterator.next();
          return page === null ? null : { ...page, slice: show(page.slice) };
        },
      };
    },
    async loadTicketActivities(sourceId) {
      if (!shown.has(sourceId) && (await loadTicket(sourceId)) === null) return null;
      return tickets.loadTicketActivities(sourceId);
    },
    loadTicketsOfRequester: async (person) =>
      limit.isEmpty ? limit.nothing() : show(await tickets.loadTicketsOfRequester(person)),
  };
}

function iterateOnce(page: TicketPage): TicketIterator {
  const pages = [page];
  return { next: async () => pages.shift() ?? null };
}

/**
 * A visit exists where it takes place; where its record does not say, at its host's location, and without either
 * nowhere. Lists are narrowed before the source is asked, the roll call as well.
 */
export function limitVisits(
  { visits, people }: Pick<SourceAdapter, 'visits' | 'people'>,
  limit: LocationLimit,
): VisitSource {
  async function read<Q extends Omit<VisitQuery, 'range'>>(
    query: Q,
    readAll: (narrowed: Q) => Promise<SourceSlice<Visit>>,
  ): Promise<SourceSlice<Visit>> {
    const locationIds = limit.narrow(query.locationIds);
    if (locationIds.length === 0) return limit.nothing();
    const slice = await readAll({ ...query, locationIds });
    // Records that do not say where they are have been cut by the source.
    const records = slice.records.filter(({ location }) => location === undefined || limit.allows(location));
    return { ...slice, records };
  }

  return {
    isReadInParts: visits.isReadInParts,
    longestStayDays: visits.longestStayDays,
    readVisits: (query) => read(query, (narrowed) => visits.readVisits(narrowed)),
    readVisitsOnSite: (query) => read(query, (narrowed) => visits.readVisitsOnSite(narrowed)),
    async loadVisit(sourceId, now) {
      if (limit.isEmpty) return null;
      const visit = await visits.loadVisit(sourceId, now);
      return visit !== null && limit.allows(await placeOf(visit, people)) ? visit : null;
    },
  };
}

async function placeOf({ location, host }: Visit, people: PersonSource): Promise<LocationRef | null> {
  if (location !== undefined) return location;
  if (host === null) return null;
  return host.location ?? (await loadHost(host, people))?.location ?? null;
}

async function loadHost({ sourceId, account }: PersonRef, people: PersonSource): Promise<Person | null> {
  if (sourceId !== undefined) return people.loadPerson(sourceId);
  return account === undefined ? null : ((await people.loadPersonByAccount?.(account)) ?? null);
}

/** The locations of one source that exist for a caller. */
export interface LocationLimit {
  /** Nothing of the source exists: it need not be asked. */
  readonly isEmpty: boolean;
  /** Whether a record that says so exists; one that names no location, or not which, does not. */
  allows(location: Pick<LocationRef, 'sourceId'> | null | undefined): boolean;
  /** What is left of the locations that a query asks for; undefined = all. */
  narrow(locationIds: readonly string[] | undefined): readonly string[];
  /** A slice without the records that do not exist for the caller. */
  cut<T extends { readonly location: LocationRef | null }>(slice: SourceSlice<T>): SourceSlice<T>;
  /** What a source answers that has nothing. */
  nothing<T>(): SourceSlice<T>;
}

/** `locationIds`: source ids; others than the source's match nothing. */
export function createLocationLimit(locationIds: readonly string[], now: Date): LocationLimit {
  const allowed = new Set(locationIds);
  const allows: LocationLimit['allows'] = (location) =>
    location?.sourceId !== undefined && allowed.has(location.sourceId);
  return {
    isEmpty: allowed.size === 0,
    allows,
    narrow: (ids) => (ids === undefined ? [...allowed] : ids.filter((id) => allowed.has(id))),
    cut: (slice) => ({ ...slice, records: slice.records.filter(({ location }) => allows(location)) }),
    nothing: () => completeSlice([], now),
  };
}
