import type { CompanyRef } from '../../domain/model/company.js';
import type { LocationRef } from '../../domain/model/location.js';
import type { PersonRef } from '../../domain/model/person.js';
import type { Transaction } from '../../domain/model/transaction.js';
import type { Ledger } from './ledger.js';
import { toLocationRef } from './location.mapper.js';
import { toCompanyRef, toPersonRef } from './person.mapper.js';
import type { TransactionWire } from './transaction.wire.js';
import { toDirection, toTransactionStatus, toTransactionType } from './transaction-words.js';

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
    // The money ledger knows people by user, the other two by membership.
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

/** The user where one is named; `customerRefCreatedBy` alone follows the ledger's way to name customers. */
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
 * Whether a record is of one of these customers, by whichever id the ledger uses. Filters are younger than the lists, so
 * what a list gives is looked at again; a record that names nobody is left to the source.
 */
export function isOfCustomer(wire: TransactionWire, customerRefs: ReadonlySet<string>): boolean {
  const { customer, company, companyRef, membershipRef, userRefOwner, userOwner, user } = wire;
  const named = [customer?.id, company?.id, companyRef, membershipRef, userRefOwner, userOwner?.id, user?.id];
  const known = named.filter((id) => id !== null && id !== undefined);
  return known.length === 0 || known.some((id) => customerRefs.has(id));
}
