import { AUTHENTICATION, type Json, listIn, NOW, startW3lcome, toJson, type W3lcomeCaller } from './w3lcome-harness.js';

const DAY_MS = 86_400_000;
const instantOf = (value: unknown) => Date.parse(String(value));

describe('the W3lcome sandbox', () => {
  let w3lcome: W3lcomeCaller;
  let visits: Json[];
  let invitees: Json[];

  beforeAll(async () => {
    w3lcome = await startW3lcome();
    visits = await w3lcome.all('/visits', 'visits');
    invitees = await w3lcome.all('/invitees', 'invitees');
  });
  afterAll(() => w3lcome.close());

  describe('signs callers in', () => {
    test('by the header Authentication', async () => {
      expect((await fetch(`${w3lcome.address}/hosts`, { headers: AUTHENTICATION })).status).toBe(200);
    });

    test.each([
      ['no header', {}],
      ['another token', { Authentication: 'Basic bm90LXRoaXM=' }],
      ['the usual header, being strict', { Authorization: AUTHENTICATION.Authentication }],
    ])('and refuses %s with UNAUTHORIZED', async (_what, headers) => {
      const response = await fetch(`${w3lcome.address}/hosts`, { headers });
      expect(response.status).toBe(401);
      expect(await response.json()).toEqual({ type: 'UNAUTHORIZED' });
    });

    test('by the usual header as well when lenient', async () => {
      const lenient = await startW3lcome({ auth: 'lenient' });
      const headers = { Authorization: AUTHENTICATION.Authentication };
      expect((await fetch(`${lenient.address}/hosts`, { headers })).status).toBe(200);
      await lenient.close();
    });
  });

  describe('makes up', () => {
    test('about as many visits and invitees as asked', () => {
      expect(visits.length + invitees.length).toBeGreaterThan(2_000);
      expect(visits.length + invitees.length).toBeLessThanOrEqual(2_100);
      expect(visits.length).toBeGreaterThan(invitees.length);
    });

    test('visits of the past only, invitees for today and the days ahead too', () => {
      expect(visits.every(({ checkinAt }) => instantOf(checkinAt) < NOW.getTime())).toBe(true);
      const ahead = invitees.filter(({ expectedAt }) => instantOf(expectedAt) > NOW.getTime() + DAY_MS);
      expect(ahead.length).toBeGreaterThan(20);
      expect(new Set(ahead.map(({ status }) => status))).toEqual(new Set(['confirmed', 'canceled']));
    });

    test('times with the account offset and no fraction', () => {
      const form = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}-03:00$/;
      expect(visits.every(({ checkinAt }) => form.test(String(checkinAt)))).toBe(true);
      expect(invitees.every(({ expectedAt }) => form.test(String(expectedAt)))).toBe(true);
    });

    test('members that are left out where they are empty', () => {
      expect([...visits, ...invitees].flatMap((record) => Object.values(record)).includes(null)).toBe(false);
      expect(visits.some((visit) => 'checkoutAt' in visit && visit['isInsideCompany'] === false)).toBe(true);
      expect(visits.some((visit) => !('checkoutAt' in visit) && visit['isInsideCompany'] === true)).toBe(true);
      expect(visits.some((visit) => !('phone' in visit)) && visits.some((visit) => !('email' in visit))).toBe(true);
    });

    test('some ids in upper case, which are found in either case', async () => {
      const upper = visits.map(({ id }) => String(id)).filter((id) => id !== id.toLowerCase());
      expect(upper.length).toBeGreaterThan(visits.length / 20);
      const [id = ''] = upper;
      expect((await w3lcome.get(`/visit/${id.toLowerCase()}`)).body['id']).toBe(id);
    });

    test('embedded hosts: four members in a visit, more in an invitee', () => {
      expect(Object.keys(toJson(visits[0]?.['host'])).sort()).toEqual(['email', 'id', 'name', 'type']);
      expect(invitees.some(({ host }) => 'phone' in toJson(host) && 'countryCode' in toJson(host))).toBe(true);
    });

    test('invitees who came, and the visit that says the same on the same day', () => {
      const keyOf = (record: Json, at: unknown) =>
        [record['name'], toJson(record['host'])['id'], String(at).slice(0, 10)].join();
      const visited = new Set(visits.map((visit) => keyOf(visit, visit['checkinAt'])));
      const twins = invitees.filter((invitee) => visited.has(keyOf(invitee, invitee['expectedAt'])));
      expect(twins.filter(({ status }) => status === 'arrived').length).toBeGreaterThan(20);
      expect(twins.filter(({ status }) => status === 'confirmed').length).toBeGreaterThan(20);
    });

    test('no link from an invitee to its visit', () => {
      expect(invitees.some((invitee) => 'visitId' in invitee)).toBe(false);
    });

    test('some authorizations', () => {
      const given = new Set(visits.map(({ authorizationStatus }) => authorizationStatus));
      expect(given.has('allowed') && given.has('denied') && given.has(undefined)).toBe(true);
    });

    test('hosts, active and not, and the fields that visitors fill in', async () => {
      const hosts = await w3lcome.all('/hosts', 'hosts');
      expect(hosts).toHaveLength(60);
      expect(hosts.every(({ id }) => /^[0-9a-f]{32}$/.test(String(id)))).toBe(true);
      expect(new Set(hosts.map(({ isActive }) => isActive))).toEqual(new Set([true, false]));
      expect(new Set(hosts.map(({ email }) => email)).size).toBe(hosts.length);
      expect(listIn(await w3lcome.get('/company/fields'), 'fields').map(({ type }) => type)).toContain('Dropdown');
    });

    test('blocked people by e-mail, phone digits and document, some of whom have been here', async () => {
      const blocked = await w3lcome.all('/blockedlist', 'blockedlist');
      for (const member of ['email', 'phone']) expect(blocked.some((person) => member in person)).toBe(true);
      expect(blocked.some((person) => 'cpf' in person || 'document' in person)).toBe(true);
      expect(blocked.every(({ type, phone }) => type === 'blacklist' && /^\d*$/.test(String(phone ?? '')))).toBe(true);
      const emails = new Set([...visits, ...invitees].map(({ email }) => String(email).trim().toLowerCase()));
      expect(blocked.some(({ email }) => emails.has(String(email)))).toBe(true);
    });
  });

  describe('lists', () => {
    test('are in an order of their own, the same on every call', async () => {
      const again = await w3lcome.all('/visits', 'visits');
      expect(again).toEqual(visits);
      const times = visits.map(({ checkinAt }) => instantOf(checkinAt));
      const rising = times.filter((time, index) => index > 0 && time > (times[index - 1] ?? 0)).length;
      expect(rising / times.length).toBeGreaterThan(0.4);
      expect(rising / times.length).toBeLessThan(0.6);
    });

    test('have 500 records by default, and every record once over the pages', async () => {
      expect(listIn(await w3lcome.get('/visits'), 'visits')).toHaveLength(500);
      expect(new Set(visits.map(({ id }) => id)).size).toBe(visits.length);
      const tail = listIn(await w3lcome.get('/visits', { offset: visits.length - 3 }), 'visits');
      expect(tail).toEqual(visits.slice(-3));
    });

    test('tell the length of the page as size, or of the list where so set', async () => {
      expect((await w3lcome.get('/visits', { limit: 7 })).body['size']).toBe(7);
      const counting = await startW3lcome({ size: 'all' });
      expect((await counting.get('/visits', { limit: 7 })).body['size']).toBe(visits.length);
      await counting.close();
    });

    test.each([
      ['/visits', { limit: 0 }, 'INVALID_LIMIT_VALUE'],
      ['/visits', { limit: 1001 }, 'INVALID_LIMIT_VALUE'],
      ['/hosts', { limit: 1001 }, 'INVALID_LIMIT_VALUE'],
      ['/blockedlist', { limit: 1001 }, 'INVALID_LIMIT_VALUE'],
      ['/invitees', { limit: 2001 }, 'INVALID_LIMIT_VALUE'],
      ['/visits', { limit: 'many' }, 'INVALID_LIMIT_VALUE'],
      ['/visits', { offset: -1 }, 'INVALID_OFFSET_VALUE'],
      ['/visits', { offset: '1.5' }, 'INVALID_OFFSET_VALUE'],
      ['/visits', { queryKey: 'checkinAt', queryOp: '!=', queryValue: 'x' }, 'INVALID_QUERY_OPERATOR'],
      ['/hosts', { queryKey: 'email', queryOp: '=', queryValue: 'x' }, 'INVALID_QUERY_OPERATOR'],
      ['/visits', { queryKey: 'hostId', queryOp: '==', queryValue: 'x' }, 'INVALID_QUERY_KEY'],
      ['/invitees', { queryKey: 'status', queryOp: '==', queryValue: 'x' }, 'INVALID_QUERY_KEY'],
      ['/visits', { queryKey: 'checkinAt', queryOp: '>=', queryValue: 'yesterday' }, 'INVALID_QUERY_VALUE'],
    ])('refuse %s with %j: %s', async (path, query, type) => {
      expect(await w3lcome.get(path, query)).toEqual({ status: 400, body: { type } });
    });

    test('refuse a plus sign that was not URL-encoded', async () => {
      const path = '/visits?queryKey=checkinAt&queryOp=%3E&queryValue=2026-03-01T00:00:00+01:00';
      expect((await w3lcome.call('GET', path)).body).toEqual({ type: 'INVALID_QUERY_VALUE' });
    });

    test('take up to 2000 invitees', async () => {
      expect((await w3lcome.get('/invitees', { limit: 2000 })).status).toBe(200);
    });

    const bound = '2026-03-02T12:00:00-03:00';
    test.each([
      ['<', (time: number) => time < instantOf(bound)],
      ['<=', (time: number) => time <= instantOf(bound)],
      ['>', (time: number) => time > instantOf(bound)],
      ['>=', (time: number) => time >= instantOf(bound)],
    ])('are cut at one time by %s', async (queryOp, holds) => {
      const query = { limit: 1000, queryOp, queryValue: bound };
      const found = listIn(await w3lcome.get('/visits', { ...query, queryKey: 'checkinAt' }), 'visits');
      const wanted = visits.filter(({ checkinAt }) => holds(instantOf(checkinAt)));
      expect(wanted.length).toBeGreaterThan(100);
      expect(found).toEqual(wanted.slice(0, 1000));
      const awaited = listIn(await w3lcome.get('/invitees', { ...query, queryKey: 'expectedAt' }), 'invitees');
      expect(awaited).toEqual(invitees.filter(({ expectedAt }) => holds(instantOf(expectedAt))));
    });

    test('compare times as such, whatever offset they are told in', async () => {
      const [visit] = visits;
      const queryValue = new Date(instantOf(visit?.['checkinAt'])).toISOString();
      const found = listIn(
        await w3lcome.get('/visits', { queryKey: 'checkinAt', queryOp: '==', queryValue }),
        'visits',
      );
      expect(found).toContainEqual(visit);
    });

    test('leave out visits without a check-out when asked by it', async () => {
      const query = { queryKey: 'checkoutAt', queryOp: '>=', queryValue: '2026-03-10T00:00:00-03:00' };
      const found = listIn(await w3lcome.get('/visits', query), 'visits');
      expect(found.length).toBeGreaterThan(10);
      expect(found.every((visit) => 'checkoutAt' in visit)).toBe(true);
    });

    test('find invitees by host, name and e-mail, and hosts by any field', async () => {
      const [invitee] = invitees.filter((record) => 'email' in record);
      const host = toJson(invitee?.['host']);
      const ask = async (path: string, queryKey: string, queryValue: unknown) =>
        listIn(await w3lcome.get(path, { queryKey, queryOp: '==', queryValue: String(queryValue) }), path.slice(1));
      expect(await ask('/invitees', 'hostId', host['id'])).toContainEqual(invitee);
      expect(await ask('/invitees', 'hostName', host['name'])).toContainEqual(invitee);
      expect(await ask('/invitees', 'email', invitee?.['email'])).toContainEqual(invitee);
      expect(await ask('/hosts', 'email', host['email'])).toHaveLength(1);
      expect((await ask('/hosts', 'isActive', false)).every(({ isActive }) => isActive === false)).toBe(true);
      expect(await ask('/hosts', 'nothing', 'x')).toEqual([]);
    });

    test('answer the blocked list under both of its names', async () => {
      expect(await w3lcome.all('/blacklist', 'blockedlist')).toEqual(await w3lcome.all('/blockedlist', 'blockedlist'));
    });
  });

  test('answers the same for the same seed', async () => {
    const twin = await startW3lcome();
    expect(await twin.all('/visits', 'visits')).toEqual(visits);
    expect(await twin.all('/hosts', 'hosts')).toEqual(await w3lcome.all('/hosts', 'hosts'));
    await twin.close();
  });

  test('answers an unknown path with NOT_FOUND', async () => {
    expect(await w3lcome.get('/deliveries')).toEqual({ status: 404, body: { type: 'NOT_FOUND' } });
  });

  test('tells an injected failure in its own shape', async () => {
    const faults = new URL('/__sandbox/faults', w3lcome.address);
    await fetch(faults, { method: 'PUT', body: JSON.stringify({ route: 'GET /v1/host/:id', status: 500 }) });
    expect(await w3lcome.get('/host/any')).toEqual({ status: 500, body: { type: 'INTERNAL' } });
    await fetch(faults, { method: 'DELETE' });
  });
});
