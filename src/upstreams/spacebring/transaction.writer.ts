import { ACCOUNT_ID_PREFIX } from '../../domain/model/person.js';
import type { BalanceTransactionDraft, Transaction, TransactionWriter } from '../../domain/model/transaction.js';
import type { SourceFaultError } from '../../domain/source/source-error.js';
import { type UserProblemError, userProblem } from '../../domain/writes/user-problem.js';
import { LEDGERS, type Ledger } from './ledger.js';
import { assertId, assertMember, explainLocation, notFound } from './named-records.js';
import { withLocation } from './paged-slice.js';
import { refusalWords, rejected, writeOrExplain } from './refusal.js';
import { toTransaction } from './transaction.mapper.js';
import { toTransactionBody } from './transaction-body.js';
import { findCreatedTransactions } from './transaction-recovery.js';
import type { WriteContext } from './write-context.js';

const CUSTOMER_ID = ['customerId'];

/** Day passes and credits; money is only read. */
export function createTransactionWriter(context: WriteContext): TransactionWriter {
  return {
    async createTransaction(draft) {
      assertCustomer(draft);
      assertId({ id: draft.locationId, field: ['locationId'] }, 'location');
      const { ledger, path } = ledgerOf(draft.kind);
      const body = await toTransactionBody(context, draft);
      const wire = await writeOrExplain(
        () => context.writes.createTransaction(path, body),
        (refusal) => explain(context, draft, refusal),
      );
      return toTransaction(withLocation(wire, draft.locationId), ledger);
    },
    async findCreatedTransactions(draft, startedAt): Promise<readonly Transaction[]> {
      assertCustomer(draft);
      return findCreatedTransactions(context, draft, { startedAt, ledger: ledgerOf(draft.kind).ledger });
    },
  };
}

/** Balances belong to memberships and companies: somebody who is known as a user only has none. */
function assertCustomer({ customer }: BalanceTransactionDraft): void {
  if (customer.nodeType === 'Person' && customer.sourceId.startsWith(ACCOUNT_ID_PREFIX)) {
    throw userProblem('INVALID_INPUT', 'This person has no membership, and so no balance.', { field: CUSTOMER_ID });
  }
  assertId({ id: customer.sourceId, field: CUSTOMER_ID }, 'customer');
}

function ledgerOf(kind: BalanceTransactionDraft['kind']): { ledger: Ledger; path: 'day_passes' | 'credits' } {
  const path = kind === 'DAY_PASS' ? 'day_passes' : 'credits';
  const ledger = LEDGERS.find((candidate) => candidate.path === path);
  if (ledger === undefined) throw new Error(`no ledger ${path}`);
  return { ledger, path };
}

/** What a balance cannot pay is the source's to say; it has no word for it that is documented. */
async function explain(
  context: WriteContext,
  { customer, locationId }: BalanceTransactionDraft,
  refusal: SourceFaultError,
): Promise<UserProblemError | null> {
  if (/insufficient|balance|notenough|exceeds/.test(refusalWords(refusal))) return rejected(refusal, ['amount']);
  const location = await explainLocation(context, { id: locationId, field: ['locationId'] });
  if (location !== null) return location;
  if (customer.nodeType === 'Company') return explainCompany(context, customer.sourceId, locationId);
  const membership = await context.memberships.byId(customer.sourceId);
  if (membership === null) return notFound('customer', CUSTOMER_ID);
  assertMember(membership, { field: CUSTOMER_ID, locationId });
  return null;
}

async function explainCompany({ client }: WriteContext, id: string, locationId: string) {
  const company = await client.getCompany(id);
  if (company === null) return notFound('customer', CUSTOMER_ID);
  if (company.locationRef === null || company.locationRef === locationId) return null;
  return userProblem('INVALID_INPUT', 'This company does not belong to that location.', { field: CUSTOMER_ID });
}
