import type { TicketQuery, TicketSource } from '../../domain/model/ticket.js';
import { completeSlice } from '../../domain/source/source-slice.js';
import type { AdapterContext } from './adapter-context.js';
import { withLocation } from './paged-slice.js';
import { createRequesterTickets } from './requester-tickets.js';
import { isRefusal, isSpacebringId } from './spacebring.client.js';
import { toTicket } from './ticket.mapper.js';
import { toTicketActivities } from './ticket-activity.mapper.js';
import { toOrderWord } from './ticket-order.js';
import { TicketStream } from './ticket-stream.js';
import { resolveMeantPeople, type TicketTarget, toTicketTargets } from './ticket-targets.js';
import { createTicketWalk, parseResumeHint } from './ticket-walk.js';

export function createTicketReader(context: AdapterContext): TicketSource {
  const { client, locations, memberships, clock, limits } = context;
  const ofRequester = createRequesterTickets(context);

  async function openStreams(query: TicketQuery, resumeHint: string | null) {
    const [{ locations: places, isComplete }, people] = await Promise.all([
      locations.select(query.locationIds),
      resolveMeantPeople(memberships, query),
    ]);
    const positions = parseResumeHint(resumeHint);
    const streams = places
      .flatMap(({ sourceId }) => toTicketTargets(sourceId, people))
      .map(
        (target) =>
          new TicketStream({
            key: target.key,
            order: query.order,
            readPage: createPageRead(context, target, query.order),
            isWanted: target.isWanted,
            maxPages: limits.maxPages,
            resumeToken: positions.get(target.key),
          }),
      );
    return { streams, isComplete };
  }

  return {
    walkTickets: (query, resumeHint) =>
      createTicketWalk({
        order: query.order,
        open: () => openStreams(query, resumeHint),
        toTicket,
        clock,
      }),
    async loadTicket(sourceId) {
      const wire = await client.getTicket(sourceId);
      return wire === null ? null : toTicket(wire.ticket);
    },
    async loadTicketActivities(sourceId) {
      const wire = await client.getTicket(sourceId);
      return wire === null ? null : toTicketActivities(wire);
    },
    async loadTicketsOfRequester({ sourceId, locationId }) {
      const none = completeSlice([], clock.now());
      // Whoever is known as a user only has no membership to ask for tickets with.
      if (!isSpacebringId(sourceId)) return none;
      const placeId = locationId ?? (await memberships.byId(sourceId))?.locationRef ?? null;
      return placeId === null ? none : ofRequester.load({ membershipId: sourceId, locationId: placeId });
    },
  };
}

/**
 * Reads pages of one target. Where the source refuses a filter on the first page (somebody in it is no longer known, or the
 * generation is older than the filter), the whole list is read and cut here.
 */
function createPageRead({ client }: AdapterContext, { filter }: TicketTarget, order: TicketQuery['order']) {
  const { locationRef } = filter;
  const isNarrowed = Object.keys(filter).length > 1;
  let call = { ...filter, order: toOrderWord(order) };
  return async (pageToken: string | undefined) => {
    const page = await client.listTickets(call, pageToken).catch((error: unknown) => {
      if (!isNarrowed || pageToken !== undefined || !isRefusal(error, 400)) throw error;
      call = { locationRef, order: toOrderWord(order) };
      return client.listTickets(call);
    });
    return { ...page, records: page.records.map((ticket) => withLocation(ticket, locationRef)) };
  };
}
