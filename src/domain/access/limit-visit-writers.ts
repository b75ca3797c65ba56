import type { VisitDraft, VisitTarget, VisitWriter } from '../visit/visit-writer.js';
import type { VisitRequestDraft, VisitRequestWriter } from '../visit-request/visit-request-writer.js';
import {
  type NamedRecord,
  namedLocation,
  namedPerson,
  namedVisit,
  namedVisitRequest,
  type WriteGuard,
} from './write-guard.js';

/** Visits are written at the caller's locations, to hosts who are at home there. */
export function limitVisitWriter(writer: VisitWriter, guard: WriteGuard): VisitWriter {
  const { findMovedVisit } = writer;
  return {
    isCreationTimeTold: writer.isCreationTimeTold,
    async scheduleVisit(draft, now) {
      await guard.assert(...namedInDraft(draft));
      return writer.scheduleVisit(draft, now);
    },
    findScheduledVisits: async (draft, startedAt, now) =>
      (await guard.allows(...namedInDraft(draft))) ? writer.findScheduledVisits(draft, startedAt, now) : [],
    async updateVisit(sourceId, changes, now) {
      await guard.assert(namedVisit(sourceId, now));
      return writer.updateVisit(sourceId, changes, now);
    },
    findUpdatedVisit: async (sourceId, changes, now) =>
      (await guard.allows(namedVisit(sourceId, now))) ? writer.findUpdatedVisit(sourceId, changes, now) : null,
    async checkInVisit(target, now) {
      await guard.assert(namedTarget(target, now));
      return writer.checkInVisit(target, now);
    },
    ...(findMovedVisit && {
      findMovedVisit: async (sourceId, now) =>
        (await guard.allows(namedVisit(sourceId, now))) ? findMovedVisit(sourceId, now) : null,
    }),
    async checkOutVisit(target, options, now) {
      await guard.assert(namedTarget(target, now));
      return writer.checkOutVisit(target, options, now);
    },
    async cancelVisit(sourceId, now) {
      await guard.assert(namedVisit(sourceId, now));
      return writer.cancelVisit(sourceId, now);
    },
    async deleteVisit(sourceId, now) {
      await guard.assert(namedVisit(sourceId, now));
      return writer.deleteVisit(sourceId, now);
    },
    async decideVisit(sourceId, decision, now) {
      await guard.assert(namedVisit(sourceId, now));
      return writer.decideVisit(sourceId, decision, now);
    },
  };
}

/** Requests are made at the caller's locations, to hosts who are at home there, and answered there. */
export function limitVisitRequestWriter(writer: VisitRequestWriter, guard: WriteGuard): VisitRequestWriter {
  return {
    async requestVisit(draft) {
      await guard.assert(...namedInDraft(draft));
      return writer.requestVisit(draft);
    },
    findRequestedVisits: async (draft, startedAt) =>
      (await guard.allows(...namedInDraft(draft))) ? writer.findRequestedVisits(draft, startedAt) : [],
    assertMayDecide: (sourceId) => writer.assertMayDecide(sourceId),
    async approveVisitRequest(sourceId, now) {
      await guard.assert(namedVisitRequest(sourceId));
      return writer.approveVisitRequest(sourceId, now);
    },
    async rejectVisitRequest(sourceId) {
      await guard.assert(namedVisitRequest(sourceId));
      return writer.rejectVisitRequest(sourceId);
    },
  };
}

/** Where nobody says where, the source would choose a place: that may be any. */
function namedInDraft({ locationId, hostId }: VisitDraft | VisitRequestDraft): (NamedRecord | null)[] {
  if (locationId === null && hostId === null) return [{ field: 'locationId', exists: async () => false }];
  return [locationId === null ? null : namedLocation(locationId), namedPerson(hostId, 'hostId')];
}

function namedTarget(target: VisitTarget, now: Date): NamedRecord {
  return 'sourceId' in target ? namedVisit(target.sourceId, now) : namedLocation(target.locationId);
}
