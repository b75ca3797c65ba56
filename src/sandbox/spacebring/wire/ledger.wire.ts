import type { Lot } from '../state/balance.js';
import type { Directory } from '../state/directory.js';
import { type Customer, customerIdOf, type LedgerEntry } from '../state/ledger.js';
import type { MoneyEntry } from '../state/money-store.js';
import { dateMember, toIso } from './instant.js';
import { toUserFull } from './people.wire.js';

/** A day-pass or credit transaction; they differ in the types they can have. */
export function toLedgerTransaction(
  entry: LedgerEntry,
  { id, directory }: { id: string; directory: Directory },
): object {
  const { createdBy, location, description, product } = entry;
  const creator = createdBy === null ? null : directory.membershipOf(createdBy, location);
  return {
    ...{ id, locationRef: location.id, networkRef: directory.networkId, type: entry.type, status: entry.status },
    ...{ amount: toUnits(entry.cents), amounts: entry.lots.map(toLot), createDate: toIso(entry.createdAt) },
    customer: toCustomer(entry.customer),
    ...(creator === null ? {} : { customerRefCreatedBy: creator.id }),
    ...(createdBy === null ? {} : { userCreatedBy: toUserFull(createdBy) }),
    ...(description === null ? {} : { description }),
    ...(product === null ? {} : { product }),
  };
}

export function toMoneyTransaction(entry: MoneyEntry, { id, networkId }: { id: string; networkId: string }): object {
  const { location, payer, type, title, createdBy, gateway } = entry;
  const payerMember =
    payer.kind === 'user'
      ? { id: payer.user.id, type: 'user', user: toUserFull(payer.user) }
      : { id: payer.company.id, type: 'company', title: payer.company.title };
  return {
    ...{ id, locationRef: location.id, networkRef: networkId, type, status: entry.status },
    ...{ amount: toUnits(entry.cents), currencyCode: location.currencyCode, createDate: toIso(entry.createdAt) },
    payment: toPayment(entry, id),
    paymentMethod: { type: gateway ?? 'external' },
    ...dateMember('paymentDate', entry.paidAt),
    ...{ customer: payerMember, locationName: location.title, product: { type, title } },
    ...(createdBy === null ? {} : { userCreatedBy: toUserFull(createdBy) }),
  };
}

export function toBalance({ cents, expiresAt }: Lot): object {
  const amount = toUnits(cents);
  return { allocation: amount, amount, crossLocationUsage: 0, ...dateMember('expirationDate', expiresAt ?? 0) };
}

export function toUnits(cents: number): number {
  return cents / 100;
}

function toLot({ cents, expiresAt }: Lot): object {
  const type = expiresAt === null ? 'permanent' : 'expiring';
  return { amount: toUnits(cents), type, ...dateMember('expirationDate', expiresAt ?? 0) };
}

function toCustomer(customer: Customer): object {
  const id = customerIdOf(customer);
  if (customer.kind === 'company') return { id, type: 'company', title: customer.company.title };
  return { id, type: 'user', user: toUserFull(customer.member.user) };
}

function toPayment({ location, cents, gateway, status, refundedCents, paidAt }: MoneyEntry, id: string): object {
  const { currencyCode } = location;
  const refund = { id, createDate: toIso(paidAt), currencyCode, grossAmount: toUnits(refundedCents) };
  const method =
    gateway === null ? { type: 'external', external: {} } : { type: 'paymentGateway', paymentGateway: { gateway } };
  return {
    method,
    price: { type: 'money', money: { currencyCode, grossAmount: toUnits(cents) } },
    refundable: status === 'succeeded' && gateway !== null && refundedCents === 0,
    ...(refundedCents === 0 ? {} : { refunds: { type: 'money', money: [refund] } }),
  };
}
