import { ExportTicketsDocument } from '../../generated/operations.js';
import { defineExportKind } from './export-kind.js';

export const ticketsExport = defineExportKind({
  document: ExportTicketsDocument,
  direction: 'ASC',
  connectionOf: ({ tickets }) => tickets && { ...tickets, rows: tickets.nodes },
  timeOf: (ticket) => ticket.createdAt,
  columns: {
    id: ['text', (ticket) => ticket.id],
    source: ['text', (ticket) => ticket.source],
    sourceId: ['text', (ticket) => ticket.sourceId],
    number: ['whole', (ticket) => ticket.number],
    description: ['text', (ticket) => ticket.description],
    status: ['text', (ticket) => ticket.status],
    category: ['text', (ticket) => ticket.category],
    categoryLabel: ['text', (ticket) => ticket.categoryLabel],
    createdAt: ['instant', (ticket) => ticket.createdAt],
    updatedAt: ['instant', (ticket) => ticket.updatedAt],
    requesterId: ['text', (ticket) => ticket.requester?.id ?? null],
    requesterName: ['text', (ticket) => ticket.requester?.name ?? null],
    assigneeId: ['text', (ticket) => ticket.assignee?.id ?? null],
    assigneeName: ['text', (ticket) => ticket.assignee?.name ?? null],
    locationId: ['text', (ticket) => ticket.location?.id ?? null],
    locationName: ['text', (ticket) => ticket.location?.name ?? null],
  },
});
