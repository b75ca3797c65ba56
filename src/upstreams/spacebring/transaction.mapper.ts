import type { CompanyRef } from '../../domain/model/company.js';
import type { LocationRef } from '../../domain/model/location.js';
import type { PersonRef } from '../../domain/model/person.js';
import type {
  Transaction,
  TransactionDirection,
  TransactionKind,
  TransactionStatus,
  TransactionType,
} from '../../domain/model/transaction.js';
import type { Ledger } from './ledger.js';
import { toLocationRef } from './location.mapper.js';
import { toCompanyRef, toPersonRef } from './person.mapper.js';
import type { TransactionWire } from './transaction.wire.js';

export function toTransaction(wire: TransactionWire, ledger: Ledger): Transaction {
  const type = toTransactionType(wire.type);
  return Object.freeze({
    nodeType: 'Transaction',
    source: 'SPACEBRING',
    sourceId: ledger.idPrefix + wire.id,
    kind: ledger.kind,
    type,
    sourceType: wire.type ?? 'unknown',
    direction: toDirection(ledger.kind, type),
    amount: wire.amount,
    currencyCode: wire.currencyCode,
    status: toTransactionStatus(wire.status),
    description: wire.description ?? wire.customItem?.description ?? null,
    product: wire.product?.title ?? null,
    customer: toCustomer(wire, ledger),
    createdBy: toCreator(wire, ledger),
    location: toTransactionLocation(wire),
    createdAt: wire.createDate,
  });
}

function toTransactionLocation(wire: TransactionWire): LocationRef | null {
  const ref = toLocationRef(wire.locationRef);
  if (ref === null || wire.locationName === null) return ref;
  return Object.freeze({ ...ref, name: wire.locationName });
}

/** `customer`; older: a company, else a membership, else the owner by user. */
function toCustomer(wire: TransactionWire, ledger: Ledger): PersonRef | CompanyRef | null {
  const { customer, company, companyRef, locationRef: locationId } = wire;
  if (customer !== null) {
    const { id, title, user } = customer;
    const isCompany = customer.type === 'company' || (customer.type === null && user === null && title !== null);
    if (isCompany) return toCompanyRef({ id, title });
    // The money ledger names people by user, the other two by membership.
    const named = ledger.kind === 'MONEY' ? { membershipId: null, userId: id } : { membershipId: id, userId: null };
    return toPersonRef({ ...named, user, locationId, isWhole: true });
  }
  const companyId = company?.id ?? companyRef;
  if (companyId !== null) return toCompanyRef({ id: companyId, title: company?.title ?? null });
  return toPersonRef({
    membershipId: wire.membershipRef,
    userId: wire.userRefOwner,
    user: wire.userOwner ?? wire.user,
    locationId,
    isWhole: true,
  });
}

/** The user where one is named; `customerRefCreatedBy` names a customer as the ledger does. */
function toCreator(wire: TransactionWire, ledger: Ledger): PersonRef | null {
  const user = wire.userCreatedBy ?? wire.userCreator;
  const userId = wire.userRefCreator ?? user?.id ?? null;
  const customerId = userId === null ? wire.customerRefCreatedBy : null;
  const isMoney = ledger.kind === 'MONEY';
  return toPersonRef({
    membershipId: wire.membershipRefCreator ?? (isMoney ? null : customerId),
    userId: userId ?? (isMoney ? customerId : null),
    user,
    locationId: wire.locationRef,
    isWhole: true,
  });
}

/**
 * Whether a record belongs to one of these customers, by the kind of id that the ledger uses. Older generations ignore the
 * filter, so it is applied again here; a record without a customer passes.
 */
export function isOfCustomer(wire: TransactionWire, customerRefs: ReadonlySet<string>): boolean {
  const { customer, company, companyRef, membershipRef, userRefOwner, userOwner, user } = wire;
  const named = [customer?.id, company?.id, companyRef, membershipRef, userRefOwner, userOwner?.id, user?.id];
  const known = named.filter((id) => id !== null && id !== undefined);
  return known.length === 0 || known.some((id) => customerRefs.has(id));
}

/** The current words of the three ledgers, then those of older generations. */
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

/** The effect of a type on a balance; money has none. `CREDIT_PACKAGE` in the credits ledger: credits that were bought. */
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

function toDirection(kind: TransactionKind, type: TransactionType): TransactionDirection | null {
  return kind === 'MONEY' ? null : (DIRECTION[type] ?? null);
}

/** Older generations send none, and the newest does not list the words of two ledgers. */
function toTransactionStatus(word: string | null): TransactionStatus {
  return STATUS.get(word ?? '') ?? 'UNKNOWN';
}
