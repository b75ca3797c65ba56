import type { Ticket } from '../../domain/model/ticket.js';
import { defineConnection } from '../connection/define-connection.js';
import { TicketType } from './ticket.type.js';

export const TicketConnection = defineConnection<Ticket>({ name: 'Ticket', plural: 'tickets', node: () => TicketType });
