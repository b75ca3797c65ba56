import type { BalanceTransactionDraft } from '../../src/domain/model/transaction.js';
import { problemOf } from '../support/user-problems.js';
import { VISITOR } from '../support/write-drafts.js';
import { NOW } from './spacebring-sandbox.js';
import { useSpacebringWrites } from './spacebring-write-harness.js';
import { UNKNOWN } from './suites/unknown-ids.js';
import { problemsOf } from './suites/write-checks.js';

const REQUESTS = '/visitors/requests/v1';
const TICKETS = '/support/tickets/v1';

/** Requests that were answered stay readable, as the vendor does not say that they do not. */
const subject = useSpacebringWrites({ keepsHandledRequests: true, acceptsRepeatedCheckIn: true });
const placeId = () => subject().placeIds[0] ?? '';
const memberId = () => subject().members[0]?.id ?? '';
const userIdOf = (membershipId: string) => String(subject().members.find(({ id }) => id === membershipId)?.['userRef']);
const takeRequests = () => subject().sandbox.takeRequests();

describe('visit requests', () => {
  const request = () =>
    subject()
      .newRequest()
      .visitRequestWriter.requestVisit({ locationId: placeId(), hostId: memberId(), visitor: VISITOR });

  test('are made by the network, for the user behind the membership', async () => {
    const { sourceId } = await request();
    expect(await takeRequests()).toEqual(['GET /community/memberships/v1/:id ×1', `POST ${REQUESTS} ×1`]);
    const { request: raw } = await subject().sandbox.ask(`${REQUESTS}/${sourceId}`);
    expect(raw).toMatchObject({ userRefHost: userIdOf(memberId()), visitor: { name: VISITOR.name } });
  });

  test('take a host who is known as a user only', async () => {
    const hostId = `user/${userIdOf(memberId())}`;
    const { visitRequestWriter } = subject().newRequest();
    const made = await visitRequestWriter.requestVisit({ locationId: placeId(), hostId, visitor: VISITOR });
    expect(made.host?.sourceId).toBe(memberId());
  });

  test('are answered in one call of the user', async () => {
    const [approved, rejected] = [await request(), await request()];
    await takeRequests();
    await subject().newRequest().visitRequestWriter.approveVisitRequest(approved.sourceId, NOW);
    await subject().newRequest().visitRequestWriter.rejectVisitRequest(rejected.sourceId);
    expect(await takeRequests()).toEqual([`POST ${REQUESTS}/:id/approve ×1`, `POST ${REQUESTS}/:id/reject ×1`]);
  });

  test('that were answered before are in conflict, where they can still be read', async () => {
    const { sourceId } = await request();
    const { visitRequestWriter } = subject().newRequest();
    await visitRequestWriter.rejectVisitRequest(sourceId);
    expect(await problemOf(visitRequestWriter.approveVisitRequest(sourceId, NOW))).toEqual({
      code: 'CONFLICT',
      field: null,
    });
  });
});

describe('tickets', () => {
  const draft = { locationId: '', text: 'The lift is stuck', category: null, requesterId: null };
  const create = () =>
    subject()
      .newRequest()
      .ticketWriter.createTicket({ ...draft, locationId: placeId() });

  test('are created in one call', async () => {
    await create();
    expect(await takeRequests()).toEqual([`POST ${TICKETS} ×1`]);
  });

  test('without a requester are the user’s, who is known as a host from then on', async () => {
    const { requester } = await create();
    const visit = await subject().schedule({ hostId: requester?.sourceId ?? '' });
    expect(visit.host?.sourceId).toBe(requester?.sourceId);
  });

  test('are read again only where the source does not answer with them', async () => {
    const { sourceId } = await create();
    const { ticketWriter } = subject().newRequest();
    await takeRequests();
    await ticketWriter.setTicketStatus(sourceId, 'SOLVED');
    expect(await takeRequests()).toEqual([`PUT ${TICKETS}/:id/status ×1`]);
    await ticketWriter.setTicketCategory(sourceId, 'CLEANING');
    expect(await takeRequests()).toEqual([`GET ${TICKETS}/:id ×1`, `PATCH ${TICKETS}/:id/type ×1`]);
  });

  test('are assigned to somebody who is known as a user only', async () => {
    const { sourceId } = await create();
    const assigneeId = `user/${userIdOf(memberId())}`;
    const { assignee } = await subject().newRequest().ticketWriter.assignTicket(sourceId, assigneeId);
    expect(assignee).toMatchObject({ account: { accountId: userIdOf(memberId()), locationId: placeId() } });
  });

  test('refuse what the source refuses for a reason of its own', async () => {
    const { sourceId } = await create();
    await subject().sandbox.setFaults([{ route: `PUT ${TICKETS}`, status: 409 }]);
    const [problem] = await problemsOf(subject().newRequest().ticketWriter.setTicketStatus(sourceId, 'SOLVED'));
    expect(problem).toMatchObject({ code: 'CONFLICT', sourceCode: 'sandboxFault', field: null });
  });
});

