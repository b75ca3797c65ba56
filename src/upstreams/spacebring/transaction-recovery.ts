import type { BalanceTransactionDraft, Transaction } from '../../domain/model/transaction.js';
import { isSameAmount } from './balance-amount.js';
import type { Ledger } from './ledger.js';
import { withLocation } from './paged-slice.js';
import { earliestCreation, readWholeList } from './recovery.js';
import { isOfCustomer, toTransaction } from './transaction.mapper.js';
import type { TransactionWire } from './transaction.wire.js';
import { toTransactionType } from './transaction-words.js';
import type { WriteContext } from './write-context.js';

const TYPE = { ALLOCATE: 'ADMIN_ALLOCATION', CHARGE: 'ADMIN_CHARGE' } as const;

/** The customer's entries since the try that are alike in amount, type and description. */
export async function findCreatedTransactions(
  { freshReads, limits, clock }: WriteContext,
  draft: BalanceTransactionDraft,
  { startedAt, ledger }: { startedAt: Date; ledger: Ledger },
): Promise<readonly Transaction[]> {
  const { locationId: locationRef, customer } = draft;
  const createDate = { gte: earliestCreation(startedAt) };
  const call = { ledger: ledger.path, locationRef, customerRef: customer.sourceId, createDate };
  const entries = await readWholeList({
    maxPages: limits.maxPages,
    clock,
    readPage: (pageToken) => freshReads.listTransactions(call, pageToken),
  });
  return entries
    .filter((entry) => entry.createDate >= createDate.gte && isAlike(entry, draft))
    .map((entry) => toTransaction(withLocation(entry, locationRef), ledger));
}

function isAlike(entry: TransactionWire, { customer, locationId, direction, ...draft }: BalanceTransactionDraft) {
  return (
    isOfCustomer(entry, new Set([customer.sourceId])) &&
    (entry.locationRef ?? locationId) === locationId &&
    toTransactionType(entry.type) === TYPE[direction] &&
    isSameAmount(entry.amount, draft.amount) &&
    entry.description === (draft.description?.trim() || null)
  );
}
