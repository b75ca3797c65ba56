import type { Location } from '../../domain/model/location.js';
import type { Person, PersonRef } from '../../domain/model/person.js';
import { isStayOpen } from '../../domain/model/stay-end.js';
import type { TimePrecision, Vehicle, Visit } from '../../domain/model/visit.js';
import { toEvaluatedVisit, type VisitBase } from '../../domain/model/visit.js';
import { visitorKeys } from '../../domain/model/visitor-key.js';
import type { VisitorRecord } from '../../domain/model/visitor-record.js';
import { SourceFaultError } from '../../domain/source/source-error.js';
import type { SourceNoticeCode } from '../../domain/source/source-notice.js';
import { normalizeForSearch, textOrNull } from '../../domain/text/normalize.js';
import { addDays } from '../../domain/time/time-range.js';
import { MAX_PARTY_SIZE } from '../../domain/visit/visit-inputs.js';
import { SOURCE_NAMES } from '../http/upstream-client.js';
import { rememberByRecord } from '../remember-by-record.js';
import { parseServerTime, type ResidentDates, type ResidentMoment } from './values.js';
import type { CommunityWire, ResidentVisitWire, ResidentWire } from './wire.js';

const SOURCE = 'RESIDENT';

/** A visit with parsed dates: every member that does not depend on the time of the request. */
export interface DatedVisit extends VisitTimes {
  readonly sourceId: string;
  readonly residentId: string;
  readonly scheduledAt: Date;
  readonly wire: ResidentVisitWire;
}

/** Null for a visit without a readable time, which a list ordered by time cannot contain. */
export function toDatedVisit(wire: ResidentVisitWire, dates: ResidentDates): DatedVisit | null {
  const arrival = dates.parseMoment(wire.arrivalDate);
  const createdAt = parseServerTime(wire.createdAt);
  const scheduledAt = arrival?.at ?? createdAt;
  if (scheduledAt === null) return null;
  return {
    sourceId: wire.id.toLowerCase(),
    residentId: wire.residentId.toLowerCase(),
    scheduledAt,
    arrival,
    departure: dates.parseMoment(wire.departureDate),
    createdAt,
    wire,
  };
}

/** @throws SourceFaultError for a visit without any readable time */
export function requireDatedVisit(wire: ResidentVisitWire, dates: ResidentDates): DatedVisit {
  const dated = toDatedVisit(wire, dates);
  if (dated !== null) return dated;
  throw new SourceFaultError({
    source: SOURCE,
    code: 'UPSTREAM_INVALID_RESPONSE',
    message: `${SOURCE_NAMES.RESIDENT} sent a visit without a readable time`,
  });
}

/** `assumeLeftDays`: see evaluatePresence. */
export function toVisit(dated: DatedVisit, now: Date, assumeLeftDays: number): Visit {
  const presence = evaluatePresence(dated, now, assumeLeftDays);
  return toEvaluatedVisit(toVisitBase(dated), {
    evaluatedAt: now,
    status: presence.status,
    isOnSite: presence.isOnSite,
    stayEndsBy: presence.stayEndsBy,
    authorization: 'NOT_REQUIRED',
    expectedAt: presence.expectedAt,
    wasExpected: false,
    checkedInAt: presence.checkedInAt,
    checkedOutAt: presence.checkedOutAt,
  });
}

const toVisitBase = rememberByRecord(
  (dated: DatedVisit): VisitBase => ({
    nodeType: 'Visit',
    source: SOURCE,
    sourceId: dated.sourceId,
    scheduledAt: dated.scheduledAt,
    timePrecision: precisionOf(dated.arrival),
    departurePrecision: precisionOf(dated.departure),
    arrivalDayEndsAt: dated.arrival?.isCalendarDay === true ? dated.arrival.reachedAt : null,
    ...unreadTexts(dated),
    cancelledAt: null,
    createdAt: dated.createdAt,
    purpose: textOrNull(dated.wire.subject),
    notes: null,
    accessCode: null,
    partySize: toPartySize(dated.wire.totalPeople),
    visitor: toVisitor(dated),
    host: toHost(dated),
    location: undefined,
    vehicle: toVehicle(dated.wire),
    pictureUrl: null,
    agreementUrl: null,
    customFields: Object.freeze([]),
    notices: noticesOf(dated),
  }),
);

function precisionOf(moment: ResidentMoment | null): TimePrecision {
  return moment?.isCalendarDay === true ? 'DAY' : 'MINUTE';
}

/** The service checks no range: a number below 1 counts as one person. */
function toPartySize(totalPeople: number | null | undefined): number {
  const people = Math.trunc(totalPeople ?? 1);
  return people >= 1 && people <= MAX_PARTY_SIZE ? people : 1;
}

/** The written text of an unreadable date; null for a readable one. */
function unreadTexts({ arrival, departure, wire }: DatedVisit): Pick<Visit, 'arrivalText' | 'departureText'> {
  return {
    arrivalText: arrival === null ? textOrNull(wire.arrivalDate) : null,
    departureText: departure === null ? textOrNull(wire.departureDate) : null,
  };
}

/** A 0 is no flaw: the service writes it where the body has no number. */
function noticesOf(dated: DatedVisit): readonly SourceNoticeCode[] {
  const { arrivalText, departureText } = unreadTexts(dated);
  const people = dated.wire.totalPeople ?? 1;
  return Object.freeze<SourceNoticeCode[]>([
    ...(arrivalText !== null || departureText !== null ? (['DATE_NOT_READ'] as const) : []),
    ...(people < 0 || people > MAX_PARTY_SIZE ? (['PARTY_SIZE_NOT_PLAUSIBLE'] as const) : []),
  ]);
}

