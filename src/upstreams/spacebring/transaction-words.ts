import type {
  TransactionDirection,
  TransactionKind,
  TransactionStatus,
  TransactionType,
} from '../../domain/model/transaction.js';

/** Today's words of the three ledgers, then those of older generations. */
const TYPE: ReadonlyMap<string, TransactionType> = new Map([
  ['adminAllocation', 'ADMIN_ALLOCATION'],
  ['adminCharge', 'ADMIN_CHARGE'],
  ['booking', 'BOOKING'],
  ['expiration', 'EXPIRATION'],
  ['purchaseAllocation', 'PURCHASE_ALLOCATION'],
  ['refund', 'REFUND'],
  ['subscriptionAllocation', 'SUBSCRIPTION_ALLOCATION'],
  ['subscriptionExpiration', 'SUBSCRIPTION_EXPIRATION'],
  ['eventTicket', 'EVENT_TICKET'],
  ['order', 'ORDER'],
  ['creditPackage', 'CREDIT_PACKAGE'],
  ['invoice', 'INVOICE'],
  ['subscription', 'SUBSCRIPTION'],
  ['custom', 'CUSTOM'],
  ['chargeExpiringDayPasses', 'ADMIN_CHARGE'],
  ['chargePermanentDayPasses', 'ADMIN_CHARGE'],
  ['chargeExpiringCredits', 'ADMIN_CHARGE'],
  ['chargePermanentCredits', 'ADMIN_CHARGE'],
  ['transferExpiringDayPasses', 'ADMIN_ALLOCATION'],
  ['transferPermanentDayPasses', 'ADMIN_ALLOCATION'],
  ['transferExpiringCredits', 'ADMIN_ALLOCATION'],
  ['transferPermanentCredits', 'ADMIN_ALLOCATION'],
  ['subscriptionRenewal', 'SUBSCRIPTION_ALLOCATION'],
]);

/** What a type does to a balance; money has none. `CREDIT_PACKAGE` in the credits ledger: credits that were bought. */
const DIRECTION: Partial<Record<TransactionType, TransactionDirection>> = {
  ADMIN_ALLOCATION: 'IN',
  PURCHASE_ALLOCATION: 'IN',
  SUBSCRIPTION_ALLOCATION: 'IN',
  CREDIT_PACKAGE: 'IN',
  REFUND: 'IN',
  ADMIN_CHARGE: 'OUT',
  BOOKING: 'OUT',
  EVENT_TICKET: 'OUT',
  ORDER: 'OUT',
  EXPIRATION: 'OUT',
  SUBSCRIPTION_EXPIRATION: 'OUT',
};

const STATUS: ReadonlyMap<string, TransactionStatus> = new Map([
  ['pending', 'PENDING'],
  ['processing', 'PROCESSING'],
  ['succeeded', 'SUCCEEDED'],
  ['failed', 'FAILED'],
  ['canceled', 'CANCELLED'],
]);

export function toTransactionType(word: string | null): TransactionType {
  return TYPE.get(word ?? '') ?? 'OTHER';
}

export function toDirection(kind: TransactionKind, type: TransactionType): TransactionDirection | null {
  return kind === 'MONEY' ? null : (DIRECTION[type] ?? null);
}

/** Older generations send none, and the newest does not list the words of two ledgers. */
export function toTransactionStatus(word: string | null): TransactionStatus {
  return STATUS.get(word ?? '') ?? 'UNKNOWN';
}
