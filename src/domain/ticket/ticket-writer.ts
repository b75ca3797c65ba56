import type { Ticket, TicketCategory, TicketStatus } from './ticket.js';

export interface TicketDraft {
  readonly locationId: string;
  readonly text: string;
  readonly category: TicketCategory | null;
  readonly requesterId: string | null;
}

/** Port: as VisitWriter. */
export interface TicketWriter {
  createTicket(draft: TicketDraft): Promise<Ticket>;
  findCreatedTickets(draft: TicketDraft, startedAt: Date): Promise<readonly Ticket[]>;
  commentOnTicket(sourceId: string, text: string): Promise<Ticket>;
  /** Ids of the ticket's comments with this text since `startedAt`. */
  findComments(sourceId: string, text: string, startedAt: Date): Promise<readonly string[]>;
  /** Null unassigns. */
  assignTicket(sourceId: string, assigneeId: string | null): Promise<Ticket>;
  setTicketStatus(sourceId: string, status: TicketStatus): Promise<Ticket>;
  setTicketCategory(sourceId: string, category: TicketCategory): Promise<Ticket>;
}
