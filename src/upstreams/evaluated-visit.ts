import type { Visit } from '../domain/model/visit.js';
import { SourceFaultError } from '../domain/source/source-error.js';

/** The members of a visit that depend on the time of the request, or may depend on other records. */
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

/** The other members, mapped once per record. */
export type VisitBase = Omit<Visit, keyof VisitState>;

/**
 * The whole visit, written out member by member for all sources. An object that is spread and then added to gets its own
 * hidden class in V8: a list of a hundred thousand of them takes several times the memory and time.
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
 * A read after a write that was carried out. Its failure is reported as that of a delivered call, since the write has
 * happened.
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
 * Maps a record once, for as long as the record is in memory: a cached answer is mapped once, not per request. `args` must
 * be equal whenever the record is, as a source's settings are. The result is shared, so it must not be changed.
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
