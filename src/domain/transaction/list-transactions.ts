import { buildConnection } from '../lists/build-connection.js';
import type { Connection, InstantRange, PageRequest } from '../lists/connection.js';
import type { ListEnvironment } from '../lists/list-environment.js';
import { adaptersToRead, assertIdOfTypes, idsBySource } from '../lists/list-plan.js';
import { assertFilterValues, assertPageSize } from '../lists/page-request.js';
import { createPaginator } from '../lists/paginator.js';
import { resolveRange, TRANSACTIONS_RANGE } from '../lists/resolve-range.js';
import { timeKey } from '../lists/sort-key.js';
import { readWholeList } from '../lists/whole-list.js';
import { readWindowedList } from '../lists/windowed-list.js';
import type {
  Transaction,
  TransactionKind,
  TransactionQuery,
  TransactionSource,
  TransactionStatus,
  TransactionType,
} from '../model/transaction.js';
import type { Source } from '../source/source.js';
import type { TimeRange } from '../time/time-range.js';

export interface TransactionFilter {
  readonly createdAt?: InstantRange | null;
  readonly sources?: readonly Source[] | null;
  readonly kinds?: readonly TransactionKind[] | null;
  readonly types?: readonly TransactionType[] | null;
  readonly statuses?: readonly TransactionStatus[] | null;
  readonly locationIds?: readonly string[] | null;
  /** Ids of people or companies. */
  readonly customerIds?: readonly string[] | null;
}

type Customer = NonNullable<TransactionQuery['customers']>[number];

const keyOf = (transaction: Transaction) => timeKey(transaction.createdAt, transaction);

/**
 * Transactions of all ledgers, newest first; without a range those of the last 30 days.
 * @throws InvalidInputError for invalid arguments; SourceFaultError when every source fails.
 */
export async function listTransactions(
  env: ListEnvironment,
  request: PageRequest & { readonly filter: TransactionFilter },
): Promise<Connection<Transaction>> {
  const { filter, first, isCounted } = request;
  assertPageSize(first);
  for (const member of ['sources', 'kinds', 'types', 'statuses'] as const) {
    assertFilterValues(`filter.${member}`, filter[member]);
  }
  const plan = planSources(env, filter);
  const paginator = createPaginator(env.encryptor, {
    list: 'transactions',
    args: filter,
    after: request.after,
    now: env.now,
    resolveRange: () => resolveTransactionRange(env, filter),
  });
  const range = paginator.range ?? resolveTransactionRange(env, filter);
  const matches = ({ type, status }: Transaction) =>
    (filter.types?.includes(type) ?? true) && (filter.statuses?.includes(status) ?? true);
  if (!filter.customerIds) {
    const options = {
      pace: env.pace,
      sources: plan,
      first,
      direction: 'DESC',
      isCounted,
      keyOf,
      matches,
      firstWindowDays: 7,
    } as const;
    return buildConnection(paginator, await readWindowedList(paginator, range, options), { keyOf });
  }
  const sources = plan.map(({ source, read }) => ({ source, read: () => read(range) }));
  const select = (transactions: readonly Transaction[]) => transactions.filter(matches);
  const options = { pace: env.pace, sources, first, direction: 'DESC', keyOf, select } as const;
  return buildConnection(paginator, await readWholeList(paginator, options), options);
}

function resolveTransactionRange(env: ListEnvironment, { createdAt }: TransactionFilter): TimeRange {
  return resolveRange(createdAt, {
    argument: 'filter.createdAt',
    policy: TRANSACTIONS_RANGE,
    now: env.now,
    maxDays: env.visitsMaxRangeDays,
  });
}

function planSources(env: ListEnvironment, filter: TransactionFilter) {
  const locations = idsBySource('filter.locationIds', filter.locationIds, 'Location');
  const customers = idsBySource('filter.customerIds', filter.customerIds, ['Person', 'Company']);
  const named: readonly (Customer & { readonly source: Source })[] = (filter.customerIds ?? []).flatMap((id) => {
    const { nodeType, source, sourceId } = assertIdOfTypes('filter.customerIds', id, ['Person', 'Company']);
    return nodeType === 'Person' || nodeType === 'Company' ? [{ nodeType, source, sourceId }] : [];
  });
  return adaptersToRead(env.adapters, { sources: filter.sources, ids: [locations, customers] }).flatMap(
    ({ source, transactions }) => {
      if (transactions === undefined) return [];
      const narrowing = {
        ...(filter.kinds && { kinds: filter.kinds }),
        ...(locations && { locationIds: locations.get(source) ?? [] }),
        ...(customers && { customers: named.filter((customer) => customer.source === source) }),
      };
      return [createSource(source, transactions, narrowing)];
    },
  );
}

function createSource(source: Source, transactions: TransactionSource, narrowing: Omit<TransactionQuery, 'range'>) {
  return { source, read: (range: TimeRange) => transactions.readTransactions({ ...narrowing, range }) };
}