/** The service stores only the name of a visitor: the same name at the same resident is the same visitor. */
function toVisitor({ sourceId, residentId, wire }: DatedVisit): VisitorRecord {
  const name = textOrNull(wire.visitorName);
  const reference = `${residentId}/${name === null ? sourceId : normalizeForSearch(name)}`;
  return Object.freeze({
    source: SOURCE,
    reference,
    name,
    email: null,
    phoneNumber: null,
    phoneE164: null,
    company: null,
    position: null,
    pictureUrl: null,
    documents: Object.freeze([]),
    keys: Object.freeze(visitorKeys({ source: SOURCE, name, email: null, phoneE164: null, record: reference })),
  });
}

/** The visit carries the resident's id and name. Members that the service never has are null, the others cost a look-up. */
function toHost({ residentId, wire }: DatedVisit): PersonRef {
  const name = textOrNull(wire.residentName);
  return Object.freeze({
    nodeType: 'Person',
    source: SOURCE,
    sourceId: residentId,
    ...(name !== null && { name }),
    company: null,
    position: null,
    department: null,
    pictureUrl: null,
  });
}

function toVehicle(wire: ResidentVisitWire): Vehicle | null {
  const color = textOrNull(wire.vehicleColor);
  const licensePlate = textOrNull(wire.licensePlate);
  return color === null && licensePlate === null ? null : Object.freeze({ color, licensePlate });
}

/**
 * `isActive`: true for a resident of the list, which has active users only; false for one that is missing from it but
 * found by id; null where the list was not read.
 */
export function toPerson(wire: ResidentWire, isActive: boolean | null): Person {
  const sourceId = wire.id.toLowerCase();
  const email = textOrNull(wire.email);
  const communityId = textOrNull(wire.communityId) ?? textOrNull(wire.communityIds?.[0]);
  return Object.freeze({
    nodeType: 'Person',
    source: SOURCE,
    sourceId,
    name: textOrNull(wire.fullName) ?? email,
    email,
    phoneNumber: textOrNull(wire.phone),
    pictureUrl: null,
    position: null,
    department: null,
    company: null,
    unit: textOrNull(wire.number),
    address: textOrNull(wire.address),
    location:
      communityId === null
        ? null
        : Object.freeze({ nodeType: 'Location', source: SOURCE, sourceId: communityId.toLowerCase() }),
    isActive,
  });
}

/** The service has no zone and no currency; `timeZone` is the configured one. */
export function toLocation(wire: CommunityWire, timeZone: string): Location {
  const sourceId = wire.id.toLowerCase();
  return Object.freeze({
    nodeType: 'Location',
    source: SOURCE,
    sourceId,
    name: textOrNull(wire.nombre) ?? textOrNull(wire.descripcion),
    address: textOrNull(wire.direccion),
    timeZone,
    currencyCode: null,
  });
}

/** The times of one visit; null = absent or unreadable. */
interface VisitTimes {
  readonly arrival: ResidentMoment | null;
  readonly departure: ResidentMoment | null;
  readonly createdAt: Date | null;
}

type ResidentPresence = Pick<
  Visit,
  'status' | 'isOnSite' | 'stayEndsBy' | 'expectedAt' | 'checkedInAt' | 'checkedOutAt'
>;

/**
 * The presence of a visit as of `now`. The service has no check-in: the written arrival counts as one when it is past. A
 * visitor without a written departure counts as gone `assumeLeftDays` after the arrival (0 = never), without a check-out.
 */
export function evaluatePresence(times: VisitTimes, now: Date, assumeLeftDays: number): ResidentPresence {
  const { arrival, departure } = times;
  const hasArrived = arrival !== null && arrival.reachedAt <= now;
  const hasLeft = departure !== null && departure.reachedAt <= now;
  const stayEndsBy = hasArrived ? endOfStay(arrival, departure, assumeLeftDays) : null;
  const status = hasLeft ? 'CHECKED_OUT' : hasArrived ? 'CHECKED_IN' : 'EXPECTED';
  return {
    status,
    isOnSite: status === 'CHECKED_IN' && isStayOpen(stayEndsBy, now),
    stayEndsBy,
    expectedAt: isAnnounced(times, now) && arrival !== null ? arrival.at : null,
    checkedInAt: hasArrived ? arrival.at : null,
    checkedOutAt: hasLeft ? toDepartureTime(departure, arrival) : null,
  };
}

/** The end of the day of a departure without a time; without a departure, so many days after the arrival. */
function endOfStay(arrival: ResidentMoment, departure: ResidentMoment | null, assumeLeftDays: number): Date | null {
  if (departure !== null) return departure.isCalendarDay ? departure.reachedAt : null;
  return assumeLeftDays > 0 ? addDays(arrival.at, assumeLeftDays) : null;
}

/** Whether the arrival was in the future when the record was made, or is now. A calendar day is in the future until it ends. */
function isAnnounced({ arrival, createdAt }: VisitTimes, now: Date): boolean {
  if (arrival === null) return false;
  return arrival.reachedAt > now || (createdAt !== null && arrival.reachedAt > createdAt);
}

/** A calendar day begins at its start, but a departure is never before its arrival. */
function toDepartureTime(departure: ResidentMoment, arrival: ResidentMoment | null): Date {
  const isBeforeArrival = arrival !== null && departure.at < arrival.at && arrival.at < departure.reachedAt;
  return departure.isCalendarDay && isBeforeArrival ? arrival.at : departure.at;
}
