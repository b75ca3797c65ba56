import type { TransactionKind } from '../../domain/model/transaction.js';
import type { LedgerPath } from './client.js';

/** One of the three ledgers. Ids are unique within a ledger only. */
export interface Ledger {
  readonly kind: TransactionKind;
  readonly path: LedgerPath;
  /** Prefix of the source's id. */
  readonly idPrefix: string;
}

export const LEDGERS: readonly Ledger[] = [
  { kind: 'DAY_PASS', path: 'day_passes', idPrefix: 'day-pass/' },
  { kind: 'CREDIT', path: 'credits', idPrefix: 'credit/' },
  { kind: 'MONEY', path: 'money', idPrefix: 'money/' },
];
