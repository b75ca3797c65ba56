import type { TransactionKind } from '../../domain/model/transaction.js';
import type { LedgerPath } from './client.js';

/** One of the three ledgers, which keep ids of their own. */
export interface Ledger {
  readonly kind: TransactionKind;
  readonly path: LedgerPath;
  /** In front of the source's id. */
  readonly idPrefix: string;
}

export const LEDGERS: readonly Ledger[] = [
  { kind: 'DAY_PASS', path: 'day_passes', idPrefix: 'day-pass/' },
  { kind: 'CREDIT', path: 'credits', idPrefix: 'credit/' },
  { kind: 'MONEY', path: 'money', idPrefix: 'money/' },
];
