import { DateTime } from 'luxon';
import { ACCOUNT_ID_PREFIX } from '../../domain/model/person.js';
import type { BalanceTransactionDraft, Transaction, TransactionWriter } from '../../domain/model/transaction.js';
import type { SourceFaultError } from '../../domain/source/source-error.js';
import { type UserProblemError, userProblem } from '../../domain/writes/user-problem.js';
import type { AdapterContext, WriteContext } from './context.js';
import { LEDGERS, type Ledger } from './ledger.js';
import { assertId, assertMember, explainLocation, notFound } from './named-records.js';
import { withLocation } from './paged-slice.js';
import { refusalWords, rejected, writeOrExplain } from './refusals.js';
import { isOfCustomer, toTransaction, toTransactionType } from './transaction.mapper.js';
import type { TransactionWire } from './transaction.wire.js';
import { isSameAmount, toPlainDecimal } from './values.js';
import type { TransactionBody } from './write-client.js';
import { earliestCreation, readWholeList } from './write-recovery.js';

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

/** Balances belong to memberships and companies: a person who is known as a user only has none. */
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

/** Only the source knows whether a balance is high enough; its word for that is not documented. */
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

const TYPE_WORD = { ALLOCATE: 'adminAllocation', CHARGE: 'adminCharge' } as const;

/** @throws UserProblemError INVALID_INPUT for an amount or expiry that cannot be sent exactly. */
async function toTransactionBody(
  context: Pick<AdapterContext, 'locations'>,
  draft: BalanceTransactionDraft,
): Promise<TransactionBody> {
  const { customer, locationId, direction, description } = draft;
  const amount = toAmount(draft);
  const expirationDate = await toExpirationDate(context, draft);
  return {
    amount,
    locationRef: locationId,
    type: TYPE_WORD[direction],
    customerRef: customer.sourceId,
    ...(description !== null && { description }),
    ...(expirationDate !== null && { expirationDate }),
  };
}

/** The source takes a JSON number, which is exact to fifteen digits only. */
function toAmount({ amount: text, kind }: Pick<BalanceTransactionDraft, 'amount' | 'kind'>): number {
  const amount = Number(text);
  if (kind === 'DAY_PASS' && !Number.isInteger(amount)) {
    throw userProblem('INVALID_INPUT', 'The number of day passes must be whole.', { field: ['amount'] });
  }
  const written = Number.isFinite(amount) ? toPlainDecimal(String(amount)) : null;
  if (written !== null && amount > 0 && isSameAmount(written, text)) return amount;
  throw userProblem('INVALID_INPUT', 'This amount cannot be stored exactly.', { field: ['amount'] });
}

/**
 * The last millisecond of the day in the location's zone. The vendor documents no format, and a date-time is unambiguous
 * where a date alone depends on the zone that the source assumes.
 */
async function toExpirationDate(
  { locations }: Pick<AdapterContext, 'locations'>,
  { expiresOn, direction, locationId }: BalanceTransactionDraft,
): Promise<string | null> {
  if (expiresOn === null) return null;
  const field = ['expiresOn'];
  if (direction === 'CHARGE') throw userProblem('INVALID_INPUT', 'Only an allocation can expire.', { field });
  const location = await locations.load(locationId);
  if (location === null) throw notFound('location', ['locationId']);
  const day = DateTime.fromFormat(expiresOn, 'yyyy-MM-dd', { zone: location.timeZone });
  if (!day.isValid) throw userProblem('INVALID_INPUT', 'This is not a calendar day.', { field });
  return day.endOf('day').toJSDate().toISOString();
}

const TYPE = { ALLOCATE: 'ADMIN_ALLOCATION', CHARGE: 'ADMIN_CHARGE' } as const;

/** The customer's entries since the write that have the same amount, type and description. */
async function findCreatedTransactions(
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
