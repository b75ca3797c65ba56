import type { Pace } from '../pace/pace.js';
import type { Source } from '../source/source.js';
import type { SourceNoticeCode } from '../source/source-notice.js';
import type { SourceSlice } from '../source/source-slice.js';
import type { TimeRange } from '../time/time-range.js';
import type { LocationRef } from './location.js';
import type { PersonRef } from './person.js';
import type { VisitorRecord } from './visitor-record.js';

/** The members of a visit that depend on the time of the request, or may depend on other records. */
export type VisitState = Pick<
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

export const VISIT_STATUSES = ['EXPECTED', 'CHECKED_IN', 'CHECKED_OUT', 'CANCELLED', 'DENIED', 'NO_SHOW'] as const;
export type VisitStatus = (typeof VISIT_STATUSES)[number];

export const VISIT_AUTHORIZATIONS = ['NOT_REQUIRED', 'WAITING', 'ALLOWED', 'DENIED'] as const;
export type VisitAuthorization = (typeof VISIT_AUTHORIZATIONS)[number];

/** DAY: only the day of a time is known; the time is the start of that day. */
export const TIME_PRECISIONS = ['DAY', 'MINUTE'] as const;
export type TimePrecision = (typeof TIME_PRECISIONS)[number];

export interface Vehicle {
  readonly color: string | null;
  readonly licensePlate: string | null;
}

export interface CustomField {
  readonly id: string;
  readonly name: string | null;
  readonly type: string;
  readonly value: string | null;
}

/** One visit at the time `evaluatedAt`, on which status and presence depend. */
export interface Visit {
  readonly nodeType: 'Visit';
  readonly source: Source;
  readonly sourceId: string;
  readonly evaluatedAt: Date;
  readonly status: VisitStatus;
  /** The source says that the visitor is inside, and `stayEndsBy` is not reached. */
  readonly isOnSite: boolean;
  /**
   * When the visitor counts as gone without a check-out. Null before the arrival, without an assumed end, and for
   * visitors who left at an unknown time.
   */
  readonly stayEndsBy: Date | null;
  readonly authorization: VisitAuthorization;
  /** The time that orders lists: expected time, else arrival, else creation. */
  readonly scheduledAt: Date;
  /** Of `scheduledAt`, `expectedAt` and `checkedInAt`. */
  readonly timePrecision: TimePrecision;
  /** Of `checkedOutAt`. */
  readonly departurePrecision: TimePrecision;
  /**
   * The end of the day of the arrival, when only that day is known: from then on the visitor counts as present. Null
   * otherwise.
   */
  readonly arrivalDayEndsAt: Date | null;
  readonly expectedAt: Date | null;
  /**
   * Whether the visit was expected in a source that records no-shows: Spacebring visits, W3lcome invitees and their
   * visits. For a W3lcome visit it is known only in lists of a range, and false elsewhere.
   */
  readonly wasExpected: boolean;
  readonly checkedInAt: Date | null;
  readonly checkedOutAt: Date | null;
  /** The source's text of an arrival that cannot be read as a time; null otherwise. */
  readonly arrivalText: string | null;
  /** As `arrivalText`, of the departure. */
  readonly departureText: string | null;
  readonly cancelledAt: Date | null;
  readonly createdAt: Date | null;
  readonly purpose: string | null;
  readonly notes: string | null;
  readonly accessCode: string | null;
  readonly partySize: number;
  readonly visitor: VisitorRecord;
  readonly host: PersonRef | null;
  /** Undefined: the record has no location, so that of the host counts. */
  readonly location: LocationRef | null | undefined;
  readonly vehicle: Vehicle | null;
  readonly pictureUrl: string | null;
  readonly agreementUrl: string | null;
  readonly customFields: readonly CustomField[];
  readonly notices: readonly SourceNoticeCode[];
}

export interface VisitQuery {
  /** Of `scheduledAt`. */
  readonly range: TimeRange;
  /** The time at which status and presence are evaluated. */
  readonly now: Date;
  /** How long reading computes at once; absent: `SHARED_PACE`. */
  readonly pace?: Pace;
  /** Source ids; absent = all locations. */
  readonly locationIds?: readonly string[];
  /** Source ids of people; absent = all hosts. */
  readonly hostIds?: readonly string[];
}

export interface VisitSource {
  /** Whether the source filters both ends of a range, so that a wide one can be read in parts without more calls. */
  readonly isReadInParts: boolean;
  /**
   * Maximum days that a stay counts as presence; null = no limit, because every read of a range reads the whole list.
   */
  readonly longestStayDays: number | null;
  /**
   * Exactly the visits of the query, read with the narrowest filter of the source, in no particular order. Equal and
   * overlapping reads within a request are shared.
   */
  readVisits(query: VisitQuery): Promise<SourceSlice<Visit>>;
  /** The roll call: everyone on site at `now`, whenever they arrived. */
  readVisitsOnSite(query: Omit<VisitQuery, 'range'>): Promise<SourceSlice<Visit>>;
  /** Null for ids the source does not know. Batched within the request. */
  loadVisit(sourceId: string, now: Date): Promise<Visit | null>;
}

