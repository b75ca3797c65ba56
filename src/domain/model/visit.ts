import type { Pace } from '../pace/pace.js';
import type { Source } from '../source/source.js';
import type { SourceNoticeCode } from '../source/source-notice.js';
import type { SourceSlice } from '../source/source-slice.js';
import type { TimeRange } from '../time/time-range.js';
import type { LocationRef } from './location.js';
import type { PersonRef } from './person.js';
import type { VisitorRecord } from './visitor-record.js';

export const VISIT_STATUSES = ['EXPECTED', 'CHECKED_IN', 'CHECKED_OUT', 'CANCELLED', 'DENIED', 'NO_SHOW'] as const;
export type VisitStatus = (typeof VISIT_STATUSES)[number];

export const VISIT_AUTHORIZATIONS = ['NOT_REQUIRED', 'WAITING', 'ALLOWED', 'DENIED'] as const;
export type VisitAuthorization = (typeof VISIT_AUTHORIZATIONS)[number];

/** DAY: a time is known by its day alone and stands at the start of it. */
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

/** One visit, as it stood at `evaluatedAt`: status and presence depend on the hour at which they are asked. */
export interface Visit {
  readonly nodeType: 'Visit';
  readonly source: Source;
  readonly sourceId: string;
  readonly evaluatedAt: Date;
  readonly status: VisitStatus;
  /** The source says that the visitor is inside, and `stayEndsBy` is not reached. */
  readonly isOnSite: boolean;
  /**
   * When the visitor counts as gone even without a check-out. Null before the arrival, where nothing is assumed, and for
   * who left at an unknown time.
   */
  readonly stayEndsBy: Date | null;
  readonly authorization: VisitAuthorization;
  /** What lists order by: expected time, else arrival, else creation. */
  readonly scheduledAt: Date;
  /** Of `scheduledAt`, `expectedAt` and `checkedInAt`. */
  readonly timePrecision: TimePrecision;
  /** Of `checkedOutAt`. */
  readonly departurePrecision: TimePrecision;
  /** Where only the day of the arrival is known, when it ends: from then on the visitor counts as present. Else null. */
  readonly arrivalDayEndsAt: Date | null;
  readonly expectedAt: Date | null;
  /**
   * The visit is, or came of, an expectation whose source notes who did not come: Spacebring visits, W3lcome invitees and
   * the visits to which one belongs. That a W3lcome visit was expected is known in lists of a range alone: elsewhere it is false.
   */
  readonly wasExpected: boolean;
  readonly checkedInAt: Date | null;
  readonly checkedOutAt: Date | null;
  /** The arrival as the source writes it, where it cannot be read as a time; null where it can or nothing is written. */
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
  /** Undefined: not carried by the record, the host's location is meant. */
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
  /** The hour at which status and presence are evaluated. */
  readonly now: Date;
  /** How long reading keeps the process from all else; absent: `SHARED_PACE`. */
  readonly pace?: Pace;
  /** Source ids; absent = all locations. */
  readonly locationIds?: readonly string[];
  /** Source ids of people; absent = all hosts. */
  readonly hostIds?: readonly string[];
}

export interface VisitSource {
  /** The source filters both ends of a range, so that a wide one can be read in parts at no further cost. */
  readonly isReadInParts: boolean;
  /** The most days that a stay counts as presence; null = no bound: any read of a range costs the whole list anyway. */
  readonly longestStayDays: number | null;
  /**
   * All visits of the range, read with the narrowest filter the source offers and cut to the query exactly, in no
   * particular order. Equal and overlapping reads within a request are shared.
   */
  readVisits(query: VisitQuery): Promise<SourceSlice<Visit>>;
  /** The roll call: everyone on site at `now`, however long ago they came. */
  readVisitsOnSite(query: Omit<VisitQuery, 'range'>): Promise<SourceSlice<Visit>>;
  /** Null for ids the source does not know. Batched within the request. */
  loadVisit(sourceId: string, now: Date): Promise<Visit | null>;
}

/** A visitor as the person at the desk describes them; already checked and trimmed. Null = not given. */
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

/** By the visit itself, or by what the visitor says at the door. */
export type VisitTarget = { readonly sourceId: string } | { readonly locationId: string; readonly accessCode: string };

/**
 * Port: writes visits. What the source cannot do is a UserProblemError NOT_SUPPORTED_BY_SOURCE, what it refuses one with
 * the fitting code and the source's word; an unknown id is NOT_FOUND. A fault is a SourceFaultError whose `isDelivered`
 * says whether the source may have carried the write out. Every member answers with the record as it is afterwards.
 */
export interface VisitWriter {
  /** Whether the source tells when a visit was made. */
  readonly isCreationTimeReported: boolean;
  /** @throws UserProblemError for a member of the draft that the source has no place for, before anything is sent. */
  scheduleVisit(draft: VisitDraft, now: Date): Promise<Visit>;
  /**
   * Visits as `scheduleVisit` makes them of this draft, equal to it in every member that the source returns and as a new one
   * stands; of those since `startedAt`, where the source tells when. For when nobody heard the answer.
   */
  findScheduledVisits(draft: VisitDraft, startedAt: Date, now: Date): Promise<readonly Visit[]>;
  updateVisit(sourceId: string, changes: VisitChanges, now: Date): Promise<Visit>;
  /**
   * The visit if every member of `changes` stands in it as `updateVisit` sends it; null if one does not, or cannot be read
   * back. For when nobody heard the answer.
   */
  findUpdatedVisit(sourceId: string, changes: VisitChanges, now: Date): Promise<Visit | null>;
  checkInVisit(target: VisitTarget, now: Date): Promise<Visit>;
  /**
   * The visit as `checkInVisit` and `checkOutVisit` answer with it, where the source begins another record when somebody comes;
   * null where nobody came. For when nobody heard the answer. Default: the visit keeps its id.
   */
  findMovedVisit?(sourceId: string, now: Date): Promise<Visit | null>;
  /** `at`: null = now. `force`: overwrite an earlier check-out, where the source can. */
  checkOutVisit(target: VisitTarget, options: { at: Date | null; force: boolean }, now: Date): Promise<Visit>;
  cancelVisit(sourceId: string, now: Date): Promise<Visit>;
  deleteVisit(sourceId: string, now: Date): Promise<void>;
  decideVisit(sourceId: string, decision: 'ALLOWED' | 'DENIED', now: Date): Promise<Visit>;
}

/** A visitor as one record writes them down, and nothing that another record says. It has no id: it is part of the record. */
export interface Guest
  extends Pick<VisitorRecord, 'name' | 'email' | 'phoneNumber' | 'company' | 'position' | 'pictureUrl'> {
  /** The first of the record's documents: letters and digits only, upper-case. */
  readonly document: string | null;
}

export function guestOf({ name, email, phoneNumber, company, position, pictureUrl, documents }: VisitorRecord): Guest {
  return { name, email, phoneNumber, company, position, pictureUrl, document: documents[0] ?? null };
}
