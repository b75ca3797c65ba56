import { buildConnection } from '../lists/build-connection.js';
import type { Connection, PageRequest } from '../lists/connection.js';
import type { ListEnvironment } from '../lists/list-environment.js';
import { assertPageSize } from '../lists/page-request.js';
import { createPaginator } from '../lists/paginator.js';
import { resolveRange, TRANSACTIONS_RANGE } from '../lists/resolve-range.js';
import { timeKey } from '../lists/sort-key.js';
import { readWholeList } from '../lists/whole-list.js';
import type { Transaction, TransactionQuery } from '../model/transaction.js';
import { SOURCES } from '../source/source.js';
import { completeSlice, type SourceSlice } from '../source/source-slice.js';
import type { Visitor } from '../visitor/visitor.js';

const keyOf = (transaction: Transaction) => timeKey(transaction.createdAt, transaction);

/**
 * Transactions of the last 30 days of all people with the visitor's e-mail, newest first. A visitor without an e-mail
 * has none: every report is SKIPPED.
 * @throws InvalidInputError, SourceFaultError as `listTransactions`.
 */
export async function listTransactionsOfVisitor(
  env: ListEnvironment,
  request: PageRequest & { readonly visitor: Visitor },
): Promise<Connection<Transaction>> {
  const { visitor, first } = request;
  assertPageSize(first);
  const limits = { argument: 'range', policy: TRANSACTIONS_RANGE, now: env.now, maxDays: env.visitsMaxRangeDays };
  const resolve = () => resolveRange(null, limits);
  const paginator = createPaginator(env.encryptor, {
    list: 'visitor.transactions',
    args: visitor.key,
    after: request.after,
    now: env.now,
    resolveRange: resolve,
  });
  const range = paginator.range ?? resolve();
  const { email } = visitor;
  const sources = SOURCES.flatMap((source) =>
    email !== null && env.adapters[source]?.transactions !== undefined
      ? [{ source, read: () => readOfEmail(env, { source, email, range }) }]
      : [],
  );
  const select = (transactions: readonly Transaction[]) => transactions;
  const options = { pace: env.pace, sources, first, direction: 'DESC', keyOf, select } as const;
  return buildConnection(paginator, await readWholeList(paginator, options), options);
}

async function readOfEmail(
  env: ListEnvironment,
  { source, email, range }: { source: Transaction['source']; email: string; range: TransactionQuery['range'] },
): Promise<SourceSlice<Transaction>> {
  const adapter = env.adapters[source];
  const people = (await adapter?.people.findPeopleByEmail(email)) ?? [];
  if (adapter?.transactions === undefined || people.length === 0) return completeSlice([], env.now);
  const customers = people.map(({ nodeType, sourceId }) => ({ nodeType, sourceId }));
  return adapter.transactions.readTransactions({ range, customers });
}
