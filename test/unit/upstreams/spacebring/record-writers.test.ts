import type { BalanceTransactionDraft } from '../../../../src/domain/model/transaction.js';
import { isSameAmount } from '../../../../src/upstreams/spacebring/values.js';
import { problemsOf } from '../../../contract/suites/write-checks.js';
import { problemOf } from '../../../support/user-problems.js';
import { dayPassSample, ticketSample } from './samples.js';
import { idOf, memberOf, NOW, PLACES } from './scripted-spacebring.js';
import { failWith, refuseWith, scriptWrites } from './scripted-writes.js';

const TICKETS = '/support/tickets/v1';
const DAY_PASSES = '/transactions/day_passes/v1';
const [HERE, ELSEWHERE] = PLACES;
const TICKET = idOf('ticket', 1);
const CREATED = NOW.toISOString();

const ticket = (number: number, changes: object = {}) =>
  ticketSample({ id: idOf('ticket', number), locationRef: HERE, createDate: CREATED, ...changes });

describe('a ticket', () => {
  test('whose new category cannot be read again has it nevertheless', async () => {
    for (const read of [() => failWith(), () => refuseWith('notFound', 'gone', 404)]) {
      const script = { [`PATCH ${TICKETS}/{id}/type`]: () => undefined, [`GET ${TICKETS}/{id}`]: read };
      const write = scriptWrites(script).writers.ticketWriter.setTicketCategory(TICKET, 'ACCESS');
      await expect(write).rejects.toMatchObject({ name: 'SourceFaultError', isDelivered: true });
    }
  });

  test('that is there may be refused for a reason that only the source knows', async () => {
    const { writers } = scriptWrites({
      [`PUT ${TICKETS}/{id}/status`]: () => refuseWith('noTransition'),
      [`GET ${TICKETS}/{id}`]: () => ({ ticket: ticket(1), activities: [] }),
    });
    expect(await problemsOf(writers.ticketWriter.setTicketStatus(TICKET, 'NEW'))).toMatchObject([
      { code: 'REJECTED_BY_SOURCE', sourceCode: 'noTransition', field: null },
    ]);
  });

  test('is unassigned by saying so', async () => {
    const { writers, bodies } = scriptWrites({ [`PUT ${TICKETS}/{id}/assignee`]: () => ({ ticket: ticket(1) }) });
    await writers.ticketWriter.assignTicket(TICKET, null);
    expect(bodies).toEqual([{ ticket: { userRefAssignee: null } }]);
  });
});

describe('looking for a ticket', () => {
  const draft = { locationId: HERE, text: ' The lift is stuck ', category: null, requesterId: null };
  const found = { description: 'The lift is stuck' };

  function find(pages: readonly object[], { maxPages = 10, requesterId = null as string | null } = {}) {
    const scripted = scriptWrites(
      { [`GET ${TICKETS}`]: ({ query }) => pages[Number('nextPageToken' in query ? query.nextPageToken : 0) || 0] },
      { maxPages },
    );
    const tickets = scripted.writers.ticketWriter.findCreatedTickets({ ...draft, requesterId }, NOW);
    return { tickets, calls: scripted.calls };
  }

  test('goes back to the time of the try and no further', async () => {
    const old = (number: number) => ticket(number, { ...found, createDate: '2026-03-10T11:00:00Z' });
    const { tickets, calls } = find([
      { tickets: [ticket(1)], nextPageToken: '1' },
      { tickets: [ticket(2, found), old(3)], nextPageToken: '2' },
      { tickets: [old(4)], nextPageToken: '3' },
      { tickets: [ticket(5, found)] },
    ]);
    expect((await tickets).map(({ sourceId }) => sourceId)).toEqual([idOf('ticket', 2)]);
    expect(calls).toHaveLength(3);
  });

  test('returns a ticket once that comes twice', async () => {
    const pages = [{ tickets: [ticket(1, found)], nextPageToken: '1' }, { tickets: [ticket(1, found)] }];
    expect(await find(pages).tickets).toHaveLength(1);
  });

  test('distinguishes requesters, where they are known', async () => {
    const requesterId = idOf('membership', 7);
    const by = (membershipRefRequester: string | undefined) =>
      ticket(1, { ...found, membershipRefRequester, membershipRequester: undefined });
    expect(await find([{ tickets: [by(requesterId)] }], { requesterId }).tickets).toHaveLength(1);
    expect(await find([{ tickets: [by(idOf('membership', 8))] }], { requesterId }).tickets).toEqual([]);
    expect(await find([{ tickets: [by(undefined)] }], { requesterId }).tickets).toHaveLength(1);
  });

  test('does not call absent what may be beyond the limit, or cannot be read', async () => {
    const endless = { tickets: [ticket(1)], nextPageToken: '0' };
    await expect(find([endless], { maxPages: 3 }).tickets).rejects.toMatchObject({ code: 'UPSTREAM_INVALID_RESPONSE' });
    const broken = { tickets: [{ id: TICKET }] };
    await expect(find([broken]).tickets).rejects.toMatchObject({ code: 'UPSTREAM_INVALID_RESPONSE' });
  });
});

