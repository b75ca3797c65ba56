import { ACCOUNT_ID_PREFIX } from '../../domain/model/person.js';
import type { TransactionKind, TransactionQuery } from '../../domain/model/transaction.js';
import type { MembershipDirectory } from './membership.directory.js';
import { userRefOf } from './place-memberships.js';
import { isSpacebringId } from './spacebring.client.js';

/** A customer by each of the ids that the ledgers know customers by. */
export interface CustomerTarget {
  /** Membership or company; null for somebody who is only known as a user. */
  readonly balanceRef: string | null;
  /** User or company; null where the membership does not say whose it is. */
  readonly moneyRef: string | null;
  /** A member pays for what belongs to their membership's location. Null: wherever. */
  readonly moneyLocationRef: string | null;
}

export interface CustomerFilter {
  readonly customerRef: string;
  /** Where what is meant took place; null: wherever. The source takes a customer or a location: this is cut here. */
  readonly within: string | null;
}

/** The customers behind source ids; ids that nobody has are left out. */
export async function resolveCustomers(
  memberships: MembershipDirectory,
  customers: NonNullable<TransactionQuery['customers']>,
): Promise<CustomerTarget[]> {
  const unique = new Map(customers.map((customer) => [`${customer.nodeType}/${customer.sourceId}`, customer]));
  const found = await Promise.all(
    [...unique.values()].map(({ nodeType, sourceId }) =>
      nodeType === 'Company' ? toCompanyTarget(sourceId) : resolvePerson(memberships, sourceId),
    ),
  );
  return found.filter((customer) => customer !== null);
}

/** Null: this ledger cannot hold anything of the customer. */
export function customerFilter(customer: CustomerTarget, kind: TransactionKind): CustomerFilter | null {
  const { balanceRef, moneyRef, moneyLocationRef } = customer;
  if (kind !== 'MONEY') return balanceRef === null ? null : { customerRef: balanceRef, within: null };
  if (moneyRef === null) return null;
  return { customerRef: moneyRef, within: moneyLocationRef };
}

function toCompanyTarget(id: string): CustomerTarget | null {
  return isSpacebringId(id) ? { balanceRef: id, moneyRef: id, moneyLocationRef: null } : null;
}

async function resolvePerson(memberships: MembershipDirectory, sourceId: string): Promise<CustomerTarget | null> {
  if (sourceId.startsWith(ACCOUNT_ID_PREFIX)) {
    const moneyRef = sourceId.slice(ACCOUNT_ID_PREFIX.length);
    return isSpacebringId(moneyRef) ? { balanceRef: null, moneyRef, moneyLocationRef: null } : null;
  }
  const membership = await memberships.byId(sourceId);
  if (membership === null) return null;
  return { balanceRef: sourceId, moneyRef: userRefOf(membership), moneyLocationRef: membership.locationRef };
}