describe('transactions', () => {
  const draft = (given: Partial<BalanceTransactionDraft> = {}): BalanceTransactionDraft => ({
    kind: 'CREDIT',
    customer: { nodeType: 'Person', sourceId: memberId() },
    locationId: placeId(),
    direction: 'ALLOCATE',
    amount: '12.30',
    description: null,
    expiresOn: null,
    ...given,
  });
  const create = (given?: Partial<BalanceTransactionDraft>) =>
    subject().newRequest().transactionWriter.createTransaction(draft(given));

  test('are written in one call', async () => {
    expect(await create()).toMatchObject({ kind: 'CREDIT', amount: '12.3' });
    expect(await takeRequests()).toEqual(['POST /transactions/credits/v1 ×1']);
  });

  test('expire at the end of the day in the location’s zone', async () => {
    const { sourceId } = await create({ kind: 'DAY_PASS', amount: '12', expiresOn: '2026-07-01' });
    const { transaction } = await subject().sandbox.ask(`/transactions/day_passes/v1/${sourceId.split('/')[1]}`);
    const [location] = (await subject().sandbox.ask('/locations/v1'))['locations'] as { timezoneId: string }[];
    expect(location?.timezoneId).toBe('America/Sao_Paulo');
    expect(transaction).toMatchObject({ amounts: [{ expirationDate: '2026-07-02T02:59:59.999Z' }] });
  });

  test('expire on no day that is none', async () => {
    expect(await problemOf(create({ expiresOn: '2026-02-30' }))).toEqual({
      code: 'INVALID_INPUT',
      field: ['expiresOn'],
    });
  });

  test('are not for somebody without a membership', async () => {
    const customer = { nodeType: 'Person', sourceId: `user/${userIdOf(memberId())}` } as const;
    expect(await problemOf(create({ customer }))).toEqual({ code: 'INVALID_INPUT', field: ['customerId'] });
    expect(await takeRequests()).toEqual([]);
  });

  test('are found again by an amount that is written differently', async () => {
    const { sourceId } = await create({ amount: '7.10' });
    const found = await subject()
      .newRequest()
      .transactionWriter.findCreatedTransactions(draft({ amount: '7.1' }), NOW);
    expect(found.map((transaction) => transaction.sourceId)).toEqual([sourceId]);
  });

  test('of an amount that no JSON number holds are not written', async () => {
    const problem = await problemOf(create({ amount: '12345678901234567.89' }));
    expect(problem).toEqual({ code: 'INVALID_INPUT', field: ['amount'] });
    expect(await takeRequests()).toEqual([]);
  });

  test('of a part of a day pass are not written', async () => {
    const problem = await problemOf(create({ kind: 'DAY_PASS', amount: '1.5' }));
    expect(problem).toEqual({ code: 'INVALID_INPUT', field: ['amount'] });
    expect(await takeRequests()).toEqual([]);
    expect(await create({ kind: 'DAY_PASS', amount: '2.0' })).toMatchObject({ kind: 'DAY_PASS', amount: '2' });
  });

  test('at a place that is no id are not written', async () => {
    expect(await problemOf(create({ locationId: 'nonsense' }))).toEqual({ code: 'NOT_FOUND', field: ['locationId'] });
    expect(await takeRequests()).toEqual([]);
    expect(await problemOf(create({ locationId: UNKNOWN, expiresOn: '2026-07-01' }))).toEqual({
      code: 'NOT_FOUND',
      field: ['locationId'],
    });
  });
});

test('a second check-in that the source puts up with is refused by id, and answered by code', async () => {
  const { sourceId, accessCode } = await subject().schedule();
  const { visitWriter } = subject().newRequest();
  const checkedIn = await visitWriter.checkInVisit({ sourceId }, NOW);
  expect(await problemOf(visitWriter.checkInVisit({ sourceId }, NOW))).toMatchObject({ code: 'ALREADY_CHECKED_IN' });
  const target = { locationId: placeId(), accessCode: accessCode ?? '' };
  expect(await visitWriter.checkInVisit(target, NOW)).toEqual(checkedIn);
});
