import type { BalanceTransactionDraft, Transaction, TransactionWriter } from '../../../src/domain/model/transaction.js';
import { userProblem } from '../../../src/domain/writes/user-problem.js';
import { findRecord } from './fake-data.js';
import { putRecord } from './fake-writable.js';
import { type FakeWriteContext, nextId, requireLocation, requireMember } from './fake-writing.js';

/** Balances are what was written with this fake's data: nobody can be charged for what they were not allocated. */
export function createFakeTransactionWriter(context: FakeWriteContext): TransactionWriter {
  const { data, now, source, write } = context;
  return {
    createTransaction: (draft) =>
      write('createTransaction', () => {
        const { direction, kind, amount, description } = draft;
        const location = requireLocation(context, draft.locationId);
        const customer = requireCustomer(context, draft);
        const isCharge = direction === 'CHARGE';
        if (isCharge && draft.expiresOn !== null) {
          throw userProblem('INVALID_INPUT', 'Only an allocation expires.', { field: ['expiresOn'] });
        }
        if (isCharge && balanceOf(data.transactions, draft) < Number(amount)) {
          throw userProblem('REJECTED_BY_SOURCE', 'The balance does not suffice.', { field: ['amount'] });
        }
        const transaction: Transaction = {
          nodeType: 'Transaction',
          source,
          sourceId: nextId('transaction', data.transactions),
          kind,
          type: isCharge ? 'ADMIN_CHARGE' : 'ADMIN_ALLOCATION',
          sourceType: isCharge ? 'charge' : 'allocation',
          direction: isCharge ? 'OUT' : 'IN',
          amount,
          currencyCode: null,
          status: 'SUCCEEDED',
          description,
          product: null,
          customer,
          createdBy: null,
          location,
          createdAt: now,
        };
        return putRecord(data.transactions, transaction);
      }),
    async findCreatedTransactions(draft, startedAt) {
      return data.transactions.filter(
        (transaction) =>
          isOfDraft(transaction, draft) &&
          transaction.direction === (draft.direction === 'CHARGE' ? 'OUT' : 'IN') &&
          transaction.amount === draft.amount &&
          transaction.description === draft.description &&
          transaction.createdAt >= startedAt,
      );
    },
  };
}

function requireCustomer(
  context: FakeWriteContext,
  { customer, locationId }: BalanceTransactionDraft,
): Transaction['customer'] {
  const field = 'customerId';
  if (customer.nodeType === 'Person') return requireMember(context, customer.sourceId, { field, locationId });
  const company = findRecord(context.data.companies, customer.sourceId);
  if (company === null) throw userProblem('NOT_FOUND', 'There is no such company.', { field: [field] });
  if (company.location !== null && company.location.sourceId !== locationId) {
    throw userProblem('INVALID_INPUT', 'This company is elsewhere.', { field: [field] });
  }
  return { nodeType: 'Company', source: company.source, sourceId: company.sourceId, name: company.name };
}

function balanceOf(transactions: readonly Transaction[], draft: BalanceTransactionDraft): number {
  return transactions
    .filter((transaction) => isOfDraft(transaction, draft))
    .reduce((sum, { direction, amount }) => sum + (direction === 'OUT' ? -Number(amount) : Number(amount)), 0);
}

function isOfDraft({ kind, customer, location }: Transaction, draft: BalanceTransactionDraft): boolean {
  return (
    kind === draft.kind &&
    customer?.nodeType === draft.customer.nodeType &&
    customer.sourceId === draft.customer.sourceId &&
    location?.sourceId === draft.locationId
  );
}
