import type { Visit } from '../visit/visit.js';
import type { VisitorDraft } from '../visit/visit-writer.js';
import type { VisitRequest } from './visit-request.js';

export interface VisitRequestDraft {
  readonly locationId: string;
  readonly hostId: string;
  readonly visitor: VisitorDraft;
}

/** Port: as VisitWriter. */
export interface VisitRequestWriter {
  requestVisit(draft: VisitRequestDraft): Promise<VisitRequest>;
  findRequestedVisits(draft: VisitRequestDraft, startedAt: Date): Promise<readonly VisitRequest[]>;
  /** Before anything is read for it. @throws SourceFaultError SOURCE_NOT_CONFIGURED, UserProblemError NOT_FOUND for what is no id. */
  assertMayDecide(sourceId: string): void;
  approveVisitRequest(sourceId: string, now: Date): Promise<Visit>;
  rejectVisitRequest(sourceId: string): Promise<void>;
}
