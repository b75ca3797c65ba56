import type { Transaction } from './transaction.js';

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
