import { type Answer, type Json, startW3lcome, the, toJson, type W3lcomeCaller } from './w3lcome-harness.js';

const UNKNOWN = '00000000-0000-4000-8000-000000000000';
const NOW_TEXT = '2026-03-18T14:00:00-03:00';
const CPF = '529.982.247-25';

function refusal(type: string, status = 400): Answer {
  return { status, body: { type } };
}

describe('the W3lcome sandbox', () => {
  let w3lcome: W3lcomeCaller;
  let visits: Json[];
  let hosts: Json[];
  let open: Json;
  let closed: Json;

  beforeEach(async () => {
    w3lcome = await startW3lcome();
    visits = await w3lcome.all('/visits', 'visits');
    hosts = await w3lcome.all('/hosts', 'hosts');
    open = the(visits, ({ isInsideCompany }) => isInsideCompany === true);
    closed = the(visits, ({ isInsideCompany }) => isInsideCompany === false);
  });
  afterEach(() => w3lcome.close());

  const call = (method: string, path: string, body?: unknown) => w3lcome.call(method, path, body);
  const invite = async (members: Json = {}) =>
    call('POST', '/invitees', {
      name: 'Nova Visita',
      expectedAt: '2026-03-19T10:00:00-03:00',
      host: { id: hosts[0]?.['id'] },
      ...members,
    });

  describe('visits', () => {
    test.each([
      ['GET', '/visit/'],
      ['DELETE', '/visit/'],
      ['PATCH', '/visit/allow/'],
      ['PATCH', '/visit/checkout/'],
    ])('answer NOT_FOUND to %s %s of an unknown id', async (method, path) => {
      expect(await call(method, `${path}${UNKNOWN}`)).toEqual(refusal('NOT_FOUND', 404));
    });

    test('answer MISSING_ID without an id', async () => {
      expect(await call('GET', '/visit/')).toEqual(refusal('MISSING_ID'));
    });

    test.each([
      ['allow', 'allowed'],
      ['deny', 'denied'],
    ])('are decided by %s', async (verb, authorizationStatus) => {
      const answer = await call('PATCH', `/visit/${verb}/${open['id']}`);
      expect(answer).toEqual({ status: 200, body: { ...open, authorizationStatus } });
      expect((await w3lcome.get(`/visit/${open['id']}`)).body).toEqual(answer.body);
    });

    test('are checked out now', async () => {
      const answer = await call('PATCH', `/visit/checkout/${open['id']}`);
      expect(answer).toEqual({ status: 200, body: { ...open, checkoutAt: NOW_TEXT, isInsideCompany: false } });
      expect((await w3lcome.get(`/visit/${open['id']}`)).body).toEqual(answer.body);
    });

    test('are checked out at a time in Unix seconds', async () => {
      const date = Date.parse(String(open['checkinAt'])) / 1000 + 60;
      const answer = await call('PATCH', `/visit/checkout/${open['id']}?date=${date}`);
      expect(Date.parse(String(answer.body['checkoutAt']))).toBe(date * 1000);
    });

    test('are not checked out twice unless forced', async () => {
      expect(await call('PATCH', `/visit/checkout/${closed['id']}`)).toEqual(refusal('ALREADY_CHECKOUT'));
      const forced = await call('PATCH', `/visit/checkout/${closed['id']}?force=true`);
      expect(forced.body['checkoutAt']).toBe(NOW_TEXT);
    });

    test('are not checked out before they began', async () => {
      const date = Date.parse(String(open['checkinAt'])) / 1000 - 1;
      const answer = await call('PATCH', `/visit/checkout/${open['id']}?date=${date}`);
      expect(answer).toEqual(refusal('CHECKOUT_AT_BEFORE_CHECKIN'));
    });

    test('are gone from the list after DELETE, which answers them', async () => {
      expect(await call('DELETE', `/visit/${open['id']}`)).toEqual({ status: 200, body: open });
      expect(await w3lcome.get(`/visit/${open['id']}`)).toEqual(refusal('NOT_FOUND', 404));
      expect(await w3lcome.all('/visits', 'visits')).toEqual(visits.filter((visit) => visit !== open));
    });

    test('show up in a list that was asked for before they changed', async () => {
      const query = { queryKey: 'checkoutAt', queryOp: '>=', queryValue: NOW_TEXT };
      expect((await w3lcome.get('/visits', query)).body['visits']).toEqual([]);
      await call('PATCH', `/visit/checkout/${open['id']}`);
      expect((await w3lcome.get('/visits', query)).body['size']).toBe(1);
    });
  });

  describe('invitees', () => {
    test('are created with defaults, and listed', async () => {
      const { status, body } = await invite({ email: 'nova@visita.example', cpf: CPF, notes: 'Traz equipamento' });
      expect(status).toBe(200);
      expect(body).toMatchObject({
        type: 'invitee',
        name: 'Nova Visita',
        expectedAt: '2026-03-19T10:00:00-03:00',
        status: 'confirmed',
        requiresAuthorization: false,
        email: 'nova@visita.example',
        notes: 'Traz equipamento',
      });
      expect(toJson(body['host'])['id']).toBe(hosts[0]?.['id']);
      expect(await w3lcome.all('/invitees', 'invitees')).toContainEqual(body);
    });

    test('take the host by e-mail as well', async () => {
      const { body } = await invite({ host: { email: String(hosts[3]?.['email']).toUpperCase() } });
      expect(toJson(body['host'])['id']).toBe(hosts[3]?.['id']);
    });

    test.each([
      [{ email: 'not an address' }, 'INVALID_EMAIL'],
      [{ cpf: '111.111.111-12' }, 'INVALID_CPF'],
      [{ status: 'gone' }, 'INVALID_STATUS'],
      [{ cardNumber: 1.5 }, 'INVALID_CARD_NUMBER'],
      [{ name: ' ' }, 'MISSING_NAME'],
      [{ expectedAt: 'tomorrow' }, 'INVALID_EXPECTED_AT'],
      [{ host: { id: UNKNOWN } }, 'INVALID_HOST'],
      [{ host: {} }, 'MISSING_HOST'],
    ])('are refused with %j: %s', async (members, type) => {
      expect(await invite(members)).toEqual(refusal(type));
    });

    test('are changed member by member; null clears one', async () => {
      const { body } = await invite({ email: 'nova@visita.example', company: 'Acme' });
      const changes = { company: null, status: 'canceled', expectedAt: '2026-03-20T09:00:00-03:00' };
      const answer = await call('PATCH', `/invitee/${body['id']}`, changes);
      const { company: _cleared, ...kept } = body;
      expect(answer).toEqual({ status: 200, body: { ...kept, status: 'canceled', expectedAt: changes.expectedAt } });
      expect((await w3lcome.get(`/invitee/${body['id']}`)).body).toEqual(answer.body);
    });

    test('keep what a change does not name, those made up too', async () => {
      const invitee = the(await w3lcome.all('/invitees', 'invitees'), ({ status }) => status === 'confirmed');
      const answer = await call('PATCH', `/invitee/${invitee['id']}`, { notes: 'Novo' });
      expect(answer.body).toEqual({ ...invitee, notes: 'Novo' });
    });

    test('are gone after DELETE, which answers them', async () => {
      const { body } = await invite();
      expect(await call('DELETE', `/invitee/${body['id']}`)).toEqual({ status: 200, body });
      expect(await call('DELETE', `/invitee/${body['id']}`)).toEqual(refusal('NOT_FOUND', 404));
    });

    test('check in as a visit of the same visitor and host, and out again', async () => {
      const { body } = await invite({ email: 'nova@visita.example', requiresAuthorization: true });
      const visit = (await call('POST', `/visit/inviteeCheckin/${body['id']}`)).body;
      expect(visit).toMatchObject({ type: 'visit', name: 'Nova Visita', checkinAt: NOW_TEXT, isInsideCompany: true });
      expect(visit['authorizationStatus']).toBe('waiting');
      expect((await w3lcome.get(`/invitee/${body['id']}`)).body['status']).toBe('arrived');
      expect(await call('POST', `/visit/inviteeCheckin/${body['id']}`)).toEqual(refusal('ALREADY_CHECKIN'));
      const left = await call('POST', `/visit/inviteeCheckout/${body['id']}`);
      expect(left).toEqual({ status: 200, body: { ...visit, checkoutAt: NOW_TEXT, isInsideCompany: false } });
      expect((await w3lcome.get(`/visit/${visit['id']}`)).body).toEqual(left.body);
    });

    test('do not check out without an open visit', async () => {
      const { body } = await invite();
      expect(await call('POST', `/visit/inviteeCheckout/${body['id']}`)).toEqual(refusal('DID_NOT_CHECKIN'));
      expect(await call('POST', `/visit/inviteeCheckout/${UNKNOWN}`)).toEqual(refusal('NOT_FOUND', 404));
    });

    test('do not check in once canceled', async () => {
      const { body } = await invite({ status: 'canceled' });
      expect(await call('POST', `/visit/inviteeCheckin/${body['id']}`)).toEqual(refusal('INVALID_STATUS'));
    });
  });

  describe('hosts', () => {
    const newHost = { name: 'Nova Anfitriã', email: 'nova@torre-central.example' };

    test('are created, changed and deleted', async () => {
      const created = await call('POST', '/hosts', { ...newHost, phone: '11 4000-0000', countryCode: '+55' });
      expect(created).toMatchObject({
        status: 200,
        body: { ...newHost, type: 'host', role: 'employee', isActive: true, isPhoneValid: true },
      });
      expect(String(created.body['id'])).toMatch(/^[0-9a-f]{32}$/);
      const path = `/host/${created.body['id']}`;
      const changed = await call('PATCH', path, { sector: 'Jurídico', role: 'manager', isActive: false });
      expect(changed.body).toEqual({ ...created.body, sector: 'Jurídico', role: 'manager', isActive: false });
      expect((await w3lcome.get(path)).body).toEqual(changed.body);
      expect((await call('DELETE', path)).body).toEqual(changed.body);
      expect(await w3lcome.get(path)).toEqual(refusal('NOT_FOUND', 404));
    });

    test.each([
      [{ email: newHost.email }, 'MISSING_NAME'],
      [{ name: newHost.name }, 'MISSING_EMAIL'],
      [{ ...newHost, email: 'nowhere' }, 'INVALID_EMAIL'],
      [{ ...newHost, role: 'king' }, 'INVALID_ROLE'],
    ])('are refused with %j: %s', async (body, type) => {
      expect(await call('POST', '/hosts', body)).toEqual(refusal(type));
    });

    test('share no e-mail and never change it', async () => {
      const [host] = hosts;
      const twin = { ...newHost, email: String(host?.['email']).toUpperCase() };
      expect(await call('POST', '/hosts', twin)).toEqual(refusal('ALREADY_EXISTS'));
      const answer = await call('PATCH', `/host/${host?.['id']}`, { email: 'other@torre-central.example' });
      expect(answer).toEqual(refusal('CANNOT_CHANGE_HOST_EMAIL'));
    });

    test('are told under their new name wherever they are embedded', async () => {
      const { id } = toJson(open['host']);
      await call('PATCH', `/host/${id}`, { name: 'Novo Nome' });
      expect(toJson((await w3lcome.get(`/visit/${open['id']}`)).body['host'])['name']).toBe('Novo Nome');
    });
  });

  describe('the blocked list', () => {
    const person = { name: 'Fulano', phone: '(11) 4000-1234', document: 'ab-12.3', cpf: CPF, reason: 'Briga' };

    test('keeps digits of phones and taxpayer numbers, letters and digits of documents', async () => {
      const { status, body } = await call('POST', '/blockedlist', person);
      expect(status).toBe(200);
      expect(body).toMatchObject({ type: 'blacklist', phone: '1140001234', document: 'ab123', cpf: '52998224725' });
      expect(await w3lcome.get(`/blacklist/${body['id']}`)).toEqual({ status: 200, body });
      const changed = await call('PATCH', `/blockedlist/${body['id']}`, { reason: null, rg: '1.2-X' });
      const { reason: _cleared, ...kept } = body;
      expect(changed.body).toEqual({ ...kept, rg: '12X' });
      expect((await call('DELETE', `/blockedlist/${body['id']}`)).body).toEqual(changed.body);
      expect(await w3lcome.get(`/blockedlist/${body['id']}`)).toEqual(refusal('NOT_FOUND', 404));
    });

    test('takes an id from the caller', async () => {
      const { body } = await call('POST', '/blacklist', { id: UNKNOWN, email: 'fulano@post.example' });
      expect(body['id']).toBe(UNKNOWN);
    });

    test.each([
      [{ phone: '1140001234' }, 'PHONE_ALREADY_EXISTS'],
      [{ document: 'AB 123' }, 'DOCUMENT_ALREADY_EXISTS'],
      [{ cpf: '52998224725' }, 'CPF_ALREADY_EXISTS'],
      [{ cpf: '52998224724' }, 'INVALID_CPF'],
    ])('refuses %j: %s', async (twin, type) => {
      await call('POST', '/blockedlist', person);
      expect(await call('POST', '/blockedlist', twin)).toEqual(refusal(type));
    });

    test('answers BLACKLIST_DISABLED where it is switched off', async () => {
      const without = await startW3lcome({ isBlockedListEnabled: false });
      expect(await without.get('/blockedlist')).toEqual(refusal('BLACKLIST_DISABLED', 403));
      expect((await without.get('/hosts')).status).toBe(200);
      await without.close();
    });
  });

  test('refuses a body that is no JSON object', async () => {
    expect(await call('POST', '/invitees', [1])).toEqual(refusal('INVALID_BODY'));
    expect(await call('POST', '/invitees')).toEqual(refusal('MISSING_NAME'));
  });
});
