import { LEDGERS } from '../../../../src/upstreams/spacebring/ledger.js';
import { isOfCustomer, toTransaction } from '../../../../src/upstreams/spacebring/transaction.mapper.js';
import { transactionWire } from '../../../../src/upstreams/spacebring/transaction.wire.js';
import { dayPassSample, IDS, moneySample, USER } from './samples.js';

function map(sample: unknown, kind: 'DAY_PASS' | 'CREDIT' | 'MONEY') {
  const ledger = LEDGERS.find((candidate) => candidate.kind === kind);
  if (ledger === undefined) throw new Error('no such ledger');
  return toTransaction(transactionWire.parse(sample), ledger);
}

test('a day pass transaction is a member’s, without a currency', () => {
  expect(map(dayPassSample({ description: 'Welcome', userCreatedBy: USER }), 'DAY_PASS')).toMatchObject({
    sourceId: `day-pass/${IDS.transaction}`,
    kind: 'DAY_PASS',
    type: 'ADMIN_ALLOCATION',
    sourceType: 'adminAllocation',
    direction: 'IN',
    amount: '2',
    currencyCode: null,
    status: 'SUCCEEDED',
    description: 'Welcome',
    product: null,
    customer: { nodeType: 'Person', sourceId: IDS.membership, name: 'Rita Costa' },
    createdBy: { account: { accountId: IDS.user, locationId: IDS.location }, name: 'Rita Costa' },
    location: { sourceId: IDS.location },
    createdAt: new Date('2026-03-01T09:00:00Z'),
  });
});

test('a credit transaction may be a company’s, for a product', () => {
  const customer = { id: IDS.company, type: 'company', title: 'Acme' };
  const product = { type: 'booking', title: 'Meeting room 1' };
  expect(map(dayPassSample({ type: 'booking', amount: 1.25, customer, product }), 'CREDIT')).toMatchObject({
    sourceId: `credit/${IDS.transaction}`,
    direction: 'OUT',
    amount: '1.25',
    product: 'Meeting room 1',
    customer: { nodeType: 'Company', sourceId: IDS.company, name: 'Acme' },
    createdBy: null,
  });
});

test('a money transaction names its customer by user, and has no direction', () => {
  expect(map(moneySample(), 'MONEY')).toMatchObject({
    sourceId: `money/${IDS.transaction}`,
    type: 'CUSTOM',
    direction: null,
    amount: '49.9',
    currencyCode: 'EUR',
    description: 'Lost key',
    customer: { nodeType: 'Person', account: { accountId: IDS.user, locationId: IDS.location }, name: 'Rita Costa' },
    location: { sourceId: IDS.location, name: 'Chiado' },
  });
});

const ALL_TYPES: readonly (readonly [string, string, 'IN' | 'OUT' | null])[] = [
  ['adminAllocation', 'ADMIN_ALLOCATION', 'IN'],
  ['adminCharge', 'ADMIN_CHARGE', 'OUT'],
  ['booking', 'BOOKING', 'OUT'],
  ['expiration', 'EXPIRATION', 'OUT'],
  ['purchaseAllocation', 'PURCHASE_ALLOCATION', 'IN'],
  ['refund', 'REFUND', 'IN'],
  ['subscriptionAllocation', 'SUBSCRIPTION_ALLOCATION', 'IN'],
  ['subscriptionExpiration', 'SUBSCRIPTION_EXPIRATION', 'OUT'],
  ['eventTicket', 'EVENT_TICKET', 'OUT'],
  ['order', 'ORDER', 'OUT'],
  ['chargeExpiringCredits', 'ADMIN_CHARGE', 'OUT'],
  ['chargePermanentCredits', 'ADMIN_CHARGE', 'OUT'],
  ['chargeExpiringDayPasses', 'ADMIN_CHARGE', 'OUT'],
  ['chargePermanentDayPasses', 'ADMIN_CHARGE', 'OUT'],
  ['transferExpiringCredits', 'ADMIN_ALLOCATION', 'IN'],
  ['transferPermanentCredits', 'ADMIN_ALLOCATION', 'IN'],
  ['transferExpiringDayPasses', 'ADMIN_ALLOCATION', 'IN'],
  ['transferPermanentDayPasses', 'ADMIN_ALLOCATION', 'IN'],
  ['subscriptionRenewal', 'SUBSCRIPTION_ALLOCATION', 'IN'],
  ['creditPackage', 'CREDIT_PACKAGE', 'IN'],
  ['somethingNew', 'OTHER', null],
];

