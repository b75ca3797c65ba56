import type { SourceSlice } from '../source/source-slice.js';
import type { Ticket, TicketActivity } from './ticket.js';

export const TICKET_ORDER_FIELDS = ['CREATED_AT', 'UPDATED_AT'] as const;
export type TicketOrderField = (typeof TICKET_ORDER_FIELDS)[number];

export interface TicketOrder {
  readonly field: TicketOrderField;
  readonly direction: 'ASC' | 'DESC';
}

export interface TicketQuery {
  readonly order: TicketOrder;
  readonly locationIds?: readonly string[];
  /** Source ids of people. */
  readonly requesterIds?: readonly string[];
  /** Source ids of people. */
  readonly assigneeIds?: readonly string[];
}

/**
 * A walk over tickets in the asked order, page by page. A source that turns out not to keep the order is read whole
 * and sorted; a page that goes past the safety limit is incomplete.
 */
export interface TicketWalk {
  /** The next records in order, or null at the end; the first page is always given, even when it is empty. */
  next(): Promise<TicketPage | null>;
}

export interface TicketPage {
  readonly slice: SourceSlice<Ticket>;
  /** Opaque to everyone but the source; goes into the cursor. A hint that is no longer good is ignored, never an error. */
  readonly resumeHint: string | null;
}

export interface TicketSource {
  walkTickets(query: TicketQuery, resumeHint: string | null): TicketWalk;
  loadTicket(sourceId: string): Promise<Ticket | null>;
  /** Oldest first; null when the ticket is unknown. */
  loadTicketActivities(sourceId: string): Promise<readonly TicketActivity[] | null>;
  /** All tickets asked for by one person, in no particular order. Batched: up to 100 people of a location in one call. */
  loadTicketsOfRequester(person: { sourceId: string; locationId: string | null }): Promise<SourceSlice<Ticket>>;
}
