import { z } from 'zod';
import { orderSortKeys, type SortKey, timeKey } from '../../../src/domain/lists/sort-key.js';
import type {
  Ticket,
  TicketIterator,
  TicketOrder,
  TicketQuery,
  TicketSource,
} from '../../../src/domain/model/ticket.js';
import { type FakeSource, findRecord } from './fake-data.js';

const resumeTokenSchema = z.tuple([z.number(), z.string(), z.string()]);

/** A walk's hint is the key of the page's first ticket, so that pages stay found when tickets are added. */
export function createFakeTickets(source: FakeSource): TicketSource {
  const { data, begin, toSlice } = source;
  return {
    iterateTickets: (query, resumeToken) => iterateTickets(source, query, resumeToken),
    async loadTicket(sourceId) {
      await begin('loadTicket');
      return findRecord(data.tickets, sourceId);
    },
    async loadTicketActivities(sourceId) {
      await begin('loadTicketActivities');
      if (findRecord(data.tickets, sourceId) === null) return null;
      const activities = data.ticketActivities?.[sourceId] ?? [];
      return activities.toSorted((left, right) => left.createdAt.getTime() - right.createdAt.getTime());
    },
    async loadTicketsOfRequester({ sourceId }) {
      await begin('loadTicketsOfRequester');
      return toSlice((data.tickets ?? []).filter((ticket) => ticket.requester?.sourceId === sourceId));
    },
  };
}

function iterateTickets(
  { data, begin, toSlice, ticketPageSize }: FakeSource,
  query: TicketQuery,
  resumeToken: string | null,
): TicketIterator {
  const { order } = query;
  let from: SortKey | null = parseFakeResumeToken(resumeToken);
  let isAtStart = true;
  return {
    async next() {
      await begin('iterateTickets');
      const rest = (data.tickets ?? [])
        .filter((ticket) => isAsked(ticket, query))
        .map((ticket) => ({ ticket, key: keyOf(ticket, order) }))
        .filter(({ key }) => from === null || orderSortKeys(order.direction, key, from) >= (isAtStart ? 0 : 1))
        .toSorted((left, right) => orderSortKeys(order.direction, left.key, right.key));
      const page = rest.slice(0, ticketPageSize);
      const [first] = page;
      const last = page.at(-1);
      if (first === undefined || last === undefined) return null;
      from = last.key;
      isAtStart = false;
      return { slice: toSlice(page.map(({ ticket }) => ticket)), resumeToken: JSON.stringify(first.key) };
    },
  };
}

function keyOf(ticket: Ticket, { field }: TicketOrder): SortKey {
  return timeKey(field === 'CREATED_AT' ? ticket.createdAt : (ticket.updatedAt ?? ticket.createdAt), ticket);
}

function isAsked(ticket: Ticket, { locationIds, requesterIds, assigneeIds }: TicketQuery): boolean {
  return (
    (locationIds === undefined || locationIds.includes(ticket.location?.sourceId ?? '')) &&
    (requesterIds === undefined || requesterIds.includes(ticket.requester?.sourceId ?? '')) &&
    (assigneeIds === undefined || assigneeIds.includes(ticket.assignee?.sourceId ?? ''))
  );
}

/** Null for what is not such a hint: a bad one is ignored. */
function parseFakeResumeToken(resumeToken: string | null): SortKey | null {
  try {
    return resumeTokenSchema.parse(JSON.parse(resumeToken ?? 'null'));
  } catch {
    return null;
  }
}
