import { idOf, memberOf, PLACES, paged, type Route, refuse, scriptSpacebring } from './scripted-spacebring.js';

const RANGE = { from: new Date('2026-03-01T00:00:00Z'), to: new Date('2026-03-11T00:00:00Z') };
const BOUNDS = 'createDate[gte]=2026-03-01T00:00:00.000Z&createDate[lte]=2026-03-11T00:00:00.000Z';
const [HERE, THERE] = PLACES;
const LEDGER_PATHS = ['day_passes', 'credits', 'money'].map((ledger) => `/transactions/${ledger}/v1`);

function transactionAt(number: number, createDate: string, changes: Readonly<Record<string, unknown>> = {}): unknown {
  return { id: idOf('tx', number), amount: 1, createDate, type: 'booking', status: 'succeeded', ...changes };
}

function routesOf(route: Route): Record<string, Route> {
  return Object.fromEntries(LEDGER_PATHS.map((path) => [path, route]));
}

const listCalls = (calls: readonly string[]) => calls.filter((call) => call.startsWith('/transactions')).sort();

test('a range is one list per ledger and location, cut to the range', async () => {
  const route: Route = (query) =>
    paged(
      'transactions',
      query.get('locationRef') === HERE
        ? [transactionAt(1, '2026-03-01T00:00:00Z'), transactionAt(2, '2026-03-11T00:00:00Z')]
        : [],
      query,
    );
  const { adapter, calls } = scriptSpacebring(routesOf(route));
  const slice = await adapter.transactions?.readTransactions({ range: RANGE });
  expect(slice?.records.map(({ sourceId }) => sourceId).sort()).toEqual(
    ['credit/', 'day-pass/', 'money/'].map((prefix) => prefix + idOf('tx', 1)),
  );
  expect(slice?.records[0]?.location?.sourceId).toBe(HERE);
  expect(listCalls(calls)).toEqual(
    LEDGER_PATHS.flatMap((path) => PLACES.map((place) => `${path}?locationRef=${place}&${BOUNDS}`)).sort(),
  );
});

test('only the ledgers of the given kinds are read', async () => {
  const { adapter, calls } = scriptSpacebring(routesOf((query) => paged('transactions', [], query)));
  await adapter.transactions?.readTransactions({ range: RANGE, kinds: ['CREDIT', 'PAYMENT'], locationIds: [THERE] });
  expect(listCalls(calls)).toEqual([`/transactions/credits/v1?locationRef=${THERE}&${BOUNDS}`]);
});

test('a ledger that fails costs its own rows', async () => {
  const { adapter } = scriptSpacebring({
    ...routesOf((query) => paged('transactions', [transactionAt(1, '2026-03-02T00:00:00Z')], query)),
    '/transactions/money/v1': () => refuse(403),
  });
  const slice = await adapter.transactions?.readTransactions({ range: RANGE, locationIds: [HERE] });
  expect(slice?.records.map(({ kind }) => kind).sort()).toEqual(['CREDIT', 'DAY_PASS']);
  expect(slice).toMatchObject({ isComplete: false, fault: { code: 'UPSTREAM_REJECTED_CREDENTIALS' } });
});

