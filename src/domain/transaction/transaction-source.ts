import type { SourceSlice } from '../source/source-slice.js';
import type { TimeRange } from '../time/time-range.js';
import type { Transaction, TransactionKind } from './transaction.js';

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