test.each(ALL_TYPES)('%s is %s, %s', (word, type, direction) => {
  expect(map(dayPassSample({ type: word }), 'CREDIT')).toMatchObject({ type, direction, sourceType: word });
});

test.each([
  ['booking', 'BOOKING'],
  ['creditPackage', 'CREDIT_PACKAGE'],
  ['invoice', 'INVOICE'],
  ['subscription', 'SUBSCRIPTION'],
  [undefined, 'OTHER'],
])('money of type %s is %s, without a direction', (word, type) => {
  expect(map(moneySample({ type: word }), 'MONEY')).toMatchObject({ type, direction: null });
});

test.each([
  ['pending', 'PENDING'],
  ['processing', 'PROCESSING'],
  ['succeeded', 'SUCCEEDED'],
  ['failed', 'FAILED'],
  ['canceled', 'CANCELLED'],
  [undefined, 'UNKNOWN'],
  ['settled', 'UNKNOWN'],
])('status %s is %s', (word, status) => {
  expect(map(dayPassSample({ status: word }), 'DAY_PASS').status).toBe(status);
});

test.each([
  [1e-7, '0.0000001'],
  [1e21, '1000000000000000000000'],
  [0.1, '0.1'],
  [-5, '-5'],
  ['12.340', '12.340'],
])('the amount %p is given as %s', (amount, expected) => {
  expect(map(moneySample({ amount }), 'MONEY').amount).toBe(expected);
});

test('a transaction without an amount is not decoded', () => {
  expect(transactionWire.safeParse(moneySample({ amount: undefined })).success).toBe(false);
  expect(transactionWire.safeParse(moneySample({ amount: 'much' })).success).toBe(false);
});

describe('older generations', () => {
  const older = (changes: Readonly<Record<string, unknown>>) => dayPassSample({ customer: undefined, ...changes });

  test('name a company', () => {
    const company = { id: IDS.company, title: 'Acme' };
    expect(map(older({ company, companyRef: IDS.company }), 'CREDIT').customer).toMatchObject({
      nodeType: 'Company',
      sourceId: IDS.company,
      name: 'Acme',
    });
    expect(map(older({ companyRef: IDS.company }), 'CREDIT').customer).not.toHaveProperty('name');
  });

  test('name a membership', () => {
    expect(map(older({ membershipRef: IDS.membership, user: USER }), 'CREDIT').customer).toMatchObject({
      nodeType: 'Person',
      sourceId: IDS.membership,
      name: 'Rita Costa',
    });
  });

  test('name a user', () => {
    const account = { accountId: IDS.user, locationId: IDS.location };
    expect(map(older({ userOwner: USER }), 'CREDIT').customer).toMatchObject({ account });
    expect(map(older({ userRefOwner: IDS.user }), 'CREDIT').customer).toMatchObject({ account });
  });

  test('may name no person', () => {
    expect(map(older({}), 'CREDIT').customer).toBeNull();
  });

  test('name the creator by membership', () => {
    const changes = { membershipRefCreator: IDS.membership, userCreator: USER };
    expect(map(older(changes), 'CREDIT').createdBy).toMatchObject({ sourceId: IDS.membership, name: 'Rita Costa' });
  });
});

test('a creator who is named as customers are is found as customers are', () => {
  const changes = { customerRefCreatedBy: IDS.membership };
  expect(map(dayPassSample(changes), 'DAY_PASS').createdBy).toMatchObject({ sourceId: IDS.membership });
  expect(map(moneySample(changes), 'MONEY').createdBy).toMatchObject({ account: { accountId: IDS.membership } });
});

test('a record is its customer’s under whichever id names them, and any customer’s when it names none', () => {
  const isOf = (sample: unknown, id: string) => isOfCustomer(transactionWire.parse(sample), new Set([id]));
  expect(isOf(dayPassSample(), IDS.membership)).toBe(true);
  expect(isOf(dayPassSample(), IDS.company)).toBe(false);
  expect(isOf(dayPassSample({ customer: undefined, membershipRef: IDS.membership }), IDS.membership)).toBe(true);
  expect(isOf(dayPassSample({ customer: undefined }), IDS.membership)).toBe(true);
});
