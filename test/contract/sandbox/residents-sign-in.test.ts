import { SANDBOX_CREDENTIALS } from '../../../src/sandbox/kit/sandbox-settings.js';
import { OTHER_ACCOUNTS } from '../../../src/sandbox/residents/accounts.js';
import { objectOf, type ResidentsCaller, startResidents } from './residents-harness.js';
import { toJson } from './w3lcome-harness.js';

const { username, password } = SANDBOX_CREDENTIALS.resident;
const bearer = (token: string) => ({ headers: { authorization: `Bearer ${token}` } });

describe("the residents' sandbox", () => {
  let residents: ResidentsCaller;

  beforeEach(async () => {
    residents = await startResidents(50);
  });
  afterEach(() => residents.close());

  describe('signs in', () => {
    test('with a token of an hour by its clock', async () => {
      const answer = await residents.login(username, password);
      expect(answer.status).toBe(200);
      const login = objectOf(answer);
      expect(login).toMatchObject({ username, role: 'SYSTEM_ADMIN', roles: ['SYSTEM_ADMIN'], residentInfo: null });
      expect(login['expiresAt']).toBe('2026-03-18T18:00:00.0000000Z');
      const [, payload = ''] = String(login['token']).split('.');
      const claims = toJson(JSON.parse(Buffer.from(payload, 'base64url').toString()));
      expect(claims).toMatchObject({ unique_name: username, role: 'SYSTEM_ADMIN', iss: 'HappyHabitat' });
      expect(claims).toMatchObject({ aud: 'HappyHabitatUsers', nameid: login['userId'] });
      expect(Number(claims['exp']) - Number(claims['iat'])).toBe(3600);
      expect(Number(claims['exp']) * 1000).toBe(Date.parse('2026-03-18T18:00:00Z'));
    });

    test.each([
      ['another password', username, 'wrong'],
      ['an unknown name', 'nobody', password],
    ])('nobody with %s: a bare text', async (_what, name, secret) => {
      const answer = await residents.login(name, secret);
      expect(answer).toMatchObject({
        status: 401,
        type: 'text/plain; charset=utf-8',
        text: 'Invalid username or password',
      });
    });

    test('nobody without a name or password: a validation error by field', async () => {
      const answer = await residents.login('', ' ');
      expect(answer.status).toBe(400);
      expect(objectOf(answer)).toMatchObject({
        code: 'VALIDATION_ERROR',
        errors: {
          Username: ['The Username field is required.'],
          Password: ['The Password field is required.'],
        },
      });
    });

    test.each([
      [OTHER_ACCOUNTS.inactive, 'User account is inactive'],
      [OTHER_ACCOUNTS.roleless, 'User has no roles assigned'],
    ])('not %j', async (account, message) => {
      const answer = await residents.login(account.username, account.password);
      expect(answer.status).toBe(400);
      expect(objectOf(answer)).toMatchObject({ code: 'INVALID_OPERATION', message, errors: null });
    });
  });

  describe('refuses', () => {
    test('a call without a token: no body, but a challenge', async () => {
      const answer = await residents.call('GET', '/residentvisits', { headers: {} });
      expect(answer).toMatchObject({ status: 401, text: '' });
      expect(answer.headers.get('www-authenticate')).toBe('Bearer');
    });

    test.each([
      ['text that is no token', 'nonsense'],
      [
        'a token signed by somebody else',
        'eyJhbGciOiJIUzI1NiJ9.eyJyb2xlIjoiU1lTVEVNX0FETUlOIiwiZXhwIjo5OTk5OTk5OTk5fQ.xxxx',
      ],
    ])('%s', async (_what, token) => {
      const answer = await residents.call('GET', '/residentvisits', bearer(token));
      expect(answer).toMatchObject({ status: 401, text: '' });
      expect(answer.headers.get('www-authenticate')).toContain('invalid_token');
    });

    test('a token whose payload was changed', async () => {
      const [header, payload = '', signature] = (await residents.tokenOf(OTHER_ACCOUNTS.guard)).split('.');
      const forged = Buffer.from(payload, 'base64url').toString().replace('VIGILANCE', 'SYSTEM_ADMIN');
      const token = [header, Buffer.from(forged).toString('base64url'), signature].join('.');
      expect((await residents.call('GET', '/residents', bearer(token))).status).toBe(401);
    });

    test('a token past its hour and the tolerance of five minutes', async () => {
      const token = await residents.tokenOf(SANDBOX_CREDENTIALS.resident);
      residents.passMinutes(64);
      expect((await residents.call('GET', '/residentvisits', bearer(token))).status).toBe(200);
      residents.passMinutes(2);
      expect((await residents.call('GET', '/residentvisits', bearer(token))).status).toBe(401);
      const next = await residents.tokenOf(SANDBOX_CREDENTIALS.resident);
      expect((await residents.call('GET', '/residentvisits', bearer(next))).status).toBe(200);
    });

    test('residents and communities to a role that is not of the administration, not the visits', async () => {
      const guard = bearer(await residents.tokenOf(OTHER_ACCOUNTS.guard));
      expect((await residents.call('GET', '/residentvisits', guard)).status).toBe(200);
      for (const path of ['/residents', '/communities']) {
        expect(await residents.call('GET', path, guard)).toMatchObject({ status: 403, text: '' });
      }
    });

    test('an unknown path and a wrong method without a body', async () => {
      expect(await residents.call('GET', '/visits')).toMatchObject({ status: 404, text: '' });
      const answer = await residents.call('PATCH', '/residentvisits', { headers: {} });
      expect(answer).toMatchObject({ status: 405, text: '' });
      expect(answer.headers.get('allow')).toBe('GET, POST');
    });
  });

  test('matches paths in any case', async () => {
    expect((await residents.call('GET', '/ResidentVisits')).status).toBe(200);
    expect((await residents.call('GET', '/RESIDENTS/By-Communities')).status).toBe(200);
  });

  test('counts a path in any case under one template', async () => {
    const requests = new URL('/__sandbox/requests', residents.address);
    await fetch(requests, { method: 'DELETE' });
    await residents.call('GET', '/ResidentVisits/00000000-0000-4000-8000-000000000000');
    await residents.call('GET', '/residentvisits/00000000-0000-4000-8000-000000000001');
    const route = 'GET /api/residentvisits/:id';
    expect(await (await fetch(requests)).json()).toEqual([{ method: 'GET', route, status: 404, count: 2 }]);
  });
});
