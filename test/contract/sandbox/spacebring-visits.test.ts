import type { JsonObject } from '../../support/openapi/json-object.js';
import {
  type HarnessOptions,
  idsOf,
  locationIds,
  NOON,
  objectOf,
  objectsOf,
  type SpacebringHarness,
  startSpacebring,
} from './spacebring-harness.js';

const PATH = '/visitors/visits/v1';
const visitor = { email: 'New.Guest@Example.com', name: 'New Guest', phoneNumber: '+5511999990000' };
const MINUTES_PER_DAY = 24 * 60;

async function createVisit(sandbox: SpacebringHarness, change: JsonObject = {}): Promise<JsonObject> {
  const [locationRef] = await locationIds(sandbox);
  const visit = { date: '2026-11-18T18:00:00Z', locationRef, visitor, ...change };
  const { status, body } = await sandbox.call('POST', PATH, { headers: await sandbox.userHeaders(), body: { visit } });
  expect(status).toBe(201);
  return objectOf(body, 'visit');
}

async function withSandbox(options: HarnessOptions, use: (sandbox: SpacebringHarness) => Promise<void>): Promise<void> {
  const sandbox = await startSpacebring(options);
  try {
    await use(sandbox);
  } finally {
    await sandbox.close();
  }
}

describe('visits of the Spacebring sandbox', () => {
  let sandbox: SpacebringHarness;
  beforeEach(async () => {
    sandbox = await startSpacebring();
  });
  afterEach(() => sandbox.close());

  const context = (action: 'checkin' | 'checkout', { code, locationRef }: JsonObject) =>
    sandbox.call('POST', `${PATH}/${action}`, { body: { code, locationRef } });

  test('a created visit belongs to the user of the token, is read again and listed', async () => {
    const visit = await createVisit(sandbox, { comment: 'By the back door' });
    expect(visit).toMatchObject({
      visitor,
      comment: 'By the back door',
      createDate: NOON.toISOString(),
      date: '2026-11-18T18:00:00.000Z',
    });
    expect(visit['code']).toMatch(/^\d{6}$/);
    expect(objectOf(visit, 'customer')['id']).toBe(visit['membershipRefHost']);
    const [locationRef] = await locationIds(sandbox);
    const { body } = await sandbox.call('GET', `${PATH}/${String(visit['id'])}`);
    expect(body['visit']).toEqual(visit);
    const listed = await sandbox.walk(PATH, 'visits', { locationRef, 'createDate[gte]': NOON.toISOString() });
    expect(idsOf(listed)).toContain(visit['id']);
    const member = await sandbox.call('GET', `/community/memberships/v1/${String(visit['membershipRefHost'])}`);
    expect(objectOf(member.body, 'membership')).toMatchObject({ role: 'admin', locationRef });
  });

  test('the same e-mail in another case is the same visitor', async () => {
    const first = await createVisit(sandbox);
    const second = await createVisit(sandbox, { visitor: { ...visitor, email: 'new.guest@example.com' } });
    expect(second['userRefVisitor']).toBe(first['userRefVisitor']);
  });

  test.each([
    ['no e-mail', { visitor: { name: 'A' } }],
    ['an empty name', { visitor: { ...visitor, name: '' } }],
    ['a date that is none', { date: 'tomorrow' }],
    ['no date', { date: undefined }],
    ['an unknown location', { locationRef: '00000000-0000-4000-8000-000000000000' }],
  ])('refuses to create a visit with %s', async (_what, change) => {
    const [locationRef] = await locationIds(sandbox);
    const visit = { date: '2026-11-18T18:00:00Z', locationRef, visitor, ...change };
    const { status, body } = await sandbox.call('POST', PATH, {
      headers: await sandbox.userHeaders(),
      body: { visit },
    });
    expect([status, body['type']]).toEqual([400, 'validationError']);
  });

  test('a change moves date and comment only, and the visit to another day of the list', async () => {
    const { id, code, locationRef } = await createVisit(sandbox, { comment: 'old' });
    const put = (visit: JsonObject) => sandbox.call('PUT', `${PATH}/${String(id)}`, { body: { visit } });
    const moved = objectOf((await put({ date: '2026-12-05T09:00:00Z' })).body, 'visit');
    expect(moved).toMatchObject({ code, comment: 'old', date: '2026-12-05T09:00:00.000Z' });
    const on = async (day: string) => {
      const query = {
        locationRef: String(locationRef),
        'date[gte]': `${day}T00:00:00Z`,
        'date[lte]': `${day}T23:59:59Z`,
      };
      return idsOf(await sandbox.walk(PATH, 'visits', query));
    };
    expect([(await on('2026-12-05')).includes(String(id)), (await on('2026-11-18')).includes(String(id))]).toEqual([
      true,
      false,
    ]);
    expect(
      objectOf((await put({ date: '2026-12-05T09:00:00Z', comment: '' })).body, 'visit')['comment'],
    ).toBeUndefined();
    expect((await put({ comment: 'no date' })).status).toBe(400);
  });

  test('cancelling keeps the visit, with its deleteDate, and happens once', async () => {
    const { id, locationRef } = await createVisit(sandbox);
    const headers = await sandbox.userHeaders();
    expect((await sandbox.call('DELETE', `${PATH}/${String(id)}`, { headers })).status).toBe(204);
    const { body } = await sandbox.call('GET', `${PATH}/${String(id)}`);
    expect(objectOf(body, 'visit')['deleteDate']).toBe(NOON.toISOString());
    const listed = await sandbox.walk(PATH, 'visits', {
      locationRef: String(locationRef),
      'createDate[gte]': NOON.toISOString(),
    });
    expect(idsOf(listed)).toContain(id);
    expect((await sandbox.call('DELETE', `${PATH}/${String(id)}`, { headers })).status).toBe(400);
    expect(
      (await sandbox.call('PUT', `${PATH}/${String(id)}`, { body: { visit: { date: NOON.toISOString() } } })).status,
    ).toBe(400);
  });

  test('check-in and check-out by code happen once each, in that order, and show in both APIs', async () => {
    const visit = await createVisit(sandbox);
    const early = await context('checkout', visit);
    expect([early.status, early.body['type']]).toEqual([400, 'notCheckedIn']);
    const arrived = objectOf((await context('checkin', visit)).body, 'visit');
    expect(arrived).toMatchObject({ id: visit['id'], checkInDate: NOON.toISOString() });
    expect((await context('checkin', visit)).body['type']).toBe('alreadyCheckedIn');
    const checkIn = await sandbox.call('GET', `/check_ins/v1/${String(arrived['checkInRef'])}`);
    expect(objectOf(checkIn.body, 'checkIn')).toMatchObject({ status: 'checkedIn', type: 'visit' });
    sandbox.passMinutes(30);
    const left = objectOf((await context('checkout', visit)).body, 'visit');
    expect(Date.parse(String(left['checkOutDate'])) - NOON.getTime()).toBe(30 * 60_000);
    expect((await context('checkout', visit)).body['type']).toBe('alreadyCheckedOut');
  });

  test('a code is valid in its location and on the day of the visit there only', async () => {
    const visit = await createVisit(sandbox, { date: '2026-11-19T02:30:00Z' });
    const [, elsewhere] = await locationIds(sandbox);
    expect((await context('checkin', { ...visit, locationRef: elsewhere })).body['type']).toBe('codeNotFound');
    expect((await context('checkin', { ...visit, code: 'abc' })).body['type']).toBe('codeNotFound');
    // Half past eleven at night on the 18th in São Paulo; New York and Lisbon would say otherwise.
    expect((await context('checkin', visit)).status).toBe(200);
    const later = await createVisit(sandbox, { date: '2026-11-19T03:30:00Z' });
    expect((await context('checkin', later)).body['type']).toBe('codeNotValidToday');
    sandbox.passMinutes(MINUTES_PER_DAY);
    expect((await context('checkin', later)).status).toBe(200);
  });

  test('a cancelled visit cannot be checked in, and its check-in is gone', async () => {
    const visit = await createVisit(sandbox);
    await sandbox.call('DELETE', `${PATH}/${String(visit['id'])}`, { headers: await sandbox.userHeaders() });
    expect((await context('checkin', visit)).body['type']).toBe('visitCanceled');
    expect((await sandbox.call('GET', `/check_ins/v1/${String(visit['checkInRef'])}`)).status).toBe(404);
  });

  test('the Check-ins API checks the same visit in and out, by id and code', async () => {
    const { checkInRef, code, locationRef, id } = await createVisit(sandbox);
    const post = (action: string, body: JsonObject) => sandbox.call('POST', `/check_ins/v1/${action}`, { body });
    expect((await post('checkin', { checkInId: checkInRef })).status).toBe(400);
    expect(objectOf((await post('checkin', { checkInId: checkInRef, code })).body, 'checkIn')['status']).toBe(
      'checkedIn',
    );
    expect(objectOf((await post('checkout', { locationRef, code })).body, 'checkIn')['status']).toBe('checkedOut');
    const { body } = await sandbox.call('GET', `${PATH}/${String(id)}`);
    expect(objectOf(body, 'visit')).toMatchObject({
      checkInDate: NOON.toISOString(),
      checkOutDate: NOON.toISOString(),
    });
    expect((await post('checkin', { code: '999' })).status).toBe(400);
  });

  test('a desk is checked in by its member and out by its id', async () => {
    const [locationRef] = await locationIds(sandbox);
    const query = { locationRef, type: 'deskBooking', status: 'scheduled' };
    const [desked = {}] = await sandbox.walk('/check_ins/v1', 'checkIns', query);
    const { body } = await sandbox.call('GET', '/community/memberships/v1', {
      query: { locationRef, userRef: String(objectOf(desked, 'user')['id']) },
    });
    const [customerRef] = idsOf(objectsOf(body, 'memberships'));
    const arrived = await sandbox.call('POST', '/check_ins/v1/checkin', { body: { locationRef, customerRef } });
    expect([arrived.status, objectOf(arrived.body, 'checkIn')['status']]).toEqual([200, 'checkedIn']);
    const checkInId = objectOf(arrived.body, 'checkIn')['id'];
    const left = await sandbox.call('POST', '/check_ins/v1/checkout', { body: { checkInId } });
    expect(objectOf(left.body, 'checkIn')['status']).toBe('checkedOut');
  });

  test('a request is approved into a visit by its host, once, and is gone then', async () => {
    const [locationRef] = await locationIds(sandbox);
    const { body } = await sandbox.call('GET', '/community/memberships/v1', { query: { locationRef, limit: '1' } });
    const [host = {}] = objectsOf(body, 'memberships');
    const request = { locationRef, userRefHost: host['userRef'], visitor };
    const made = await sandbox.call('POST', '/visitors/requests/v1', { body: { request } });
    const id = String(objectOf(made.body, 'request')['id']);
    const headers = await sandbox.userHeaders();
    const approved = await sandbox.call('POST', `/visitors/requests/v1/${id}/approve`, { headers });
    expect([approved.status, objectOf(approved.body, 'visit')['membershipRefHost']]).toEqual([201, host['id']]);
    expect((await sandbox.call('GET', `/visitors/requests/v1/${id}`)).status).toBe(404);
    expect((await sandbox.call('POST', `/visitors/requests/v1/${id}/reject`, { headers })).status).toBe(404);
  });

  test('a request is rejected without a visit, and a host of another location is refused', async () => {
    const [locationRef, elsewhere] = await locationIds(sandbox);
    const [request = {}] = await sandbox.walk('/visitors/requests/v1', 'requests', { locationRef });
    const headers = await sandbox.userHeaders();
    const before = (await sandbox.walk(PATH, 'visits', { locationRef, limit: '100' })).length;
    expect(
      (await sandbox.call('POST', `/visitors/requests/v1/${String(request['id'])}/reject`, { headers })).status,
    ).toBe(204);
    expect(await sandbox.walk(PATH, 'visits', { locationRef, limit: '100' })).toHaveLength(before);
    const usersOf = async (location: string): Promise<unknown[]> => {
      const query = { locationRef: location, limit: '100' };
      return (await sandbox.walk('/community/memberships/v1', 'memberships', query)).map(({ userRef }) => userRef);
    };
    const strangers = await usersOf(elsewhere);
    const userRefHost = (await usersOf(locationRef)).find((user) => !strangers.includes(user));
    const foreign = { locationRef: elsewhere, userRefHost, visitor };
    const refused = await sandbox.call('POST', '/visitors/requests/v1', { body: { request: foreign } });
    expect([typeof userRefHost, refused.status]).toEqual(['string', 400]);
  });

  test('a contact is created and read again', async () => {
    const [locationRef] = await locationIds(sandbox);
    const made = await sandbox.call('POST', '/visitors/contacts/v1', { body: { contact: { locationRef, visitor } } });
    const contact = objectOf(made.body, 'contact');
    const { body } = await sandbox.call('GET', `/visitors/contacts/v1/${String(contact['id'])}`);
    expect([made.status, body['contact']]).toEqual([201, contact]);
  });
});

