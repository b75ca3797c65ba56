import { ExportVisitorsDocument } from '../../generated/operations.js';
import { defineExportKind } from './export-kind.js';

export const visitorsExport = defineExportKind({
  document: ExportVisitorsDocument,
  direction: 'DESC',
  connectionOf: ({ visitors }) => visitors && { ...visitors, rows: visitors.edges },
  timeOf: (edge) => edge.lastVisitAt,
  columns: {
    id: ['text', ({ node }) => node.id],
    name: ['text', ({ node }) => node.name],
    email: ['text', ({ node }) => node.email],
    phoneNumber: ['text', ({ node }) => node.phoneNumber],
    company: ['text', ({ node }) => node.company],
    matchedBy: ['text', ({ node }) => node.matchedBy],
    visitCount: ['whole', (edge) => edge.visitCount],
    lastVisitAt: ['instant', (edge) => edge.lastVisitAt],
  },
});
