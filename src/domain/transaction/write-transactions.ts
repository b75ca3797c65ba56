import type { BalanceTransactionDraft, Transaction } from '../model/transaction.js';
import { createOnce } from '../writes/create-once.js';
import type { IdempotentInput } from '../writes/idempotent-input.js';
import { InputChecker } from '../writes/input-checker.js';
import type { WriteEnvironment } from '../writes/write-environment.js';
import { writerOf } from '../writes/writer-of.js';

export interface CreateBalanceTransactionInput extends IdempotentInput {
  /** A person or a company. */
  readonly customerId: string;
  readonly locationId: string;
  readonly direction: 'ALLOCATE' | 'CHARGE';
  /** Decimal text. */
  readonly amount: string;
  readonly description?: string | null;
  /** `YYYY-MM-DD` */
  readonly expiresOn?: string | null;
}

/** @throws as `writeOnce`. */
export function createDayPassTransaction(
  writes: WriteEnvironment,
  input: CreateBalanceTransactionInput,
): Promise<Transaction | null> {
  return createTransaction(writes, { operation: 'createDayPassTransaction', kind: 'DAY_PASS', input });
}

/** @throws as `writeOnce`. */
export function createCreditTransaction(
  writes: WriteEnvironment,
  input: CreateBalanceTransactionInput,
): Promise<Transaction | null> {
  return createTransaction(writes, { operation: 'createCreditTransaction', kind: 'CREDIT', input });
}

async function createTransaction(
  writes: WriteEnvironment,
  checked: {
    operation: string;
    kind: BalanceTransactionDraft['kind'];
    input: CreateBalanceTransactionInput;
  },
): Promise<Transaction | null> {
  const { operation, kind, input } = checked;
  const checker = new InputChecker();
  const customer = checker.id(['customerId'], input.customerId, ['Person', 'Company']);
  const location = checker.id(['locationId'], input.locationId, 'Location');
  checker.sameSource(['customerId'], customer, location);
  const amount = checker.amount(['amount'], input.amount);
  const description = checker.optionalText(['description'], input.description);
  checker.assertNoProblems();
  const { source } = location;
  const draft: BalanceTransactionDraft = {
    kind,
    customer: {
      nodeType: customer.nodeType === 'Company' ? 'Company' : 'Person',
      sourceId: customer.sourceId,
    },
    locationId: location.sourceId,
    direction: input.direction,
    amount,
    description,
    expiresOn: input.expiresOn ?? null,
  };
  const writer = writerOf(writes, source, 'transactionWriter');
  return createOnce<Transaction>(writes, {
    operation,
    source,
    input,
    compared: { kind, customerId: customer.sourceId, direction: input.direction },
    isCreationTimeReported: true,
    write: () => writer.createTransaction(draft),
    find: (startedAt) => writer.findCreatedTransactions(draft, startedAt),
    load: async (sourceId) => (await writes.env.adapters[source]?.transactions?.loadTransaction(sourceId)) ?? null,
  });
}
