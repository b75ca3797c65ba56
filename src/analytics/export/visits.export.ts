import { ExportVisitsDocument } from '../../generated/operations.js';
import { defineExportKind } from './export-kind.js';

export const visitsExport = defineExportKind({
  document: ExportVisitsDocument,
  direction: 'ASC',
  connectionOf: ({ visits }) => visits && { ...visits, rows: visits.nodes },
  timeOf: (visit) => visit.scheduledAt,
  columns: {
    id: ['text', (visit) => visit.id],
    source: ['text', (visit) => visit.source],
    sourceId: ['text', (visit) => visit.sourceId],
    status: ['text', (visit) => visit.status],
    isOnSite: ['flag', (visit) => visit.isOnSite],
    authorization: ['text', (visit) => visit.authorization],
    scheduledAt: ['instant', (visit) => visit.scheduledAt],
    expectedAt: ['instant', (visit) => visit.expectedAt],
    checkedInAt: ['instant', (visit) => visit.checkedInAt],
    checkedOutAt: ['instant', (visit) => visit.checkedOutAt],
    cancelledAt: ['instant', (visit) => visit.cancelledAt],
    createdAt: ['instant', (visit) => visit.createdAt],
    durationMinutes: ['number', (visit) => visit.durationMinutes],
    partySize: ['whole', (visit) => visit.partySize],
    purpose: ['text', (visit) => visit.purpose],
    notes: ['text', (visit) => visit.notes],
    visitorId: ['text', (visit) => visit.visitor.id],
    visitorName: ['text', (visit) => visit.guest.name],
    visitorCompany: ['text', (visit) => visit.guest.company],
    hostId: ['text', (visit) => visit.host?.id ?? null],
    hostName: ['text', (visit) => visit.host?.name ?? null],
    locationId: ['text', (visit) => visit.location?.id ?? null],
    locationName: ['text', (visit) => visit.location?.name ?? null],
  },
});