describe('a transaction', () => {
  const draft: BalanceTransactionDraft = {
    kind: 'DAY_PASS',
    customer: { nodeType: 'Person', sourceId: idOf('membership', 1) },
    locationId: HERE,
    direction: 'CHARGE',
    amount: '2.00',
    description: null,
    expiresOn: null,
  };

  test('is sent as a number, without what is not given', async () => {
    const answer = { transaction: dayPassSample({ locationRef: undefined }) };
    const { writers, bodies } = scriptWrites({ [`POST ${DAY_PASSES}`]: () => answer });
    const transaction = await writers.transactionWriter.createTransaction(draft);
    const customerRef = draft.customer.sourceId;
    expect(bodies).toEqual([{ transaction: { amount: 2, locationRef: HERE, type: 'adminCharge', customerRef } }]);
    expect(transaction.location?.sourceId).toBe(HERE);
  });

  test.each(['insufficientBalance', 'notEnoughPasses', 'balanceExceeded'])(
    'that is %s is one of its amount',
    async (word) => {
      const { writers } = scriptWrites({ [`POST ${DAY_PASSES}`]: () => refuseWith(word) });
      const problems = await problemsOf(writers.transactionWriter.createTransaction(draft));
      expect(problems).toMatchObject([{ code: 'REJECTED_BY_SOURCE', field: ['amount'], sourceCode: word }]);
    },
  );

  test('that is refused for no reason that can be found is passed on', async () => {
    const { writers } = scriptWrites({
      [`POST ${DAY_PASSES}`]: () => refuseWith('nope'),
      'GET /community/memberships/v1/{id}': () => ({ membership: memberOf(1, HERE) }),
    });
    const problem = await problemOf(writers.transactionWriter.createTransaction(draft));
    expect(problem).toEqual({ code: 'REJECTED_BY_SOURCE', field: null });
  });

  test.each([
    ['of another customer', { customer: { id: idOf('membership', 2), type: 'user' } }],
    ['at another location', { locationRef: ELSEWHERE }],
    ['of another type', { type: 'booking' }],
    ['before the try', { createDate: '2026-03-10T11:57:59Z' }],
    ['described differently', { description: 'Other' }],
  ])('%s is not the one that is looked for', async (_name, changes) => {
    const sought = {
      type: 'adminCharge',
      locationRef: HERE,
      createDate: CREATED,
      customer: { id: draft.customer.sourceId },
    };
    const find = (records: unknown[]) =>
      scriptWrites({
        [`GET ${DAY_PASSES}`]: () => ({ transactions: records }),
      }).writers.transactionWriter.findCreatedTransactions(draft, NOW);
    expect(await find([dayPassSample(sought)])).toHaveLength(1);
    expect(await find([dayPassSample({ ...sought, ...changes })])).toEqual([]);
  });
});

test.each([
  ['2', '2.00', true],
  ['0.50', '.5', true],
  ['-2.5', '2.50', true],
  ['007', '7.0', true],
  ['20', '2', false],
  ['2.05', '2.5', false],
])('the amounts %s and %s are one: %p', (left, right, expected) => {
  expect(isSameAmount(left, right)).toBe(expected);
});
