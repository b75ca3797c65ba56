import type { LocationRef } from '../location/location.js';
import type { PersonRef } from '../person/person.js';
import type { Source } from '../source/source.js';
import type { SourceNoticeCode } from '../source/source-notice.js';
import type { VisitorRecord } from '../visitor/visitor-record.js';

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
