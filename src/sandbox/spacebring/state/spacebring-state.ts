import type { DeskBookingStore } from './desk-booking.js';
import type { Directory } from './directory.js';
import type { ContactRecord, InquiryTable, VisitRequestRecord } from './inquiries.js';
import type { Ledger } from './ledger.js';
import type { MoneyStore } from './money-store.js';
import type { TicketStore } from './ticket-store.js';
import type { VisitStore } from './visit-store.js';

/** The state of the server, which all routes share. */
export interface SpacebringState {
  readonly directory: Directory;
  readonly visits: VisitStore;
  readonly requests: InquiryTable<VisitRequestRecord>;
  readonly contacts: InquiryTable<ContactRecord>;
  readonly desks: DeskBookingStore;
  readonly tickets: TicketStore;
  readonly dayPasses: Ledger;
  readonly credits: Ledger;
  readonly money: MoneyStore;
}
