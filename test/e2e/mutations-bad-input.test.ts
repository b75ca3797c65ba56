import { encodeNodeId, type NodeType } from '../../src/domain/ids/node-id.js';
import type { Source } from '../../src/domain/source/source.js';
import { startTestGateway, type TestGateway } from '../support/gateway.js';
import { MUTATION_NAMES, mutate } from '../support/mutate.js';
import { minutesFromNow } from '../support/write-scene.js';

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startTestGateway({ SANDBOX_VISITS: '300' });
});

afterAll(() => gateway.close());

const UUID = '00000000-0000-4000-8000-000000000000';
const idOf = (nodeType: NodeType, source: Source, sourceId = UUID) => encodeNodeId({ nodeType, source, sourceId });

const NAMELESS = { email: 'ana@example.com' };
const VISITOR = { name: 'Ana', ...NAMELESS };
const LONG_NAME = 'n'.repeat(201);
const LONG_TEXT = 't'.repeat(10_001);
const visitId = idOf('Visit', 'RESIDENT');
const residentId = idOf('Person', 'RESIDENT');
const placeId = idOf('Location', 'SPACEBRING');
const memberId = idOf('Person', 'SPACEBRING');
const ticketId = idOf('Ticket', 'SPACEBRING');
const blockedId = idOf('BlockedPerson', 'W3LCOME');
const hostId = idOf('Person', 'W3LCOME');

/** Inputs without a fault. */
const GOOD = {
  scheduleVisit: { hostId: residentId, expectedAt: minutesFromNow(60), visitor: VISITOR },
  updateVisit: { id: visitId, purpose: 'Lunch' },
  requestVisit: { locationId: placeId, hostId: memberId, visitor: VISITOR },
  createTicket: { locationId: placeId, text: 'Help' },
  commentOnTicket: { ticketId, text: 'Help' },
  assignTicket: { ticketId, assigneeId: memberId },
  setTicketStatus: { ticketId, status: 'SOLVED' },
  setTicketCategory: { ticketId, category: 'OTHER' },
  createDayPassTransaction: { customerId: memberId, locationId: placeId, direction: 'ALLOCATE', amount: '1' },
  createCreditTransaction: { customerId: memberId, locationId: placeId, direction: 'ALLOCATE', amount: '1' },
  blockPerson: { name: 'Mallory' },
  updateBlockedPerson: { id: blockedId, reason: 'x' },
  createHost: { name: 'Ana', email: 'ana@example.com' },
  updateHost: { id: hostId, position: 'Head' },
  checkInVisit: {},
  checkOutVisit: {},
  cancelVisit: {},
  deleteVisit: {},
  allowVisit: {},
  denyVisit: {},
  approveVisitRequest: {},
  rejectVisitRequest: {},
  unblockPerson: {},
  deleteHost: {},
} as const;

type Name = keyof typeof GOOD;

/** The fields that a mutation blames, when it must not have made a single call to a source. */
async function blamed(name: Name, bad: Record<string, unknown>): Promise<string[]> {
  await gateway.resetCalls();
  const { record, userErrors, errors } = await mutate(gateway, { name, input: { ...GOOD[name], ...bad } });
  expect(await gateway.calls()).toEqual({});
  expect(errors).toEqual([]);
  expect(record).toBeNull();
  for (const { code, message } of userErrors) {
    expect(code).toBe('INVALID_INPUT');
    expect(message).toMatch(/^[A-Z].{5,}/);
  }
  return userErrors.map(({ field }) => field?.join('.') ?? '');
}

const NO_IDS = ['', 'nonsense', 'bm90IGFuIGlk', `${visitId}=`, idOf('Company', 'SPACEBRING')];

