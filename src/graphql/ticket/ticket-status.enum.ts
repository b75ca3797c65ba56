import { TICKET_STATUSES } from '../../domain/model/ticket.js';
import { defineEnum } from '../enums/define-enum.js';

export const TicketStatusEnum = defineEnum(TICKET_STATUSES, {
  name: 'TicketStatus',
  description: 'How far a ticket has come.',
  values: {
    NEW: 'Nobody has started on it.',
    IN_PROGRESS: 'Somebody is working on it.',
    SOLVED: 'The work is done; the requester may still answer.',
    CLOSED: 'Finished for good.',
    CANCELLED: 'Called off without a solution.',
  },
});
