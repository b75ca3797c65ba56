import type { Source } from '../source/source.js';
import type { BlockedPersonSource, BlockedPersonWriter } from './blocked-person.js';
import type { CompanySource } from './company.js';
import type { LocationSource } from './location.js';
import type { PersonSource, PersonWriter } from './person.js';
import type { TicketSource, TicketWriter } from './ticket.js';
import type { TransactionSource, TransactionWriter } from './transaction.js';
import type { VisitSource, VisitWriter } from './visit.js';
import type { VisitRequestSource, VisitRequestWriter } from './visit-request.js';
import type { VisitorFieldSource } from './visitor-field.js';

/**
 * The ports of one source for one request, with a memo that ends with the request. An absent port means that the source
 * has no such records: its report is SKIPPED.
 */
export interface SourceAdapter {
  readonly source: Source;
  /** Source id of the only location of the source's records; absent = each record names its location. */
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
