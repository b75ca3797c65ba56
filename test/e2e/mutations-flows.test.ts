import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import type { DeskVisitFragment } from '../../src/generated/operations.js';
import * as documents from '../../src/generated/operations.js';
import { startTestGateway, type TestGateway } from '../support/gateway.js';
import { mutateWell } from '../support/mutate.js';
import { first, hostsOf, locationsOf, minutesFromNow } from '../support/write-scene.js';

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startTestGateway();
  // Sign-in and tokens belong to no operation: they happen once an hour.
  await gateway.query('{ locations(sources: [RESIDENT]) { id } }');
  const locationId = first(await locationsOf(gateway, 'SPACEBRING')).id;
  await mutateWell(gateway, { name: 'createTicket', input: { locationId, text: 'Fetches the token' } });
});

afterAll(() => gateway.close());

/** The answer without errors, and what it took. */
async function run<T, V>(document: TypedDocumentNode<T, V>, variables: V) {
  await gateway.resetCalls();
  const { data, errors } = await gateway.run(document, variables);
  expect(errors).toBeUndefined();
  if (!data) throw new Error('there is no data');
  return { data, calls: await gateway.calls() };
}

type Payload = { readonly visit: DeskVisitFragment | null; readonly userErrors: readonly unknown[] };

function visitOf(payload: Payload | null): DeskVisitFragment {
  expect(payload?.userErrors).toEqual([]);
  if (!payload?.visit) throw new Error('there is no visit');
  return payload.visit;
}

const RESIDENT_AND_PLACE = { 'RESIDENT GET /api/residents/:id': 1, 'RESIDENT GET /api/communities': 1 };
const RESIDENT_REPLACED = {
  'RESIDENT GET /api/residentvisits/:id': 1,
  'RESIDENT PUT /api/residentvisits/:id': 1,
  ...RESIDENT_AND_PLACE,
};

/** One write each; beside it what the checks and the answer need, and W3lcome's second pages, which prove the end of a list. */
const COSTS = {
  SPACEBRING: {
    schedule: { 'W3LCOME GET /v1/blockedlist': 2, 'SPACEBRING POST /visitors/visits/v1': 1 },
    checkIn: { 'SPACEBRING GET /visitors/visits/v1/:id': 1, 'SPACEBRING POST /check_ins/v1/checkin': 1 },
    checkOut: { 'SPACEBRING GET /visitors/visits/v1/:id': 1, 'SPACEBRING POST /check_ins/v1/checkout': 1 },
    cancel: { 'SPACEBRING GET /visitors/visits/v1/:id': 2, 'SPACEBRING DELETE /visitors/visits/v1/:id': 1 },
  },
  W3LCOME: {
    schedule: {
      'W3LCOME GET /v1/blockedlist': 2,
      'W3LCOME GET /v1/host/:id': 1,
      // The source does not tell when an invitee was made: those who are there before are no outcome of a lost answer.
      'W3LCOME GET /v1/invitees': 2,
      'W3LCOME POST /v1/invitees': 1,
      'W3LCOME GET /v1/visits': 2,
    },
    checkIn: {
      'W3LCOME GET /v1/invitee/:id': 1,
      'W3LCOME GET /v1/visits': 2,
      'W3LCOME POST /v1/visit/inviteeCheckin/:inviteeId': 1,
    },
    checkOut: { 'W3LCOME POST /v1/visit/inviteeCheckout/:inviteeId': 1 },
    // The visitor was here before: the other invitees of the host tell whose visit that was.
    cancel: {
      'W3LCOME GET /v1/invitee/:id': 1,
      'W3LCOME GET /v1/visits': 2,
      'W3LCOME GET /v1/invitees': 2,
      'W3LCOME PATCH /v1/invitee/:id': 1,
    },
  },
  RESIDENT: {
    schedule: { 'W3LCOME GET /v1/blockedlist': 2, 'RESIDENT POST /api/residentvisits': 1, ...RESIDENT_AND_PLACE },
    checkIn: RESIDENT_REPLACED,
    checkOut: RESIDENT_REPLACED,
    cancel: {
      'RESIDENT GET /api/residentvisits/:id': 1,
      'RESIDENT DELETE /api/residentvisits/:id': 1,
      ...RESIDENT_AND_PLACE,
    },
  },
} as const;

