import { encodeNodeId } from '../../src/domain/ids/node-id.js';
import { startTestGateway, type TestGateway } from '../support/gateway.js';
import { mutate, mutateWell, refusalOf } from '../support/mutate.js';
import { first, hostsOf, locationsOf, minutesFromNow, visitIdsOf } from '../support/write-scene.js';

interface Desk {
  readonly id: string;
  readonly sourceId: string;
  readonly status: string;
}

const DESK =
  'id source sourceId status isOnSite authorization checkedInAt checkedOutAt notes expectedAt visitor { name email } host { id }';
const VISITOR = { name: 'Bruno Teixeira', email: 'bruno.teixeira@example.com', company: 'Acme' };

let gateway: TestGateway;
let hostId: string;

beforeAll(async () => {
  gateway = await startTestGateway({ SANDBOX_VISITS: '300' });
  hostId = first(await hostsOf(gateway, 'W3LCOME')).id;
});

afterAll(() => gateway.close());

const draft = (given: Record<string, unknown> = {}) => ({
  hostId,
  expectedAt: minutesFromNow(30),
  visitor: VISITOR,
  ...given,
});

const schedule = (given: Record<string, unknown> = {}) =>
  mutateWell<Desk>(gateway, { name: 'scheduleVisit', input: draft(given), selection: DESK });

const idOf = (sourceId: string) => encodeNodeId({ nodeType: 'Visit', source: 'W3LCOME', sourceId });
const unknownId = idOf('visit/00000000-0000-4000-8000-000000000000');

let arrivals = 0;

/** Somebody new comes: the W3lcome visit of an invitee who has been checked in. */
async function arrive(given: Record<string, unknown> = {}): Promise<{ inviteeId: string; visitId: string }> {
  arrivals += 1;
  const visitor = { name: `Arrival ${arrivals}`, email: `arrival-${arrivals}@example.com` };
  const before = await visitIdsOf(gateway, 'W3LCOME');
  const invitee = await schedule({ visitor, ...given });
  await mutateWell(gateway, { name: 'checkInVisit', input: { id: invitee.id } });
  const after = (await visitIdsOf(gateway, 'W3LCOME')).filter((id) => !before.includes(id));
  return { inviteeId: invitee.id, visitId: first(after.filter((id) => id !== invitee.id)) };
}

