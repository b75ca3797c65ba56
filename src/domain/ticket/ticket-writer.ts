import type { Ticket, TicketCategory, TicketStatus } from './ticket.js';

export interface TicketDraft {
  readonly locationId: string;
  readonly text: string;
  readonly category: TicketCategory | null;
  readonly requesterId: string | null;
}

/** The ticket after a comment. */
export interface WrittenComment {
  readonly ticket: Ticket;
  /** Null where the source's answer does not name it. */
  readonly commentId: string | null;
}

/** Port: as VisitWriter. Every ticket tells when it was made, every comment when it was written. */
export interface TicketWriter {
  createTicket(draft: TicketDraft): Promise<Ticket>;
  findCreatedTickets(draft: TicketDraft, startedAt: Date): Promise<readonly Ticket[]>;
  commentOnTicket(sourceId: string, text: string): Promise<WrittenComment>;
  /** Ids of the ticket's comments with this text since `startedAt`. */
  findComments(sourceId: string, text: string, startedAt: Date): Promise<readonly string[]>;
  /** Null unassigns. */
  assignTicket(sourceId: string, assigneeId: string | null): Promise<Ticket>;
  /** The ticket if it is assigned so; null else. For when nobody heard the answer. */
  findAssignedTicket(sourceId: string, assigneeId: string | null): Promise<Ticket | null>;
  setTicketStatus(sourceId: string, status: TicketStatus): Promise<Ticket>;
  setTicketCategory(sourceId: string, category: TicketCategory): Promise<Ticket>;
}