describe("the front desk's flow, and what each step costs", () => {
  const PLACES = {
    SPACEBRING: async () => ({ locationId: first(await locationsOf(gateway, 'SPACEBRING')).id }),
    W3LCOME: async () => ({ hostId: first(await hostsOf(gateway, 'W3LCOME')).id }),
    RESIDENT: async () => ({ hostId: first(await hostsOf(gateway, 'RESIDENT')).id }),
  };

  test.each(['SPACEBRING', 'W3LCOME', 'RESIDENT'] as const)('%s', async (source) => {
    const visitor = { name: 'Flora Reis', email: `flora-${source.toLowerCase()}@example.com` };
    const input = { ...(await PLACES[source]()), expectedAt: minutesFromNow(30), visitor };
    const scheduled = await run(documents.ScheduleVisitDocument, { input });
    const { id } = visitOf(scheduled.data.scheduleVisit);
    const entered = await run(documents.CheckInVisitDocument, { input: { id } });
    const inside = visitOf(entered.data.checkInVisit);
    expect(inside).toMatchObject({ status: 'CHECKED_IN' });
    // A W3lcome visit begins with the check-in, and is a record of its own from then on.
    expect(inside.id === id).toBe(source !== 'W3LCOME');
    const left = await run(documents.CheckOutVisitDocument, { input: { id } });
    expect(visitOf(left.data.checkOutVisit)).toMatchObject({ id: inside.id, status: 'CHECKED_OUT' });
    const other = visitOf((await run(documents.ScheduleVisitDocument, { input })).data.scheduleVisit);
    const cancelled = await run(documents.CancelVisitDocument, { input: { id: other.id } });
    expect(visitOf(cancelled.data.cancelVisit)).toMatchObject({ id: other.id, status: 'CANCELLED' });
    expect({
      schedule: scheduled.calls,
      checkIn: entered.calls,
      checkOut: left.calls,
      cancel: cancelled.calls,
    }).toEqual(COSTS[source]);
  });
});

test('the ticket flow, from opening to closing', async () => {
  const locationId = first(await locationsOf(gateway, 'SPACEBRING')).id;
  const members = (await hostsOf(gateway, 'SPACEBRING')).filter(({ location }) => location?.id === locationId);
  const assigneeId = first(members).id;
  const created = await run(documents.CreateTicketDocument, { input: { locationId, text: 'No water' } });
  const ticketId = created.data.createTicket?.ticket?.id ?? '';
  const assigned = await run(documents.AssignTicketDocument, { input: { ticketId, assigneeId } });
  const said = await run(documents.CommentOnTicketDocument, { input: { ticketId, text: 'A plumber comes' } });
  const sorted = await run(documents.SetTicketCategoryDocument, {
    input: { ticketId, category: 'REPAIR_AND_MAINTENANCE' },
  });
  const closed = await run(documents.SetTicketStatusDocument, { input: { ticketId, status: 'CLOSED' } });
  expect(closed.data.setTicketStatus).toMatchObject({
    ticket: { status: 'CLOSED', category: 'REPAIR_AND_MAINTENANCE', assignee: { id: assigneeId } },
    userErrors: [],
  });
  const activities = 'SPACEBRING GET /support/tickets/v1/:id';
  const assignee = { 'SPACEBRING GET /community/memberships/v1': 1 };
  expect([created, assigned, said, sorted, closed].map(({ calls }) => calls)).toEqual([
    { 'SPACEBRING POST /support/tickets/v1': 1, [activities]: 1 },
    {
      'SPACEBRING GET /community/memberships/v1/:id': 1,
      'SPACEBRING PUT /support/tickets/v1/:id/assignee': 1,
      [activities]: 1,
      ...assignee,
    },
    // These two answer without the ticket.
    { 'SPACEBRING POST /support/tickets/v1/comment': 1, [activities]: 2, ...assignee },
    { 'SPACEBRING PATCH /support/tickets/v1/:id/type': 1, [activities]: 2, ...assignee },
    { 'SPACEBRING PUT /support/tickets/v1/:id/status': 1, [activities]: 1, ...assignee },
  ]);
});

test('the day-pass charge', async () => {
  const member = first(
    (await hostsOf(gateway, 'SPACEBRING')).filter(({ company, location }) => company === null && location !== null),
  );
  const balance = { customerId: member.id, locationId: member.location?.id ?? '' };
  await mutateWell(gateway, {
    name: 'createDayPassTransaction',
    input: { ...balance, direction: 'ALLOCATE', amount: '2' },
  });
  const { data, calls } = await run(documents.ChargeDayPassDocument, {
    input: { ...balance, direction: 'CHARGE', amount: '1', idempotencyKey: 'charge-1' },
  });
  expect(data.createDayPassTransaction).toMatchObject({
    transaction: { type: 'ADMIN_CHARGE', amount: '1', customer: { id: member.id, name: member.name } },
    userErrors: [],
  });
  expect(calls).toEqual({ 'SPACEBRING POST /transactions/day_passes/v1': 1, 'SPACEBRING GET /locations/v1': 1 });
});