describe('scheduleVisit', () => {
  test('makes an invitee of the host, which every list shows', async () => {
    await visitIdsOf(gateway, 'W3LCOME');
    const visit = await schedule({ notes: 'Has a dog', requiresAuthorization: true });
    expect(visit).toMatchObject({
      source: 'W3LCOME',
      sourceId: expect.stringMatching(/^invitee\//),
      status: 'EXPECTED',
      isOnSite: false,
      authorization: 'WAITING',
      notes: 'Has a dog',
      expectedAt: minutesFromNow(30),
      visitor: { name: VISITOR.name, email: VISITOR.email },
      host: { id: hostId },
    });
    expect(await visitIdsOf(gateway, 'W3LCOME')).toContain(visit.id);
  });

  test('refuses what W3lcome has no place for, all of it at once', async () => {
    const input = draft({
      expectedUntil: minutesFromNow(60),
      partySize: 3,
      purpose: 'Lunch',
      vehicle: { color: 'red' },
    });
    expect((await refusalOf(gateway, { name: 'scheduleVisit', input })).sort()).toEqual([
      'NOT_SUPPORTED_BY_SOURCE input.expectedUntil',
      'NOT_SUPPORTED_BY_SOURCE input.partySize',
      'NOT_SUPPORTED_BY_SOURCE input.purpose',
      'NOT_SUPPORTED_BY_SOURCE input.vehicle',
    ]);
  });

  test('needs a host whom W3lcome knows', async () => {
    const locationId = first(await locationsOf(gateway, 'W3LCOME')).id;
    expect(await refusalOf(gateway, { name: 'scheduleVisit', input: draft({ hostId: null, locationId }) })).toEqual([
      'INVALID_INPUT input.hostId',
    ]);
    const nobody = encodeNodeId({ nodeType: 'Person', source: 'W3LCOME', sourceId: '0'.repeat(32) });
    expect(await refusalOf(gateway, { name: 'scheduleVisit', input: draft({ hostId: nobody }) })).toEqual([
      'NOT_FOUND input.hostId',
    ]);
  });
});

describe('updateVisit', () => {
  test('changes an invitee, keeps the rest and clears what is null', async () => {
    const { id } = await schedule({ notes: 'Old' });
    const update = (given: Record<string, unknown>) =>
      mutateWell(gateway, { name: 'updateVisit', input: { id, ...given }, selection: DESK });
    expect(await update({ expectedAt: minutesFromNow(90) })).toMatchObject({
      expectedAt: minutesFromNow(90),
      notes: 'Old',
      visitor: { name: VISITOR.name },
    });
    expect(await update({ notes: null, visitor: { name: 'Bruna' } })).toMatchObject({
      expectedAt: minutesFromNow(90),
      notes: null,
      visitor: { name: 'Bruna' },
    });
    const { data } = await gateway.query('query ($id: ID!) { visit(id: $id) { notes visitor { name } } }', { id });
    expect(data).toEqual({ visit: { notes: null, visitor: { name: 'Bruna' } } });
  });

  test('refuses a visit that has begun, and one that nobody knows', async () => {
    const { visitId } = await arrive();
    const [refusal] = await refusalOf(gateway, { name: 'updateVisit', input: { id: visitId, notes: 'x' } });
    expect(refusal).toMatch(/^NOT_SUPPORTED_BY_SOURCE/);
    const unknown = idOf('invitee/00000000-0000-4000-8000-000000000000');
    expect(await refusalOf(gateway, { name: 'updateVisit', input: { id: unknown, notes: 'x' } })).toEqual([
      'NOT_FOUND input.id',
    ]);
  });
});

describe('checkInVisit and checkOutVisit', () => {
  const enter = (input: Record<string, unknown>) => ({ name: 'checkInVisit', input, selection: DESK });
  const leave = (input: Record<string, unknown>) => ({ name: 'checkOutVisit', input, selection: DESK });

  test('an invitee comes once and goes once', async () => {
    const { id } = await schedule({ visitor: { name: 'Carla Nunes', email: 'carla.nunes@example.com' } });
    const early = await mutate(gateway, leave({ id }));
    expect(early.userErrors).toMatchObject([{ code: 'NOT_CHECKED_IN', sourceCode: 'DID_NOT_CHECKIN' }]);
    const inside = await mutateWell<Desk>(gateway, enter({ id }));
    expect(inside).toMatchObject({ sourceId: expect.stringMatching(/^visit\//), status: 'CHECKED_IN' });
    expect(await visitIdsOf(gateway, 'W3LCOME')).toContain(inside.id);
    expect(await refusalOf(gateway, enter({ id }))).toEqual(['ALREADY_CHECKED_IN']);
    expect(await mutateWell(gateway, leave({ id }))).toMatchObject({ id: inside.id, status: 'CHECKED_OUT' });
    expect(await refusalOf(gateway, leave({ id }))).toEqual(['ALREADY_CHECKED_OUT']);
  });

  test('an answer that was lost changes nothing of what the visit is called', async () => {
    const { id } = await schedule({ visitor: { name: 'Dora Lost', email: 'dora.lost@example.com' } });
    await gateway.setFaults('W3LCOME', { route: 'POST /v1/visit/inviteeCheckin/:inviteeId', reset: 'after' });
    const inside = await mutateWell<Desk>(gateway, enter({ id, idempotencyKey: 'dora-comes' }));
    expect(inside).toMatchObject({ sourceId: expect.stringMatching(/^visit\//), status: 'CHECKED_IN' });
    expect(await visitIdsOf(gateway, 'W3LCOME')).toContain(inside.id);
    expect(await mutateWell(gateway, enter({ id, idempotencyKey: 'dora-comes' }))).toMatchObject({ id: inside.id });
    await gateway.setFaults('W3LCOME', { route: 'POST /v1/visit/inviteeCheckout/:inviteeId', reset: 'after' });
    expect(await mutateWell(gateway, leave({ id }))).toMatchObject({ id: inside.id, status: 'CHECKED_OUT' });
    await gateway.clearFaults();
  });

  test('once checked in, the visit takes the place of the invitee in lists', async () => {
    const { inviteeId, visitId } = await arrive();
    const ids = await visitIdsOf(gateway, 'W3LCOME');
    expect(ids).toContain(visitId);
    expect(ids).not.toContain(inviteeId);
  });

  test('a visit ends once; force overwrites its end', async () => {
    const { visitId: id } = await arrive();
    expect(await mutateWell(gateway, leave({ id }))).toMatchObject({
      status: 'CHECKED_OUT',
      isOnSite: false,
      checkedOutAt: minutesFromNow(0),
    });
    const again = await mutate(gateway, leave({ id }));
    expect(again.userErrors).toMatchObject([{ code: 'ALREADY_CHECKED_OUT', sourceCode: 'ALREADY_CHECKOUT' }]);
    const forced = await mutateWell(gateway, leave({ id, at: minutesFromNow(0), force: true }));
    expect(forced).toMatchObject({ status: 'CHECKED_OUT', checkedOutAt: minutesFromNow(0) });
  });

  test('nobody leaves before they came, or in the future', async () => {
    const { visitId: id } = await arrive();
    expect(await refusalOf(gateway, leave({ id, at: minutesFromNow(-30) }))).toEqual(['INVALID_INPUT input.at']);
    expect(await refusalOf(gateway, leave({ id, at: minutesFromNow(30) }))).toEqual(['INVALID_INPUT input.at']);
  });

  test('are refused for codes, for visits that have begun and for those that nobody knows', async () => {
    const locationId = first(await locationsOf(gateway, 'W3LCOME')).id;
    for (const asked of [enter, leave]) {
      const [refusal] = await refusalOf(gateway, asked({ locationId, accessCode: '123456' }));
      expect(refusal).toMatch(/^NOT_SUPPORTED_BY_SOURCE/);
    }
    const { visitId } = await arrive();
    const [begun] = await refusalOf(gateway, enter({ id: visitId }));
    expect(begun).toMatch(/^(ALREADY_CHECKED_IN|NOT_SUPPORTED_BY_SOURCE)/);
    expect(await refusalOf(gateway, leave({ id: unknownId }))).toEqual(['NOT_FOUND input.id']);
  });
});

describe('allowVisit and denyVisit', () => {
  test('decide on a visit that has begun', async () => {
    const { visitId: id } = await arrive({ requiresAuthorization: true });
    expect(await mutateWell(gateway, { name: 'allowVisit', input: { id }, selection: DESK })).toMatchObject({
      authorization: 'ALLOWED',
      status: 'CHECKED_IN',
    });
    expect(await mutateWell(gateway, { name: 'denyVisit', input: { id }, selection: DESK })).toMatchObject({
      authorization: 'DENIED',
      status: 'DENIED',
    });
    const { data } = await gateway.query('query ($id: ID!) { visit(id: $id) { status } }', { id });
    expect(data).toEqual({ visit: { status: 'DENIED' } });
  });

  test.each(['allowVisit', 'denyVisit'])('%s refuses an invitee, and a visit that nobody knows', async (name) => {
    const { id } = await schedule();
    const [refusal] = await refusalOf(gateway, { name, input: { id } });
    expect(refusal).toMatch(/^NOT_SUPPORTED_BY_SOURCE/);
    expect(await refusalOf(gateway, { name, input: { id: unknownId } })).toEqual(['NOT_FOUND input.id']);
  });
});

describe('cancelVisit', () => {
  test('calls an invitee off once; nobody can come then', async () => {
    const { id } = await schedule();
    expect(await mutateWell(gateway, { name: 'cancelVisit', input: { id }, selection: DESK })).toMatchObject({
      id,
      status: 'CANCELLED',
    });
    expect(await refusalOf(gateway, { name: 'cancelVisit', input: { id } })).toEqual(['CANCELLED']);
    expect(await refusalOf(gateway, { name: 'checkInVisit', input: { id } })).toEqual(['CANCELLED']);
    const { data } = await gateway.query('query ($id: ID!) { visit(id: $id) { status } }', { id });
    expect(data).toEqual({ visit: { status: 'CANCELLED' } });
  });

  test('refuses a visit that has begun', async () => {
    const { visitId } = await arrive();
    const [refusal] = await refusalOf(gateway, { name: 'cancelVisit', input: { id: visitId } });
    expect(refusal).toMatch(/^NOT_SUPPORTED_BY_SOURCE/);
  });
});

test('deleteVisit removes an invitee or a visit for good', async () => {
  const invitee = await schedule();
  const { visitId } = await arrive();
  for (const id of [invitee.id, visitId]) {
    expect(await mutateWell<string>(gateway, { name: 'deleteVisit', input: { id } })).toBe(id);
    expect(await visitIdsOf(gateway, 'W3LCOME')).not.toContain(id);
    const { data } = await gateway.query('query ($id: ID!) { visit(id: $id) { id } }', { id });
    expect(data).toEqual({ visit: null });
    expect(await refusalOf(gateway, { name: 'deleteVisit', input: { id } })).toEqual(['NOT_FOUND input.id']);
  }
});
