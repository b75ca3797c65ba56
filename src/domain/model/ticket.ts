import type { Source } from '../source/source.js';
import type { SourceSlice } from '../source/source-slice.js';
import type { LocationRef } from './location.js';
import type { PersonRef } from './person.js';

export const TICKET_STATUSES = ['NEW', 'IN_PROGRESS', 'SOLVED', 'CLOSED', 'CANCELLED'] as const;
export type TicketStatus = (typeof TICKET_STATUSES)[number];

export const TICKET_CATEGORIES = [
  'ACCESS',
  'ACCOUNT_AND_BILLING',
  'BOOKINGS',
  'CLEANING',
  'DISCRIMINATION_AND_HARASSMENT',
  'INTERNET',
  'MAIL_AND_PACKAGES',
  'NOISE_AND_ACOUSTICS',
  'OFFENSIVE_OR_OBJECTIONABLE_CONTENT',
  'OTHER',
  'PRINTING',
  'REPAIR_AND_MAINTENANCE',
  'TEMPERATURE_AND_VENTILATION',
  'WEBSITE_AND_APP',
] as const;
export type TicketCategory = (typeof TICKET_CATEGORIES)[number];

export const TICKET_ACTIVITY_TYPES = [
  'CREATED',
  'COMMENT',
  'STATUS_UPDATED',
  'CATEGORY_UPDATED',
  'ASSIGNEE_UPDATED',
  'OTHER',
] as const;
export type TicketActivityType = (typeof TICKET_ACTIVITY_TYPES)[number];

export interface Attachment {
  readonly name: string | null;
  readonly url: string | null;
  readonly mimeType: string | null;
  /** Bytes. */
  readonly size: number | null;
}

export interface TicketActivity {
  readonly id: string;
  readonly type: TicketActivityType;
  readonly createdAt: Date;
  readonly author: PersonRef | null;
  readonly text: string | null;
  readonly attachments: readonly Attachment[];
  readonly status: TicketStatus | null;
  readonly previousStatus: TicketStatus | null;
  readonly assignee: PersonRef | null;
  readonly previousAssignee: PersonRef | null;
}

export interface Ticket {
  readonly nodeType: 'Ticket';
  readonly source: Source;
  readonly sourceId: string;
  readonly number: number | null;
  readonly description: string;
  readonly status: TicketStatus;
  readonly category: TicketCategory;
  /** The source's own word, when no category corresponds to it. */
  readonly categoryLabel: string | null;
  readonly location: LocationRef | null;
  readonly requester: PersonRef | null;
  readonly assignee: PersonRef | null;
  readonly createdAt: Date;
  readonly updatedAt: Date | null;
}

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
 * Iterates over tickets in the requested order, page by page. A source that does not keep the order is read completely
 * and sorted; a page past the safety limit is incomplete.
 */
export interface TicketIterator {
  /** The next records in order, or null at the end; there is always a first page, which may be empty. */
  next(): Promise<TicketPage | null>;
}

export interface TicketPage {
  readonly slice: SourceSlice<Ticket>;
  /** Opaque to all but the source; it becomes a part of the cursor. An outdated token is ignored. */
  readonly resumeToken: string | null;
}

export interface TicketSource {
  iterateTickets(query: TicketQuery, resumeToken: string | null): TicketIterator;
  loadTicket(sourceId: string): Promise<Ticket | null>;
  /** Oldest first; null when the ticket is unknown. */
  loadTicketActivities(sourceId: string): Promise<readonly TicketActivity[] | null>;
  /**
   * All tickets that one person opened, in no particular order. Batched: up to 100 people of a location in one call.
   */
  loadTicketsOfRequester(person: { sourceId: string; locationId: string | null }): Promise<SourceSlice<Ticket>>;
}

export interface TicketDraft {
  readonly locationId: string;
  readonly text: string;
  readonly category: TicketCategory | null;
  readonly requesterId: string | null;
}

/** The ticket after a comment. */
export interface WrittenComment {
  readonly ticket: Ticket;
  /** Null when the source's response does not contain it. */
  readonly commentId: string | null;
}

/** Port: as VisitWriter. Every ticket and every comment has its creation time. */
export interface TicketWriter {
  createTicket(draft: TicketDraft): Promise<Ticket>;
  findCreatedTickets(draft: TicketDraft, startedAt: Date): Promise<readonly Ticket[]>;
  commentOnTicket(sourceId: string, text: string): Promise<WrittenComment>;
  /** Ids of the ticket's comments with this text since `startedAt`. */
  findComments(sourceId: string, text: string, startedAt: Date): Promise<readonly string[]>;
  /** Null unassigns. */
  assignTicket(sourceId: string, assigneeId: string | null): Promise<Ticket>;
  /** The ticket if it has this assignee, else null; for writes whose response was lost. */
  findAssignedTicket(sourceId: string, assigneeId: string | null): Promise<Ticket | null>;
  setTicketStatus(sourceId: string, status: TicketStatus): Promise<Ticket>;
  setTicketCategory(sourceId: string, category: TicketCategory): Promise<Ticket>;
}