describe('what the vendor leaves open about visits can be turned', () => {
  test('cancelled visits may leave the list', () =>
    withSandbox({ behaviour: { listsCancelledVisits: false } }, async (sandbox) => {
      const [locationRef] = await locationIds(sandbox);
      const visits = await sandbox.walk(PATH, 'visits', { locationRef, limit: '100' });
      expect(visits.filter(({ deleteDate }) => deleteDate !== undefined)).toEqual([]);
    }));

  test('handled requests may stay, and are then refused as handled', () =>
    withSandbox({ behaviour: { keepsHandledRequests: true } }, async (sandbox) => {
      const [locationRef] = await locationIds(sandbox);
      const [request = {}] = await sandbox.walk('/visitors/requests/v1', 'requests', { locationRef });
      const path = `/visitors/requests/v1/${String(request['id'])}`;
      const headers = await sandbox.userHeaders();
      await sandbox.call('POST', `${path}/reject`, { headers });
      expect((await sandbox.call('GET', path)).status).toBe(200);
      expect((await sandbox.call('POST', `${path}/approve`, { headers })).body['type']).toBe('alreadyHandled');
    }));

  test('a repeated check-in may answer the visit, and a code may work on other days', () =>
    withSandbox({ behaviour: { acceptsRepeatedCheckIn: true, checksDayOfCode: false } }, async (sandbox) => {
      const { code, locationRef } = await createVisit(sandbox, { date: '2026-12-24T10:00:00Z' });
      const post = () => sandbox.call('POST', `${PATH}/checkin`, { body: { code, locationRef } });
      expect([(await post()).status, (await post()).status]).toEqual([200, 200]);
    }));

  test('lists may come newest first', () =>
    withSandbox({ behaviour: { listOrder: 'newestFirst' } }, async (sandbox) => {
      const [locationRef] = await locationIds(sandbox);
      const created = (await sandbox.walk(PATH, 'visits', { locationRef, limit: '30' })).map(({ createDate }) =>
        String(createDate),
      );
      expect(created).toEqual([...created].sort().reverse());
    }));
});
