import { TRANSACTION_KINDS, type Transaction } from '../../../src/domain/model/transaction.js';
import { addDays, isWithin } from '../../../src/domain/time/time-range.js';
import { FOREIGN_IDS, readOnce, requirePort, type SetUpSubject, unknownIdOf, useSubject } from './contract-subject.js';
import {
  byId,
  expectEmpty,
  expectFrozen,
  expectRecords,
  expectSameFacts,
  expectWhole,
  idsOf,
  sampleOf,
} from './record-checks.js';

/** What every TransactionSource keeps to. */
export function describeTransactionSource(name: string, setUp: SetUpSubject): void {
  describe(`${name} as a source of transactions`, () => {
    const subject = useSubject(setUp);
    const port = () => requirePort(subject().newRequest().transactions);
    const range = () => ({ from: addDays(subject().now, -60), to: subject().now });
    const whole = readOnce(() => port().readTransactions({ range: range() }));

    test('gives the transactions of the range, each once, with exact amounts', async () => {
      const slice = await whole();
      expectWhole(slice);
      expectRecords(subject().newRequest().source, 'Transaction', slice.records);
      for (const transaction of slice.records) {
        expect(isWithin(range(), transaction.createdAt)).toBe(true);
        expect(transaction.amount).toMatch(/^-?\d+(\.\d+)?$/);
        expect(transaction.sourceType).not.toBe('');
        if (transaction.kind === 'MONEY') expect(transaction.direction).toBeNull();
      }
    });

    test('hands out records that cannot be changed', async () => {
      expectFrozen((await whole()).records);
    });

    test('gives the same in the next request', async () => {
      const again = await port().readTransactions({ range: range() });
      expect(byId(again.records)).toEqual(byId((await whole()).records));
    });

    test('cuts ranges exactly: the end belongs to the next one', async () => {
      const { records } = await whole();
      const at = byId(records)[0]?.createdAt ?? subject().now;
      const [before, after] = await Promise.all([
        port().readTransactions({ range: { from: range().from, to: at } }),
        port().readTransactions({ range: { from: at, to: range().to } }),
      ]);
      expect(idsOf(before.records)).toEqual(idsOf(records.filter(({ createdAt }) => createdAt < at)));
      expect(idsOf(after.records)).toEqual(idsOf(records.filter(({ createdAt }) => createdAt >= at)));
    });

    test('narrows to kinds exactly', async () => {
      const { records } = await whole();
      for (const kind of TRANSACTION_KINDS) {
        const slice = await port().readTransactions({ range: range(), kinds: [kind] });
        expect(idsOf(slice.records)).toEqual(idsOf(records.filter((transaction) => transaction.kind === kind)));
      }
      expectEmpty(await port().readTransactions({ range: range(), kinds: [] }));
    });

    test('narrows to locations exactly', async () => {
      const { records } = await whole();
      const locationId = records.find(({ location }) => location !== null)?.location?.sourceId ?? '';
      const slice = await port().readTransactions({ range: range(), locationIds: [locationId] });
      expect(idsOf(slice.records)).toEqual(idsOf(records.filter(({ location }) => location?.sourceId === locationId)));
      expectEmpty(await port().readTransactions({ range: range(), locationIds: [unknownIdOf(subject(), 'Location')] }));
    });

    test('narrows to a customer: everything that names them, and nothing that names another', async () => {
      const { records } = await whole();
      const customers = customersOf(records);
      expect(customers.length).toBeGreaterThan(0);
      for (const customer of sampleOf(customers, 3)) {
        const slice = await port().readTransactions({ range: range(), customers: [customer] });
        expect(idsOf(slice.records)).toEqual(expect.arrayContaining(idsOf(ofCustomer(records, customer))));
        expect(idsOf(records)).toEqual(expect.arrayContaining(idsOf(slice.records)));
        const named = slice.records.filter(({ customer: named }) => named?.sourceId !== undefined);
        expect(named).toEqual(ofCustomer(named, customer));
      }
      const unknown = { nodeType: 'Person' as const, sourceId: unknownIdOf(subject(), 'Person') };
      expectEmpty(await port().readTransactions({ range: range(), customers: [unknown] }));
    });

    test('loads transactions, alone or together, as they are in the list', async () => {
      const sample = sampleOf((await whole()).records, 6);
      expectSameFacts(await port().loadTransaction(sample[0]?.sourceId ?? ''), sample[0]);
      const request = port();
      const ids = [...sample.map(({ sourceId }) => sourceId), unknownIdOf(subject(), 'Transaction')];
      const loaded = await Promise.all(ids.map((id) => request.loadTransaction(id)));
      expectSameFacts(loaded, [...sample, null]);
    });

    test.each([...FOREIGN_IDS])('gives null for %s', async (id) => {
      expect(await port().loadTransaction(id)).toBeNull();
    });
  });
}

type Customer = { readonly nodeType: 'Person' | 'Company'; readonly sourceId: string };

/** Those named by their own id; a customer known by account only has to be resolved first. */
function customersOf(transactions: readonly Transaction[]): Customer[] {
  const customers = new Map<string, Customer>();
  for (const { customer } of transactions) {
    if (customer?.sourceId === undefined) continue;
    customers.set(`${customer.nodeType}/${customer.sourceId}`, {
      nodeType: customer.nodeType,
      sourceId: customer.sourceId,
    });
  }
  return [...customers.values()];
}

function ofCustomer(transactions: readonly Transaction[], { nodeType, sourceId }: Customer): Transaction[] {
  return transactions.filter(({ customer }) => customer?.nodeType === nodeType && customer.sourceId === sourceId);
}
