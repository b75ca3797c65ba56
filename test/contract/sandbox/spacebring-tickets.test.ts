import type { JsonObject } from '../../support/openapi/json-object.js';
import {
  idsOf,
  locationIds,
  NOON,
  objectOf,
  objectsOf,
  type SpacebringHarness,
  startSpacebring,
  UNKNOWN_ID,
} from './spacebring-harness.js';

const PATH = '/support/tickets/v1';

describe('tickets of the Spacebring sandbox', () => {
  let sandbox: SpacebringHarness;
  let locationRef: string;
  beforeEach(async () => {
    sandbox = await startSpacebring();
    [locationRef] = await locationIds(sandbox);
  });
  afterEach(() => sandbox.close());

  const create = async (ticket: JsonObject): Promise<JsonObject> => {
    const headers = await sandbox.userHeaders();
    const { status, body } = await sandbox.call('POST', PATH, {
      headers,
      body: { ticket: { locationRef, ...ticket } },
    });
    expect(status).toBe(201);
    return body;
  };
  const read = async (id: unknown) => (await sandbox.call('GET', `${PATH}/${String(id)}`)).body;
  const list = (query: Record<string, string>) =>
    sandbox.walk(PATH, 'tickets', { locationRef, limit: '100', ...query });

  test.each([
    ['createDate:asc', 'createDate', 1],
    ['createDate:desc', 'createDate', -1],
    ['updateDate:asc', 'updateDate', 1],
    ['updateDate:desc', 'updateDate', -1],
    ['', 'createDate', -1],
  ])('order %p sorts by %s (%i)', async (order, key, sign) => {
    const dates = (await list(order === '' ? {} : { order })).map((ticket) => String(ticket[key]));
    const ascending = [...dates].sort();
    expect(dates).toEqual(sign === 1 ? ascending : ascending.reverse());
  });

  test('every seeded ticket conforms with its activities, and all four statuses occur', async () => {
    const tickets = await list({});
    for (const { id } of tickets.slice(0, 40))
      expect(objectsOf(await read(id), 'activities')[0]?.['type']).toBe('ticketCreated');
    expect(new Set(tickets.map(({ status }) => status)).size).toBe(4);
    expect(new Set(tickets.map(({ number }) => number)).size).toBe(tickets.length);
  });

  test('are found by several requesters and assignees at once', async () => {
    const tickets = await list({});
    for (const [key, filter] of [
      ['membershipRefRequester', 'membershipRefRequester'],
      ['userRefAssignee', 'userRefAssignee'],
    ] as const) {
      const wanted = [
        ...new Set(tickets.flatMap((ticket) => (ticket[key] === undefined ? [] : [String(ticket[key])]))),
      ].slice(0, 3);
      expect(wanted.length).toBeGreaterThan(1);
      const found = await list({ [filter]: wanted.join(',') });
      expect(idsOf(found)).toEqual(idsOf(tickets.filter((ticket) => wanted.includes(String(ticket[key])))));
    }
  });

  test('refuses unknown, foreign, repeated, blank-separated and more than 100 ids in the filters', async () => {
    const [, elsewhere] = await locationIds(sandbox);
    const members = idsOf(
      await sandbox.walk('/community/memberships/v1', 'memberships', { locationRef, limit: '100' }),
    );
    const foreign = idsOf(
      await sandbox.walk('/community/memberships/v1', 'memberships', { locationRef: elsewhere, limit: '100' }),
    );
    const [first = '', second = ''] = members;
    const many = Array.from(
      { length: 101 },
      (_, index) => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
    );
    const wrong = [UNKNOWN_ID, foreign.at(0) ?? '', `${first},${first}`, `${first}, ${second}`, many.join(',')];
    for (const membershipRefRequester of wrong) {
      const { status } = await sandbox.call('GET', PATH, { query: { locationRef, membershipRefRequester } });
      expect([membershipRefRequester.slice(0, 80), status]).toEqual([membershipRefRequester.slice(0, 80), 400]);
    }
    expect((await sandbox.call('GET', PATH, { query: { locationRef, userRefAssignee: UNKNOWN_ID } })).status).toBe(400);
    expect((await sandbox.call('GET', PATH, { query: { locationRef, order: 'number:asc' } })).status).toBe(400);
  });

  test('a created ticket has the next number, a detected type and one activity', async () => {
    const numbers = (await list({})).map(({ number }) => Number(number));
    const { ticket, activities } = await create({ text: 'The wifi is down' });
    expect(ticket).toMatchObject({
      number: Math.max(...numbers) + 1,
      type: 'internet',
      status: 'new',
      description: 'The wifi is down',
    });
    expect(activities).toHaveLength(1);
    const requester = await create({ text: 'Something', type: 'cleaning' });
    expect(objectOf(requester, 'ticket')['type']).toBe('cleaning');
  });

  test('a requester must belong to the location', async () => {
    const headers = await sandbox.userHeaders();
    const ticket = { locationRef, text: 'x', userRefRequester: UNKNOWN_ID };
    expect((await sandbox.call('POST', PATH, { headers, body: { ticket } })).status).toBe(400);
  });

  test('assignee, status and type change the ticket; the type leaves no activity', async () => {
    const { id, ...created } = objectOf(await create({ text: 'Printer' }), 'ticket');
    const [agent] = (await list({})).flatMap(({ userRefAssignee }) =>
      userRefAssignee === undefined ? [] : [String(userRefAssignee)],
    );
    sandbox.passMinutes(5);
    const put = (what: string, ticket: JsonObject) =>
      sandbox.call('PUT', `${PATH}/${String(id)}/${what}`, { body: { ticket } });
    const assigned = await put('assignee', { userRefAssignee: agent });
    expect(objectOf(assigned.body, 'ticket')).toMatchObject({ userRefAssignee: agent });
    expect(objectOf(assigned.body, 'activity')['type']).toBe('assigneeUpdated');
    const solved = await put('status', { status: 'solved' });
    expect(objectOf(solved.body, 'activity')['data']).toEqual({
      status: 'solved',
      previousAttributes: { status: 'new' },
    });
    const typed = await sandbox.call('PATCH', `${PATH}/${String(id)}/type`, { body: { ticket: { type: 'other' } } });
    expect(typed.status).toBe(204);
    const unassigned = await put('assignee', { userRefAssignee: null });
    expect(objectOf(unassigned.body, 'ticket')['userRefAssignee']).toBeUndefined();
    const after = await read(id);
    expect(objectOf(after, 'ticket')).toMatchObject({
      status: 'solved',
      type: 'other',
      statusUpdateDate: expect.any(String),
    });
    expect(objectsOf(after, 'activities').map(({ type }) => type)).toEqual([
      'ticketCreated',
      'assigneeUpdated',
      'statusUpdated',
      'assigneeUpdated',
    ]);
    expect(objectOf(after, 'ticket')['updateDate']).not.toBe(created['updateDate']);
  });

  test.each([
    ['assignee', { userRefAssignee: UNKNOWN_ID }],
    ['assignee', {}],
    ['status', { status: 'lost' }],
    ['status', {}],
  ])('refuses a change of %s to %j', async (what, ticket) => {
    const { id } = objectOf(await create({ text: 'x' }), 'ticket');
    expect((await sandbox.call('PUT', `${PATH}/${String(id)}/${what}`, { body: { ticket } })).status).toBe(400);
  });

  test('a comment is added by the user, moves the ticket up, and can be deleted', async () => {
    const { id } = objectOf(await create({ text: 'x' }), 'ticket');
    const headers = await sandbox.userHeaders();
    sandbox.passMinutes(1);
    const made = await sandbox.call('POST', `${PATH}/comment`, {
      headers,
      body: { activity: { ticketRef: id, text: 'On our way' } },
    });
    const activity = objectOf(made.body, 'activity');
    expect([made.status, activity['data'], activity['ticketRef']]).toEqual([201, { text: 'On our way' }, id]);
    expect(Date.parse(String(objectOf(await read(id), 'ticket')['updateDate']))).toBe(NOON.getTime() + 60_000);
    expect(objectsOf(await read(id), 'activities').at(-1)).toEqual(activity);
    const path = `${PATH}/comment/${String(activity['id'])}`;
    expect((await sandbox.call('DELETE', path)).status).toBe(204);
    expect(objectsOf(await read(id), 'activities')).toHaveLength(1);
    expect((await sandbox.call('DELETE', path)).status).toBe(404);
  });

  test('only comments can be deleted, and a comment needs a text and a ticket', async () => {
    const { ticket, activities } = await create({ text: 'x' });
    const [first] = idsOf(Array.isArray(activities) ? activities : []);
    expect((await sandbox.call('DELETE', `${PATH}/comment/${first}`)).status).toBe(400);
    const headers = await sandbox.userHeaders();
    const comment = (activity: JsonObject) => sandbox.call('POST', `${PATH}/comment`, { headers, body: { activity } });
    expect((await comment({ ticketRef: objectOf({ ticket }, 'ticket')['id'] })).status).toBe(400);
    expect((await comment({ ticketRef: UNKNOWN_ID, text: 'x' })).status).toBe(404);
  });
});
