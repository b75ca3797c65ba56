import type { BlockedPersonSource } from '../blocked-person/blocked-person-source.js';
import type { BlockedPersonWriter } from '../blocked-person/blocked-person-writer.js';
import type { CompanySource } from '../company/company-source.js';
import type { LocationSource } from '../location/location-source.js';
import type { PersonSource } from '../person/person-source.js';
import type { PersonWriter } from '../person/person-writer.js';
import type { TicketSource } from '../ticket/ticket-source.js';
import type { TicketWriter } from '../ticket/ticket-writer.js';
import type { TransactionSource } from '../transaction/transaction-source.js';
import type { TransactionWriter } from '../transaction/transaction-writer.js';
import type { VisitSource } from '../visit/visit-source.js';
import type { VisitWriter } from '../visit/visit-writer.js';
import type { VisitRequestSource } from '../visit-request/visit-request-source.js';
import type { VisitRequestWriter } from '../visit-request/visit-request-writer.js';
import type { VisitorFieldSource } from '../visitor-field/visitor-field-source.js';
import type { Source } from './source.js';

/**
 * One source as one request sees it: the ports it implements, with a memo that lives as long as the request.
 * A port that is absent means the source has no such records: its report is SKIPPED.
 */
export interface SourceAdapter {
  readonly source: Source;
  /** Source id of the one location that all of the source's records belong to; absent = records say where they belong. */
  readonly soleLocationId?: string;
  readonly visits: VisitSource;
  readonly people: PersonSource;
  readonly locations: LocationSource;
  readonly companies?: CompanySource;
  readonly visitRequests?: VisitRequestSource;
  readonly blockedPeople?: BlockedPersonSource;
  readonly tickets?: TicketSource;
  readonly transactions?: TransactionSource;
  readonly visitorFields?: VisitorFieldSource;
  readonly visitWriter?: VisitWriter;
  readonly visitRequestWriter?: VisitRequestWriter;
  readonly ticketWriter?: TicketWriter;
  readonly transactionWriter?: TransactionWriter;
  readonly blockedPersonWriter?: BlockedPersonWriter;
  readonly personWriter?: PersonWriter;
}

/** The sources that are configured, each bound to one request. */
export type SourceAdapters = Partial<Record<Source, SourceAdapter>>;
