import type { SourceSlice } from '../source/source-slice.js';
import type { Ticket } from '../ticket/ticket.js';
import type { TicketPage, TicketSource, TicketWalk } from '../ticket/ticket-source.js';
import type { LocationLimit } from './location-limit.js';

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
    walkTickets(query, resumeHint) {
      const locationIds = limit.narrow(query.locationIds);
      if (locationIds.length === 0) return walkOnce({ slice: limit.nothing(), resumeHint: null });
      const walk = tickets.walkTickets({ ...query, locationIds }, resumeHint);
      return {
        async next() {
          const page = await walk.next();
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

function walkOnce(page: TicketPage): TicketWalk {
  const pages = [page];
  return { next: async () => pages.shift() ?? null };
}
