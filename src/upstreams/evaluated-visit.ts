import type { Visit } from '../domain/model/visit.js';
import { SourceFaultError } from '../domain/source/source-error.js';

/** What of a visit depends on the hour at which it is asked for, or may depend on other records. */
type VisitState = Pick<
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
export type VisitBase = Omit<Visit, keyof VisitState>;

/**
 * The visit as it stands. Written out, and by all sources: an object that is spread and then added to gets a hidden class of
 * its own in V8, and a list of a hundred thousand such objects takes several times the memory and time to read.
 */
export function toEvaluatedVisit(base: VisitBase, state: VisitState): Visit {
  return Object.freeze({
    nodeType: base.nodeType,
    source: base.source,
    sourceId: base.sourceId,
    evaluatedAt: state.evaluatedAt,
    status: state.status,
    isOnSite: state.isOnSite,
    stayEndsBy: state.stayEndsBy,
    authorization: state.authorization,
    scheduledAt: base.scheduledAt,
    timePrecision: base.timePrecision,
    departurePrecision: base.departurePrecision,
    arrivalDayEndsAt: base.arrivalDayEndsAt,
    expectedAt: state.expectedAt,
    wasExpected: state.wasExpected,
    checkedInAt: state.checkedInAt,
    checkedOutAt: state.checkedOutAt,
    arrivalText: base.arrivalText,
    departureText: base.departureText,
    cancelledAt: base.cancelledAt,
    createdAt: base.createdAt,
    purpose: base.purpose,
    notes: base.notes,
    accessCode: base.accessCode,
    partySize: base.partySize,
    visitor: base.visitor,
    host: base.host,
    location: base.location,
    vehicle: base.vehicle,
    pictureUrl: base.pictureUrl,
    agreementUrl: base.agreementUrl,
    customFields: base.customFields,
    notices: base.notices,
  });
}

/**
 * A read that follows a write which was carried out. Its failure is told as that of a delivered call, so that nobody
 * takes the write for one that never happened.
 */
export async function afterWrite<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof SourceFaultError)) throw error;
    throw new SourceFaultError({ ...error, message: error.message, isDelivered: true });
  }
}

/**
 * Makes something of a record once, for as long as the record is held: what a kept answer holds is put into our words
 * once, not per request. `args` must be the same whenever the same record comes, as a source's settings are; and what is
 * made is shared, so nobody may change it.
 */
export function rememberByRecord<R extends object, G extends unknown[], T>(
  make: (record: R, ...args: G) => T,
): (record: R, ...args: G) => T {
  const made = new WeakMap<R, { readonly value: T }>();
  return (record, ...args) => {
    const known = made.get(record);
    if (known !== undefined) return known.value;
    const value = make(record, ...args);
    made.set(record, { value });
    return value;
  };
}