describe('customers', () => {
  const membership: Route = (_query, id) =>
    id === idOf('membership', 1) ? { membership: memberOf(1, HERE) } : refuse(404);
  const customersTransactions: Route = (query) => {
    const mine = { customer: { id: query.get('customerRef'), type: 'user' } };
    const others = { customer: { id: idOf('membership', 9), type: 'user' } };
    return paged(
      'transactions',
      [transactionAt(1, '2026-03-02T00:00:00Z', mine), transactionAt(2, '2026-03-02T00:00:00Z', others)],
      query,
    );
  };
  const routes = { '/community/memberships/v1/{id}': membership, ...routesOf(customersTransactions) };

  test('who are people pay for what belongs to their location: another location’s is cut', async () => {
    const user = { id: idOf('user', 1), type: 'user' };
    const payments = [HERE, THERE, undefined].map((locationRef, index) =>
      transactionAt(index, '2026-03-02T00:00:00Z', { customer: user, locationRef }),
    );
    const { adapter } = scriptSpacebring({
      ...routes,
      '/transactions/money/v1': (q) => paged('transactions', payments, q, 9),
    });
    const customers = [{ nodeType: 'Person' as const, sourceId: idOf('membership', 1) }];
    const slice = await adapter.transactions?.readTransactions({ range: RANGE, customers, kinds: ['MONEY'] });
    expect(slice?.records.map(({ sourceId }) => sourceId).sort()).toEqual(
      [0, 2].map((number) => `money/${idOf('tx', number)}`),
    );
  });

  test('who are people are a membership to two ledgers, and to money a user', async () => {
    const { adapter, calls } = scriptSpacebring(routes);
    const customers = [{ nodeType: 'Person' as const, sourceId: idOf('membership', 1) }];
    const slice = await adapter.transactions?.readTransactions({ range: RANGE, customers });
    expect(slice?.records.map(({ sourceId }) => sourceId).sort()).toEqual(
      ['credit/', 'day-pass/', 'money/'].map((prefix) => prefix + idOf('tx', 1)),
    );
    expect(listCalls(calls)).toEqual([
      `/transactions/credits/v1?customerRef=${idOf('membership', 1)}&${BOUNDS}`,
      `/transactions/day_passes/v1?customerRef=${idOf('membership', 1)}&${BOUNDS}`,
      `/transactions/money/v1?customerRef=${idOf('user', 1)}&${BOUNDS}`,
    ]);
  });

  test('who are companies are the same to all ledgers', async () => {
    const { adapter, calls } = scriptSpacebring(routes);
    const customers = [{ nodeType: 'Company' as const, sourceId: idOf('company', 1) }];
    await adapter.transactions?.readTransactions({ range: RANGE, customers });
    expect(listCalls(calls)).toEqual(
      LEDGER_PATHS.map((path) => `${path}?customerRef=${idOf('company', 1)}&${BOUNDS}`).sort(),
    );
  });

  test('who are users only have nothing but money', async () => {
    const { adapter, calls } = scriptSpacebring(routes);
    const customers = [{ nodeType: 'Person' as const, sourceId: `user/${idOf('user', 2)}` }];
    await adapter.transactions?.readTransactions({ range: RANGE, customers });
    expect(listCalls(calls)).toEqual([`/transactions/money/v1?customerRef=${idOf('user', 2)}&${BOUNDS}`]);
  });

  test('that are unknown have no transactions, and cost no list', async () => {
    const { adapter, calls } = scriptSpacebring(routes);
    const customers = [
      { nodeType: 'Person' as const, sourceId: idOf('membership', 2) },
      { nodeType: 'Company' as const, sourceId: 'nonsense' },
    ];
    const slice = await adapter.transactions?.readTransactions({ range: RANGE, customers });
    expect(slice).toMatchObject({ records: [], isComplete: true });
    expect(listCalls(calls)).toEqual([]);
  });
});

test('one is found in the ledger that its id names, unknown ones are null', async () => {
  const route: Route = (_query, id) =>
    id === idOf('tx', 1) ? { transaction: transactionAt(1, '2026-03-02T00:00:00Z') } : refuse(400);
  const { adapter, calls } = scriptSpacebring({ '/transactions/credits/v1/{id}': route });
  const load = (id: string) => adapter.transactions?.loadTransaction(id);
  expect(await load(`credit/${idOf('tx', 1)}`)).toMatchObject({ sourceId: `credit/${idOf('tx', 1)}`, kind: 'CREDIT' });
  expect(await load(`credit/${idOf('tx', 2)}`)).toBeNull();
  expect(await load('credit/nonsense')).toBeNull();
  expect(await load(idOf('tx', 1))).toBeNull();
  expect(calls).toHaveLength(2);
});
