import type { TicketCategory, TicketStatus } from '../../domain/model/ticket.js';
import { TICKET_CATEGORY, TICKET_STATUS } from './ticket.mapper.js';
import { type TicketStatusWire, ticketStatusWire } from './ticket.wire.js';

/** Null: Spacebring has no such status. */
export function toStatusWord(status: TicketStatus): TicketStatusWire | null {
  return ticketStatusWire.options.find((word) => TICKET_STATUS[word] === status) ?? null;
}

export function toCategoryWord(category: TicketCategory): string {
  return [...TICKET_CATEGORY].find(([, known]) => known === category)?.[0] ?? 'other';
}
