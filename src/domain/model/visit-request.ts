import type { Source } from '../source/source.js';
import type { SourceSlice } from '../source/source-slice.js';
import type { LocationRef } from './location.js';
import type { PersonRef } from './person.js';
import type { Visit, VisitorDraft } from './visit.js';
import type { VisitorRecord } from './visitor-record.js';

/** A request to visit a host, who has not approved it yet. */
export interface VisitRequest {
  readonly nodeType: 'VisitRequest';
  readonly source: Source;
  readonly sourceId: string;
  readonly createdAt: Date;
  readonly visitor: VisitorRecord;
  readonly host: PersonRef | null;
  readonly location: LocationRef | null;
}

export interface VisitRequestQuery {
  /** Of `createdAt`, either end may be open. */
  readonly createdAt?: { readonly from?: Date; readonly to?: Date };
  readonly locationIds?: readonly string[];
}

export interface VisitRequestSource {
  /** Every request the query describes, in no particular order. */
  readVisitRequests(query: VisitRequestQuery): Promise<SourceSlice<VisitRequest>>;
  loadVisitRequest(sourceId: string): Promise<VisitRequest | null>;
}

export interface VisitRequestDraft {
  readonly locationId: string;
  readonly hostId: string;
  readonly visitor: VisitorDraft;
}

/** Port: as VisitWriter. */
export interface VisitRequestWriter {
  requestVisit(draft: VisitRequestDraft): Promise<VisitRequest>;
  findRequestedVisits(draft: VisitRequestDraft, startedAt: Date): Promise<readonly VisitRequest[]>;
  /**
   * Called before any read for it. @throws SourceFaultError SOURCE_NOT_CONFIGURED, UserProblemError NOT_FOUND for an
   * invalid id.
   */
  assertMayDecide(sourceId: string): void;
  approveVisitRequest(sourceId: string, now: Date): Promise<Visit>;
  rejectVisitRequest(sourceId: string): Promise<void>;
}
