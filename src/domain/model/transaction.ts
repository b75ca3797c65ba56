import type { Source } from '../source/source.js';
import type { SourceSlice } from '../source/source-slice.js';
import type { TimeRange } from '../time/time-range.js';
import type { CompanyRef } from './company.js';
import type { LocationRef } from './location.js';
import type { PersonRef } from './person.js';

export const TRANSACTION_KINDS = ['DAY_PASS', 'CREDIT', 'MONEY', 'CHARGE', 'PAYMENT'] as const;
export type TransactionKind = (typeof TRANSACTION_KINDS)[number];

export const TRANSACTION_TYPES = [
  'ADMIN_ALLOCATION',
  'ADMIN_CHARGE',
  'BOOKING',
  'EXPIRATION',
  'PURCHASE_ALLOCATION',
  'REFUND',
  'SUBSCRIPTION_ALLOCATION',
  'SUBSCRIPTION_EXPIRATION',
  'EVENT_TICKET',
  'ORDER',
  'CREDIT_PACKAGE',
  'INVOICE',
  'SUBSCRIPTION',
  'CUSTOM',
  'RESIDENT_CHARGE',
  'RESIDENT_PAYMENT',
  'OTHER',
] as const;
export type TransactionType = (typeof TRANSACTION_TYPES)[number];

export const TRANSACTION_DIRECTIONS = ['IN', 'OUT'] as const;
export type TransactionDirection = (typeof TRANSACTION_DIRECTIONS)[number];

export const TRANSACTION_STATUSES = ['PENDING', 'PROCESSING', 'SUCCEEDED', 'FAILED', 'CANCELLED', 'UNKNOWN'] as const;
export type TransactionStatus = (typeof TRANSACTION_STATUSES)[number];

export interface Transaction {
  readonly nodeType: 'Transaction';
  readonly source: Source;
  /** Spacebring has three ledgers with separate ids: `day-pass/<id>`, `credit/<id>`, `money/<id>`. */
  readonly sourceId: string;
  readonly kind: TransactionKind;
  readonly type: TransactionType;
  readonly sourceType: string;
  /** The direction for the customer's balance; null for money, which has no balance. */
  readonly direction: TransactionDirection | null;
  /** Exact decimal number in text, e.g. "123.45". */
  readonly amount: string;
  readonly currencyCode: string | null;
  readonly status: TransactionStatus;
  readonly description: string | null;
  readonly product: string | null;
  readonly customer: PersonRef | CompanyRef | null;
  readonly createdBy: PersonRef | null;
  readonly location: LocationRef | null;
  readonly createdAt: Date;
}

export interface TransactionQuery {
  /** Of `createdAt`. */
  readonly range: TimeRange;
  readonly kinds?: readonly TransactionKind[];
  readonly locationIds?: readonly string[];
  /** Source ids of people or companies. */
  readonly customers?: readonly { readonly nodeType: 'Person' | 'Company'; readonly sourceId: string }[];
}

export interface TransactionSource {
  /** All transactions of the query, cut to it exactly, in no particular order. */
  readTransactions(query: TransactionQuery): Promise<SourceSlice<Transaction>>;
  loadTransaction(sourceId: string): Promise<Transaction | null>;
}

export interface BalanceTransactionDraft {
  readonly kind: 'DAY_PASS' | 'CREDIT';
  readonly customer: { readonly nodeType: 'Person' | 'Company'; readonly sourceId: string };
  readonly locationId: string;
  readonly direction: 'ALLOCATE' | 'CHARGE';
  /** Exact decimal text, above 0, two decimals at most. */
  readonly amount: string;
  readonly description: string | null;
  /** Calendar day `YYYY-MM-DD`, in the location's zone. */
  readonly expiresOn: string | null;
}

/** Port: as VisitWriter. */
export interface TransactionWriter {
  createTransaction(draft: BalanceTransactionDraft): Promise<Transaction>;
  findCreatedTransactions(draft: BalanceTransactionDraft, startedAt: Date): Promise<readonly Transaction[]>;
}
