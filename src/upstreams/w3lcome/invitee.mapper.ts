import type { Visit, VisitStatus } from '../../domain/model/visit.js';
import { NO_NOTICES } from '../../domain/source/source-notice.js';
import { type LastingVisit, rememberByRecord, toEvaluatedVisit } from '../evaluated-visit.js';
import { toHostRef } from './host.mapper.js';
import type { Mapping } from './mapping.js';
import { toCustomFields, toVisitState, type VisitState } from './visit.mapper.js';
import { toVisitorRecord } from './visitor.mapper.js';
import type { InviteeWire, VisitWire } from './w3lcome.wire.js';

export const INVITEE_ID_PREFIX = 'invitee/';

export function isCancelled(record: InviteeWire): boolean {
  return record.status === 'canceled' || record.status === 'cancelled';
}

/** Came, by the source's word. */
export function isArrived(record: InviteeWire): boolean {
  return record.status === 'arrived';
}

/** The hour at which status is asked. */
export interface Evaluation {
  readonly now: Date;
  /** First instant of that day in the account's zone: whoever was expected before it and did not come is a no-show. */
  readonly startOfToday: Date;
}

/** `visit`: the one that belongs to the invitee, null where there is none or none was looked for. */
export function toExpectedVisit(
  record: InviteeWire,
  { evaluation, visit, mapping }: { evaluation: Evaluation; visit: VisitWire | null; mapping: Mapping },
): Visit {
  const state =
    visit === null || isCancelled(record)
      ? toOwnState(record, evaluation)
      : toVisitState(visit, evaluation.now, mapping);
  return toEvaluatedVisit(toLastingVisit(record, mapping), {
    evaluatedAt: evaluation.now,
    status: state.status,
    isOnSite: state.isOnSite,
    stayEndsBy: state.stayEndsBy,
    authorization: state.authorization,
    expectedAt: record.expectedAt,
    wasExpected: true,
    checkedInAt: state.checkedInAt,
    checkedOutAt: state.checkedOutAt,
  });
}

const toLastingVisit = rememberByRecord((record: InviteeWire, mapping: Mapping): LastingVisit => {
  const sourceId = INVITEE_ID_PREFIX + record.id;
  return {
    nodeType: 'Visit',
    source: 'W3LCOME',
    sourceId,
    scheduledAt: record.expectedAt,
    cancelledAt: null,
    createdAt: null,
    purpose: null,
    notes: record.notes,
    accessCode: null,
    partySize: 1,
    visitor: toVisitorRecord(record, INVITEE_ID_PREFIX, mapping),
    host: toHostRef(record.host, mapping),
    location: mapping.account,
    vehicle: null,
    pictureUrl: record.pictureUrl,
    agreementUrl: null,
    timePrecision: 'MINUTE',
    departurePrecision: 'MINUTE',
    arrivalDayEndsAt: null,
    arrivalText: null,
    departureText: null,
    notices: NO_NOTICES,
    customFields: toCustomFields(record.customFields),
  };
});

function toOwnState(record: InviteeWire, { startOfToday }: Evaluation): VisitState {
  return {
    status: toOwnStatus(record, startOfToday),
    isOnSite: false,
    stayEndsBy: null,
    authorization: record.requiresAuthorization === true ? 'WAITING' : 'NOT_REQUIRED',
    checkedInAt: null,
    checkedOutAt: null,
  };
}

/** A word that is none of the documented ones counts as `confirmed`, the state an invitee starts in. */
function toOwnStatus(record: InviteeWire, startOfToday: Date): VisitStatus {
  if (isCancelled(record)) return 'CANCELLED';
  if (isArrived(record)) return 'CHECKED_IN';
  return record.expectedAt < startOfToday ? 'NO_SHOW' : 'EXPECTED';
}
