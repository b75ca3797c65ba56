import type { LocationRef } from '../../domain/model/location.js';
import type { PersonRef } from '../../domain/model/person.js';
import { assumedEndOf, isStayOpen } from '../../domain/model/stay-end.js';
import type { Visit, VisitorDraft, VisitStatus } from '../../domain/model/visit.js';
import { toEvaluatedVisit, type VisitBase } from '../../domain/model/visit.js';
import { visitorKeys } from '../../domain/model/visitor-key.js';
import type { VisitorRecord } from '../../domain/model/visitor-record.js';
import { SourceFaultError } from '../../domain/source/source-error.js';
import { NO_NOTICES } from '../../domain/source/source-notice.js';
import { endOfDay } from '../../domain/time/time-zone.js';
import { userProblem } from '../../domain/writes/user-problem.js';
import { rememberByRecord } from '../remember-by-record.js';
import type { AdapterContext } from './context.js';
import { toLocationRef } from './location.mapper.js';
import { toHostRef, writtenName } from './person.mapper.js';
import type { Mapping } from './values.js';
import type { VisitorWire, VisitWire } from './visit.wire.js';
import type { VisitorBody } from './write-client.js';

/** No calendar day is longer, also where clocks are set back. */
const LONGEST_DAY_MS = 25 * 3_600_000;

const NO_FIELDS: Visit['customFields'] = Object.freeze([]);

/** The visit as of `now`. This source knows no authorization. */
export function toVisit(wire: VisitWire, now: Date, mapping: Mapping): Visit {
  const visit = toVisitBase(wire, mapping);
  const timeZone = visit.location?.timeZone ?? mapping.timeZoneOf(wire.locationRef);
  const stayEndsBy = wire.checkInDate === null ? null : assumedEndOf(wire.checkInDate, mapping.assumeLeft, timeZone);
  return toEvaluatedVisit(visit, {
    evaluatedAt: now,
    status: toStatus(wire, now, timeZone),
    isOnSite: isInside(wire) && isStayOpen(stayEndsBy, now),
    stayEndsBy,
    authorization: 'NOT_REQUIRED',
    expectedAt: wire.date,
    wasExpected: true,
    checkedInAt: wire.checkInDate,
    checkedOutAt: wire.checkOutDate,
  });
}

const toVisitBase = rememberByRecord((wire: VisitWire, mapping: Mapping): VisitBase => {
  const location = toVisitLocation(wire, mapping);
  return {
    nodeType: 'Visit',
    source: 'SPACEBRING',
    sourceId: wire.id,
    scheduledAt: wire.date,
    cancelledAt: wire.deleteDate,
    createdAt: wire.createDate,
    purpose: null,
    notes: wire.comment,
    accessCode: wire.code,
    partySize: 1,
    visitor: toVisitorRecord(wire.visitor, wire.userRefVisitor ?? `visit/${wire.id}`, mapping),
    host: toHost(wire, location),
    location,
    vehicle: null,
    pictureUrl: null,
    agreementUrl: null,
    timePrecision: 'MINUTE',
    departurePrecision: 'MINUTE',
    arrivalDayEndsAt: null,
    arrivalText: null,
    departureText: null,
    notices: NO_NOTICES,
    customFields: NO_FIELDS,
  };
});

/** Regardless of `deleteDate`: a visitor in the building is inside. */
export function isInside({ checkInDate, checkOutDate }: VisitWire): boolean {
  return checkInDate !== null && checkOutDate === null;
}

function toStatus(wire: VisitWire, now: Date, timeZone: string): VisitStatus {
  if (wire.checkOutDate !== null) return 'CHECKED_OUT';
  if (wire.checkInDate !== null) return 'CHECKED_IN';
  if (wire.deleteDate !== null) return 'CANCELLED';
  return isDayOver(wire.date, now, timeZone) ? 'NO_SHOW' : 'EXPECTED';
}

/** Zone arithmetic is slow; only visits of the last day or so need it. */
function isDayOver(date: Date, now: Date, timeZone: string): boolean {
  const elapsedMs = now.getTime() - date.getTime();
  if (elapsedMs < 0) return false;
  return elapsedMs >= LONGEST_DAY_MS || endOfDay(date, timeZone) <= now;
}

function toVisitLocation({ location, locationRef }: VisitWire, mapping: Mapping): LocationRef | null {
  if (location === null) return toLocationRef(locationRef);
  return Object.freeze({
    nodeType: 'Location',
    source: 'SPACEBRING',
    sourceId: location.id,
    name: location.title,
    address: location.address,
    timeZone: mapping.toTimeZone(location.timezoneId),
  });
}

/** Three generations: `customer`; `membershipRefHost` with `userHost`; `userHost` or its id alone. */
function toHost(wire: VisitWire, location: LocationRef | null): PersonRef | null {
  const { customer, userHost, userRefHost, membershipRefHost } = wire;
  const locationId = location?.sourceId ?? null;
  if (customer === null) {
    const user = { userId: userRefHost, user: userHost, locationId, isWhole: true };
    return toHostRef({ membershipId: membershipRefHost, ...user }, { location });
  }
  const user = { userId: userRefHost, user: customer.user ?? userHost, locationId, isWhole: true };
  return toHostRef({ membershipId: customer.id, ...user }, { location, company: customer.company });
}

/** The visit that a write returned, or that is about to be written. */
export async function toWrittenVisit(
  { locations, mapping }: Pick<AdapterContext, 'locations' | 'mapping'>,
  wire: VisitWire,
  now: Date,
): Promise<Visit> {
  // An older record carries no location, whose zone says when the day is over. The write has happened all the same.
  if (wire.location === null) await locations.read().catch(ignoreFault);
  return toVisit(wire, now, mapping);
}

function ignoreFault(error: unknown): void {
  if (!(error instanceof SourceFaultError)) throw error;
}

/**
 * The whole name goes to `name`, since its surname is unknown. Spacebring stores no company and no document.
 * @throws UserProblemError INVALID_INPUT without an e-mail, which the vendor demands of every visitor.
 */
export function toVisitorBody({ name, email, phoneNumber }: VisitorDraft): VisitorBody {
  if (email === null) {
    throw userProblem('INVALID_INPUT', 'Spacebring needs the e-mail of the visitor.', { field: ['visitor', 'email'] });
  }
  return { email, name, ...(phoneNumber !== null && { phoneNumber }) };
}

/** `reference`: userRefVisitor, or a reference to the visit where the record lacks it. */
export function toVisitorRecord(visitor: VisitorWire, reference: string, mapping: Mapping): VisitorRecord {
  const { email, phoneNumber } = visitor;
  const phoneE164 = phoneNumber === null ? null : mapping.toE164(phoneNumber);
  const name = writtenName(visitor) ?? email;
  return Object.freeze({
    source: 'SPACEBRING',
    reference,
    name,
    email,
    phoneNumber,
    phoneE164,
    company: null,
    position: null,
    pictureUrl: null,
    documents: [],
    keys: visitorKeys({ source: 'SPACEBRING', name, email, phoneE164, record: reference }),
  });
}
