import type { JsonObject } from '../../support/openapi/json-object.js';
import {
  idsOf,
  locationIds,
  objectOf,
  objectsOf,
  type SpacebringHarness,
  startSpacebring,
  UNKNOWN_ID,
} from './spacebring-harness.js';

describe.each([
  ['day_passes', 'DayPasses'],
  ['credits', 'Credits'],
])('%s of the Spacebring sandbox', (kind, suffix) => {
  let sandbox: SpacebringHarness;
  let locationRef: string;
  let customerRef: string;
  beforeEach(async () => {
    sandbox = await startSpacebring();
    [locationRef] = await locationIds(sandbox);
    const { body } = await sandbox.call('GET', '/community/companies/v1', { query: { locationRef } });
    [customerRef = ''] = idsOf(objectsOf(body, 'companies'));
  });
  afterEach(() => sandbox.close());

  const path = `/transactions/${kind}/v1`;
  const post = (transaction: JsonObject) =>
    sandbox.call('POST', path, { body: { transaction: { locationRef, customerRef, ...transaction } } });
  const balance = async (): Promise<number> => {
    const { body } = await sandbox.call('GET', `/transactions/v1/balances/${customerRef}/${kind}`);
    return objectsOf(body, 'balances').reduce((sum, { amount }) => sum + Number(amount), 0);
  };

  test('an allocation with cents adds to the balance and is read again', async () => {
    const before = await balance();
    const made = await post({ type: 'adminAllocation', amount: 12.25, description: 'Gift' });
    const transaction = objectOf(made.body, 'transaction');
    expect(transaction).toMatchObject({
      amount: 12.25,
      type: 'adminAllocation',
      description: 'Gift',
      amounts: [{ amount: 12.25, type: 'permanent' }],
    });
    expect(await balance()).toBeCloseTo(before + 12.25, 6);
    const { body } = await sandbox.call('GET', `${path}/${String(transaction['id'])}`);
    expect(body['transaction']).toEqual(transaction);
    const listed = await sandbox.walk(path, 'transactions', { customerRef, limit: '100' });
    expect(idsOf(listed)).toContain(transaction['id']);
  });

  test('a charge takes expiring amounts first, down to nothing and not further', async () => {
    const emptied = await balance();
    if (emptied > 0) await post({ type: 'adminCharge', amount: emptied });
    await post({ type: 'adminAllocation', amount: 5 });
    await post({ type: 'adminAllocation', amount: 3, expirationDate: '2026-12-01' });
    const charged = objectOf((await post({ type: 'adminCharge', amount: 4 })).body, 'transaction');
    // The end of the first of December in São Paulo.
    expect(charged['amounts']).toEqual([
      { amount: 3, type: 'expiring', expirationDate: '2026-12-02T02:59:59.999Z' },
      { amount: 1, type: 'permanent' },
    ]);
    const refused = await post({ type: 'adminCharge', amount: 4.01 });
    expect([refused.status, refused.body['type']]).toEqual([400, 'insufficientBalance']);
    expect(await balance()).toBe(4);
  });

  test('the deprecated names are stored as what they do, and those of the other ledger refused', async () => {
    expect(objectOf((await post({ type: `transferPermanent${suffix}`, amount: 2 })).body, 'transaction')['type']).toBe(
      'adminAllocation',
    );
    expect(objectOf((await post({ type: `chargeExpiring${suffix}`, amount: 1 })).body, 'transaction')['type']).toBe(
      'adminCharge',
    );
    const other = suffix === 'Credits' ? 'DayPasses' : 'Credits';
    expect((await post({ type: `transferPermanent${other}`, amount: 2 })).status).toBe(400);
  });

  test.each([
    ['an amount of zero', { amount: 0 }],
    ['a negative amount', { amount: -1 }],
    ['an amount in text', { amount: '5' }],
    ['three decimals', { amount: 1.005 }],
    ['a type that cannot be created', { type: 'booking' }],
    ['no customer', { customerRef: undefined }],
    ['an unknown customer', { customerRef: UNKNOWN_ID }],
    ['an expiration that is no date', { expirationDate: 'soon' }],
  ])('refuses %s', async (_what, change) => {
    const { status } = await post({ type: 'adminAllocation', amount: 1, ...change });
    expect(status).toBe(400);
  });

  test('a customer of another location is refused', async () => {
    const [, elsewhere] = await locationIds(sandbox);
    expect((await post({ type: 'adminAllocation', amount: 1, locationRef: elsewhere })).status).toBe(400);
  });

  test('each permanent balance is what the history adds up to', async () => {
    const adding = ['adminAllocation', 'purchaseAllocation', 'subscriptionAllocation', 'refund'];
    const history = await sandbox.walk(path, 'transactions', { locationRef, limit: '100' });
    const sums = new Map<string, number>();
    for (const row of history.filter(({ status }) => status === 'succeeded')) {
      const customer = String(objectOf(row, 'customer')['id']);
      const sign = adding.includes(String(row['type'])) ? 1 : -1;
      const permanent = objectsOf(row, 'amounts').filter(({ type }) => type === 'permanent');
      const moved = permanent.reduce((total, { amount }) => total + sign * Number(amount), 0);
      sums.set(customer, (sums.get(customer) ?? 0) + moved);
    }
    expect(sums.size).toBeGreaterThan(5);
    for (const [customer, sum] of sums) {
      const { body } = await sandbox.call('GET', `/transactions/v1/balances/${customer}/${kind}`);
      const held = objectsOf(body, 'balances').find(({ expirationDate }) => expirationDate === undefined);
      expect(Number(held?.['amount'] ?? 0)).toBeCloseTo(sum, 6);
    }
  });
});

describe('money of the Spacebring sandbox', () => {
  test('is listed newest first, read one by one, and belongs to companies and to users', async () => {
    const sandbox = await startSpacebring();
    try {
      const all = await sandbox.walk('/transactions/money/v1', 'transactions', { limit: '100' });
      const dates = all.map(({ createDate }) => String(createDate));
      expect(dates).toEqual([...dates].sort().reverse());
      expect(all.length).toBeGreaterThanOrEqual(200);
      expect(new Set(all.map((row) => objectOf(row, 'customer')['type']))).toEqual(new Set(['company', 'user']));
      expect(new Set(all.map(({ currencyCode }) => currencyCode)).size).toBe(3);
      expect(all.some(({ amount }) => !Number.isInteger(amount))).toBe(true);
      const [first = {}] = all;
      const { body } = await sandbox.call('GET', `/transactions/money/v1/${String(first['id'])}`);
      expect(body['transaction']).toEqual(first);
    } finally {
      await sandbox.close();
    }
  });
});