describe('bad input is a user error that names the field, before any call', () => {
  test.each<[Name, Record<string, unknown>, string]>([
    ['scheduleVisit', { visitor: { ...VISITOR, name: '' } }, 'visitor.name'],
    ['scheduleVisit', { visitor: { ...VISITOR, name: ' \t' } }, 'visitor.name'],
    ['scheduleVisit', { visitor: { ...VISITOR, name: LONG_NAME } }, 'visitor.name'],
    ['scheduleVisit', { visitor: { ...VISITOR, email: 'ana' } }, 'visitor.email'],
    ['scheduleVisit', { visitor: { ...VISITOR, email: 'ana@x' } }, 'visitor.email'],
    ['scheduleVisit', { visitor: { ...VISITOR, email: 'a b@example.com' } }, 'visitor.email'],
    ['scheduleVisit', { visitor: { ...VISITOR, phoneNumber: LONG_NAME } }, 'visitor.phoneNumber'],
    ['scheduleVisit', { visitor: { ...VISITOR, company: LONG_NAME } }, 'visitor.company'],
    ['scheduleVisit', { visitor: { ...VISITOR, document: LONG_NAME } }, 'visitor.document'],
    ['scheduleVisit', { expectedAt: minutesFromNow(-60) }, 'expectedAt'],
    ['scheduleVisit', { expectedUntil: minutesFromNow(30) }, 'expectedUntil'],
    ['scheduleVisit', { partySize: 0 }, 'partySize'],
    ['scheduleVisit', { partySize: -1 }, 'partySize'],
    ['scheduleVisit', { purpose: LONG_TEXT }, 'purpose'],
    ['scheduleVisit', { notes: LONG_TEXT }, 'notes'],
    ['scheduleVisit', { vehicle: { color: LONG_NAME } }, 'vehicle.color'],
    ['scheduleVisit', { vehicle: { licensePlate: LONG_NAME } }, 'vehicle.licensePlate'],
    ['scheduleVisit', { hostId: null }, 'hostId'],
    ['scheduleVisit', { hostId: residentId, locationId: placeId }, 'locationId'],
    ['updateVisit', { visitor: { name: '' } }, 'visitor.name'],
    ['updateVisit', { visitor: null }, 'visitor'],
    ['updateVisit', { expectedAt: null }, 'expectedAt'],
    ['updateVisit', { partySize: null }, 'partySize'],
    ['updateVisit', { partySize: 0 }, 'partySize'],
    ['updateVisit', { expectedAt: minutesFromNow(60), expectedUntil: minutesFromNow(30) }, 'expectedUntil'],
    ['updateVisit', { notes: LONG_TEXT }, 'notes'],
    ['requestVisit', { visitor: { ...VISITOR, name: '' } }, 'visitor.name'],
    ['requestVisit', { visitor: { ...VISITOR, email: 'ana' } }, 'visitor.email'],
    ['requestVisit', { hostId: residentId }, 'hostId'],
    ['createTicket', { text: '' }, 'text'],
    ['createTicket', { text: ' ' }, 'text'],
    ['createTicket', { text: LONG_TEXT }, 'text'],
    ['createTicket', { requesterId: residentId }, 'requesterId'],
    ['commentOnTicket', { text: '' }, 'text'],
    ['commentOnTicket', { text: LONG_TEXT }, 'text'],
    ['assignTicket', { assigneeId: residentId }, 'assigneeId'],
    ['blockPerson', { name: LONG_NAME }, 'name'],
    ['blockPerson', { reason: LONG_TEXT }, 'reason'],
    ['blockPerson', { email: 'mallory' }, 'email'],
    ['updateBlockedPerson', { email: 'mallory' }, 'email'],
    ['createHost', { name: '' }, 'name'],
    ['createHost', { name: LONG_NAME }, 'name'],
    ['createHost', { email: '' }, 'email'],
    ['createHost', { email: 'ana' }, 'email'],
    ['createHost', { position: LONG_NAME }, 'position'],
    ['updateHost', { name: null }, 'name'],
    ['updateHost', { name: ' ' }, 'name'],
    ['updateHost', { isActive: null }, 'isActive'],
  ])('%s %j', async (name, bad, field) => {
    expect(await blamed(name, bad)).toEqual([`input.${field}`]);
  });

  test.each(['0', '0.00', '-1', '-0.5', 'NaN', 'Infinity', '1.234', '1,5', '1e3', '', ' ', 'ten', '9'.repeat(21)])(
    'an amount of "%s"',
    async (amount) => {
      for (const name of ['createDayPassTransaction', 'createCreditTransaction'] as const) {
        expect(await blamed(name, { amount })).toEqual(['input.amount']);
      }
    },
  );

  test('a customer and a location of different sources', async () => {
    for (const name of ['createDayPassTransaction', 'createCreditTransaction'] as const) {
      expect(await blamed(name, { customerId: residentId })).toEqual(['input.customerId']);
    }
  });

  test.each<[Name, string]>([
    ['scheduleVisit', 'hostId'],
    ['scheduleVisit', 'locationId'],
    ['updateVisit', 'id'],
    ['checkInVisit', 'id'],
    ['checkOutVisit', 'id'],
    ['cancelVisit', 'id'],
    ['deleteVisit', 'id'],
    ['allowVisit', 'id'],
    ['denyVisit', 'id'],
    ['requestVisit', 'locationId'],
    ['requestVisit', 'hostId'],
    ['approveVisitRequest', 'id'],
    ['rejectVisitRequest', 'id'],
    ['createTicket', 'locationId'],
    ['createTicket', 'requesterId'],
    ['commentOnTicket', 'ticketId'],
    ['assignTicket', 'ticketId'],
    ['assignTicket', 'assigneeId'],
    ['setTicketStatus', 'ticketId'],
    ['setTicketCategory', 'ticketId'],
    ['createDayPassTransaction', 'locationId'],
    ['createCreditTransaction', 'locationId'],
    ['updateBlockedPerson', 'id'],
    ['unblockPerson', 'id'],
    ['updateHost', 'id'],
    ['deleteHost', 'id'],
  ])('%s with a %s that is no id, or one of another type', async (name, field) => {
    for (const id of NO_IDS) expect(await blamed(name, { [field]: id })).toContain(`input.${field}`);
  });

  test.each(['createDayPassTransaction', 'createCreditTransaction'] as const)(
    '%s for a customer that is neither person nor company',
    async (name) => {
      for (const customerId of ['', 'nonsense', visitId]) {
        expect(await blamed(name, { customerId })).toEqual(['input.customerId']);
      }
    },
  );

  test.each(['checkInVisit', 'checkOutVisit'] as const)(
    '%s of both or neither of an id and a location with a code',
    async (name) => {
      const id = idOf('Visit', 'SPACEBRING');
      for (const bad of [
        {},
        { id, locationId: placeId, accessCode: '123456' },
        { id, accessCode: '123456' },
        { locationId: placeId },
        { accessCode: '123456' },
        { locationId: placeId, accessCode: ' ' },
      ]) {
        const fields = await blamed(name, bad);
        expect(fields).toHaveLength(1);
        expect(fields[0]).toMatch(/^input\.(id|locationId|accessCode)$/);
      }
    },
  );

  test.each(['updateVisit', 'updateBlockedPerson', 'updateHost'] as const)('%s without any change', async (name) => {
    await gateway.resetCalls();
    const { userErrors } = await mutate(gateway, { name, input: { id: GOOD[name].id } });
    expect(userErrors).toMatchObject([{ code: 'INVALID_INPUT', field: null }]);
    expect(await gateway.calls()).toEqual({});
  });

  test.each(Object.keys(GOOD) as Name[])('%s with an idempotency key that is empty or too long', async (name) => {
    const id = name.includes('Request') ? idOf('VisitRequest', 'SPACEBRING') : visitId;
    const ids: Partial<Record<Name, string>> = { unblockPerson: blockedId, deleteHost: hostId };
    const input = Object.keys(GOOD[name]).length === 0 ? { id: ids[name] ?? id } : {};
    for (const idempotencyKey of ['', LONG_NAME]) {
      expect(await blamed(name, { ...input, idempotencyKey })).toEqual(['input.idempotencyKey']);
    }
  });
});

test('all that is wrong with an input is told at once', async () => {
  const bad = { visitor: { name: '', email: 'ana' }, partySize: 0, purpose: LONG_TEXT, hostId: 'nonsense' };
  expect((await blamed('scheduleVisit', bad)).sort()).toEqual([
    'input.hostId',
    'input.partySize',
    'input.purpose',
    'input.visitor.email',
    'input.visitor.name',
  ]);
});

test('the inputs above are those of every mutation', () => {
  expect(Object.keys(GOOD).sort()).toEqual([...MUTATION_NAMES].sort());
});

test('what does not fit the schema is an error of the request', async () => {
  const { errors } = await mutate(gateway, { name: 'createTicket', input: { ...GOOD.createTicket, text: 7 } });
  expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
});

test('a mutation is never carried out for a GET, which a browser may send by itself', async () => {
  await gateway.resetCalls();
  const query = `mutation { blockPerson(input: { name: "Mallory" }) { userErrors { code } } }`;
  const response = await fetch(`${gateway.url}?query=${encodeURIComponent(query)}`, {
    headers: { 'apollo-require-preflight': '1' },
  });
  expect(response.status).toBe(405);
  expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
  expect(await gateway.calls()).toEqual({});
});