/** A visitor as the caller describes them, checked and trimmed. Null = not given. */
export interface VisitorDraft {
  readonly name: string;
  readonly email: string | null;
  readonly phoneNumber: string | null;
  readonly company: string | null;
  readonly document: string | null;
}

/** A visit to be written. Null = not given. Ids are source ids of the writer's own source. */
export interface VisitDraft {
  readonly hostId: string | null;
  readonly locationId: string | null;
  readonly expectedAt: Date;
  readonly expectedUntil: Date | null;
  readonly visitor: VisitorDraft;
  readonly partySize: number | null;
  readonly purpose: string | null;
  readonly notes: string | null;
  readonly vehicle: Vehicle | null;
  readonly requiresAuthorization: boolean | null;
}

/** Undefined = keep, null = clear. */
export type VisitorChanges = Pick<VisitorDraft, 'name'> & Partial<Omit<VisitorDraft, 'name'>>;

/** Undefined = keep, null = clear. */
export type VehicleChanges = Partial<Vehicle>;

/** Undefined = keep, null = clear. */
export interface VisitChanges {
  readonly expectedAt?: Date;
  readonly expectedUntil?: Date | null;
  readonly visitor?: VisitorChanges;
  readonly partySize?: number;
  readonly purpose?: string | null;
  readonly notes?: string | null;
  readonly vehicle?: VehicleChanges | null;
}

/** A visit by its id, or by the location and the code that the visitor shows. */
export type VisitTarget = { readonly sourceId: string } | { readonly locationId: string; readonly accessCode: string };

/**
 * Port: writes visits. UserProblemError: NOT_SUPPORTED_BY_SOURCE for what the source cannot do, NOT_FOUND for an
 * unknown id, and a fitting code with the source's own one for a refusal. A failure is a SourceFaultError whose
 * `isDelivered` says whether the source may have carried out the write. Every method returns the record after the
 * write.
 */
export interface VisitWriter {
  /** Whether the source reports when a visit was created. */
  readonly isCreationTimeReported: boolean;
  /** @throws UserProblemError for a member of the draft that the source cannot store, before any call. */
  scheduleVisit(draft: VisitDraft, now: Date): Promise<Visit>;
  /**
   * Visits that `scheduleVisit` may have created from this draft: still new, equal to it in every member that the
   * source returns, and created since `startedAt` where the source reports the time. For writes whose response was
   * lost.
   */
  findScheduledVisits(draft: VisitDraft, startedAt: Date, now: Date): Promise<readonly Visit[]>;
  updateVisit(sourceId: string, changes: VisitChanges, now: Date): Promise<Visit>;
  /**
   * The visit if it has every member of `changes` as `updateVisit` sends it; null if one differs or cannot be read. For
   * writes whose response was lost.
   */
  findUpdatedVisit(sourceId: string, changes: VisitChanges, now: Date): Promise<Visit | null>;
  checkInVisit(target: VisitTarget, now: Date): Promise<Visit>;
  /**
   * The visit that `checkInVisit` and `checkOutVisit` return, for a source that starts another record at the arrival;
   * null before the arrival. For writes whose response was lost. Default: the visit keeps its id.
   */
  findMovedVisit?(sourceId: string, now: Date): Promise<Visit | null>;
  /** `at`: null = now. `force`: overwrite an earlier check-out, where the source can. */
  checkOutVisit(target: VisitTarget, options: { at: Date | null; force: boolean }, now: Date): Promise<Visit>;
  cancelVisit(sourceId: string, now: Date): Promise<Visit>;
  deleteVisit(sourceId: string, now: Date): Promise<void>;
  decideVisit(sourceId: string, decision: 'ALLOWED' | 'DENIED', now: Date): Promise<Visit>;
}

/** The visitor as one record shows them, without data of other records. It is a part of the record and has no id. */
export interface Guest
  extends Pick<VisitorRecord, 'name' | 'email' | 'phoneNumber' | 'company' | 'position' | 'pictureUrl'> {
  /** The first of the record's documents: letters and digits only, upper-case. */
  readonly document: string | null;
}

export function guestOf({ name, email, phoneNumber, company, position, pictureUrl, documents }: VisitorRecord): Guest {
  return { name, email, phoneNumber, company, position, pictureUrl, document: documents[0] ?? null };
}
