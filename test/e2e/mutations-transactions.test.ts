import { encodeNodeId } from '../../src/domain/ids/node-id.js';
import { startTestGateway, type TestGateway } from '../support/gateway.js';
import { mutate, mutateWell, refusalOf } from '../support/mutate.js';
import { first, type Host, hostsOf, locationsOf, minutesFromNow } from '../support/write-scene.js';

interface Transaction {
  readonly id: string;
}

const TRANSACTION = `id source kind type direction amount status description createdAt
  customer { ... on Person { id } ... on Company { id name } } location { id }`;

let gateway: TestGateway;
let member: Host;
let colleague: Host;
let locationId: string;

beforeAll(async () => {
  gateway = await startTestGateway({ SANDBOX_VISITS: '300' });
  const people = (await hostsOf(gateway, 'SPACEBRING')).filter(({ location }) => location !== null);
  member = first(people.filter(({ company, email }) => company === null && email !== null));
  colleague = first(people.filter(({ company }) => company !== null));
  locationId = member.location?.id ?? '';
});

afterAll(() => gateway.close());

const draft = (given: Record<string, unknown> = {}) => ({
  customerId: member.id,
  locationId,
  direction: 'ALLOCATE',
  amount: '2',
  ...given,
});

const ledger = async (kind: string) => {
  const { data } = await gateway.query<{ transactions: { nodes: { id: string }[] } }>(
    'query ($kind: TransactionKind!) { transactions(first: 50, filter: { kinds: [$kind] }) { nodes { id } } }',
    { kind },
  );
  return data?.transactions.nodes.map(({ id }) => id);
};

describe.each([
  ['createDayPassTransaction', 'DAY_PASS'],
  ['createCreditTransaction', 'CREDIT'],
] as const)('%s', (name, kind) => {
  const create = (given: Record<string, unknown> = {}) =>
    mutateWell<Transaction>(gateway, { name, input: draft(given), selection: TRANSACTION });
  const refusal = (given: Record<string, unknown>) => refusalOf(gateway, { name, input: draft(given) });

  test('gives to a balance, and the ledger shows it', async () => {
    await ledger(kind);
    const transaction = await create({ description: 'Welcome', expiresOn: '2026-12-31' });
    expect(transaction).toMatchObject({
      source: 'SPACEBRING',
      kind,
      type: 'ADMIN_ALLOCATION',
      direction: 'IN',
      amount: '2',
      description: 'Welcome',
      customer: { id: member.id },
      location: { id: locationId },
    });
    expect(await ledger(kind)).toContain(transaction.id);
  });

  test('takes from a balance what is there, and no more', async () => {
    await create({ amount: '10' });
    expect(await create({ direction: 'CHARGE', amount: '1' })).toMatchObject({
      type: 'ADMIN_CHARGE',
      direction: 'OUT',
      amount: '1',
    });
    const { userErrors } = await mutate(gateway, {
      name,
      input: draft({ direction: 'CHARGE', amount: '1000000' }),
    });
    expect(userErrors).toMatchObject([
      { code: 'REJECTED_BY_SOURCE', field: ['input', 'amount'], sourceCode: 'insufficientBalance' },
    ]);
  });

  test('works for a company', async () => {
    const transaction = await create({ customerId: colleague.company?.id, locationId: colleague.location?.id });
    expect(transaction).toMatchObject({ customer: { id: colleague.company?.id, name: colleague.company?.name } });
  });

  test('refuses a customer of another place, nobody, and an expiry of what is taken', async () => {
    const elsewhere = first((await locationsOf(gateway, 'SPACEBRING')).filter(({ id }) => id !== locationId)).id;
    expect(await refusal({ locationId: elsewhere })).toEqual(['INVALID_INPUT input.customerId']);
    const nobody = { source: 'SPACEBRING', sourceId: '00000000-0000-4000-8000-000000000000' } as const;
    expect(await refusal({ customerId: encodeNodeId({ nodeType: 'Person', ...nobody }) })).toEqual([
      'NOT_FOUND input.customerId',
    ]);
    expect(await refusal({ customerId: encodeNodeId({ nodeType: 'Company', ...nobody }) })).toEqual([
      'NOT_FOUND input.customerId',
    ]);
    expect(await refusal({ locationId: encodeNodeId({ nodeType: 'Location', ...nobody }) })).toEqual([
      'NOT_FOUND input.locationId',
    ]);
    expect(await refusal({ direction: 'CHARGE', expiresOn: '2026-12-31' })).toEqual(['INVALID_INPUT input.expiresOn']);
  });

  test(kind === 'DAY_PASS' ? 'takes whole day passes only' : 'takes fractions of credits', async () => {
    const { record, userErrors } = await mutate(gateway, {
      name,
      input: draft({ amount: '2.50' }),
      selection: 'amount',
    });
    if (kind === 'DAY_PASS') expect(userErrors).toMatchObject([{ code: 'INVALID_INPUT', field: ['input', 'amount'] }]);
    else expect(record).toMatchObject({ amount: expect.stringMatching(/^2\.50?$/) });
  });

  test('is not supported by the other sources', async () => {
    const [host, place] = [await hostsOf(gateway, 'W3LCOME'), await locationsOf(gateway, 'W3LCOME')];
    const [refused] = await refusal({ customerId: first(host).id, locationId: first(place).id });
    expect(refused).toMatch(/^NOT_SUPPORTED_BY_SOURCE/);
  });
});

test('a transaction shows under the visitor who is the same human as its customer', async () => {
  const { visitor } = await mutateWell<{ visitor: { id: string } }>(gateway, {
    name: 'scheduleVisit',
    input: { locationId, expectedAt: minutesFromNow(60), visitor: { name: member.name, email: member.email } },
    selection: 'visitor { id }',
  });
  const { id } = await mutateWell<Transaction>(gateway, { name: 'createDayPassTransaction', input: draft() });
  const { data } = await gateway.query<{ visitor: { transactions: { nodes: { id: string }[] } } }>(
    'query ($by: VisitorBy!) { visitor(by: $by) { transactions { nodes { id } } } }',
    { by: { id: visitor.id } },
  );
  expect(data?.visitor.transactions.nodes.map((node) => node.id)).toContain(id);
});
