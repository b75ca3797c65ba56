import { TICKET_ACTIVITY_TYPES } from '../../domain/model/ticket.js';
import { defineEnum } from '../enums/define-enum.js';

export const TicketActivityTypeEnum = defineEnum(TICKET_ACTIVITY_TYPES, {
  name: 'TicketActivityType',
  description: 'What happened to a ticket.',
  values: {
    CREATED: 'It was opened.',
    COMMENT: 'Somebody wrote something or attached a file.',
    STATUS_UPDATED: 'Its status changed from `previousStatus` to `status`.',
    CATEGORY_UPDATED: 'It was filed under another category.',
    ASSIGNEE_UPDATED: 'It was given to `assignee`, or taken from `previousAssignee`.',
    OTHER: 'Something that this graph has no word for.',
  },
});
