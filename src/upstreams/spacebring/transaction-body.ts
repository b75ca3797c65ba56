import { DateTime } from 'luxon';
import type { BalanceTransactionDraft } from '../../domain/model/transaction.js';
import { userProblem } from '../../domain/writes/user-problem.js';
import type { AdapterContext } from './adapter-context.js';
import { isSameAmount } from './balance-amount.js';
import { notFound } from './named-records.js';
import { toPlainDecimal } from './plain-decimal.js';
import type { TransactionBody } from './spacebring-write.client.js';

const TYPE_WORD = { ALLOCATE: 'adminAllocation', CHARGE: 'adminCharge' } as const;

/** @throws UserProblemError INVALID_INPUT for an amount or expiry that cannot be sent as it is meant. */
export async function toTransactionBody(
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

/** The source takes a JSON number, in which only some fifteen digits are exact. */
function toAmount({ amount: text, kind }: Pick<BalanceTransactionDraft, 'amount' | 'kind'>): number {
  const amount = Number(text);
  if (kind === 'DAY_PASS' && !Number.isInteger(amount)) {
    throw userProblem('INVALID_INPUT', 'Day passes are whole numbers.', { field: ['amount'] });
  }
  const written = Number.isFinite(amount) ? toPlainDecimal(String(amount)) : null;
  if (written !== null && amount > 0 && isSameAmount(written, text)) return amount;
  throw userProblem('INVALID_INPUT', 'This amount cannot be written exactly.', { field: ['amount'] });
}

/**
 * The last millisecond of the day in the location's zone. The vendor gives no format: a date-time means the same whatever
 * zone a date alone would be read in.
 */
async function toExpirationDate(
  { locations }: Pick<AdapterContext, 'locations'>,
  { expiresOn, direction, locationId }: BalanceTransactionDraft,
): Promise<string | null> {
  if (expiresOn === null) return null;
  const field = ['expiresOn'];
  if (direction === 'CHARGE') throw userProblem('INVALID_INPUT', 'Only what is allocated can expire.', { field });
  const location = await locations.load(locationId);
  if (location === null) throw notFound('location', ['locationId']);
  const day = DateTime.fromFormat(expiresOn, 'yyyy-MM-dd', { zone: location.timeZone });
  if (!day.isValid) throw userProblem('INVALID_INPUT', 'This is no day of the calendar.', { field });
  return day.endOf('day').toJSDate().toISOString();
}
