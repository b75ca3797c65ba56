import type { Vehicle, Visit } from './visit.js';

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
  readonly isCreationTimeTold: boolean;
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
