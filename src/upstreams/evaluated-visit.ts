import type { Visit } from '../domain/model/visit.js';

/** What of a visit depends on the hour at which it is asked for, or may depend on other records. */
export type VisitStanding = Pick<
  Visit,
  | 'evaluatedAt'
  | 'status'
  | 'isOnSite'
  | 'stayEndsBy'
  | 'authorization'
  | 'expectedAt'
  | 'wasExpected'
  | 'checkedInAt'
  | 'checkedOutAt'
>;

/** The rest, made once per record. */
export type LastingVisit = Omit<Visit, keyof VisitStanding>;

/**
 * The visit as it stands. Written out, and by all sources: an object that is spread and then added to gets a hidden class of
 * its own in V8, and a list of a hundred thousand such objects takes several times the memory and time to read.
 */
export function toEvaluatedVisit(lasting: LastingVisit, standing: VisitStanding): Visit {
  return Object.freeze({
    nodeType: lasting.nodeType,
    source: lasting.source,
    sourceId: lasting.sourceId,
    evaluatedAt: standing.evaluatedAt,
    status: standing.status,
    isOnSite: standing.isOnSite,
    stayEndsBy: standing.stayEndsBy,
    authorization: standing.authorization,
    scheduledAt: lasting.scheduledAt,
    timePrecision: lasting.timePrecision,
    departurePrecision: lasting.departurePrecision,
    arrivalDayEndsAt: lasting.arrivalDayEndsAt,
    expectedAt: standing.expectedAt,
    wasExpected: standing.wasExpected,
    checkedInAt: standing.checkedInAt,
    checkedOutAt: standing.checkedOutAt,
    arrivalText: lasting.arrivalText,
    departureText: lasting.departureText,
    cancelledAt: lasting.cancelledAt,
    createdAt: lasting.createdAt,
    purpose: lasting.purpose,
    notes: lasting.notes,
    accessCode: lasting.accessCode,
    partySize: lasting.partySize,
    visitor: lasting.visitor,
    host: lasting.host,
    location: lasting.location,
    vehicle: lasting.vehicle,
    pictureUrl: lasting.pictureUrl,
    agreementUrl: lasting.agreementUrl,
    customFields: lasting.customFields,
    notices: lasting.notices,
  });
}
