import { createAuthentication, warnOfOpenAccess } from '../../../src/app/authentication.js';
import { loadConfig } from '../../../src/config/load-config.js';
import { UnauthenticatedError } from '../../../src/domain/access/access-errors.js';
import { ANYONE } from '../../../src/domain/access/caller.js';
import { AUDIENCE, ISSUER, signToken } from '../../support/tokens.js';

const SECRET = 'a secret that has at least 32 characters';
const JWT = { AUTH_MODE: 'jwt', AUTH_JWT_SECRET: SECRET, AUTH_JWT_ISSUER: ISSUER, AUTH_JWT_AUDIENCE: AUDIENCE };

const open = (environment: Record<string, string>) => createAuthentication(loadConfig(environment).auth, () => {});

test('where nobody has to sign in, everybody may do everything', async () => {
  const authenticate = await open({});
  expect(await authenticate({})).toBe(ANYONE);
});

test('where somebody has to and no way is configured, nobody is let in', async () => {
  const authenticate = await createAuthentication({ isOpen: false, jwt: null, apiKeys: null }, () => {});
  await expect(authenticate({ 'x-api-key': 'key' })).rejects.toBeInstanceOf(UnauthenticatedError);
  await expect(authenticate({ authorization: 'Bearer a.b.c' })).rejects.toBeInstanceOf(UnauthenticatedError);
});

test('tokens are judged by the time of the machine', async () => {
  const authenticate = await open({ ...JWT, SANDBOX_NOW: '2001-01-01T00:00:00Z', SANDBOX_FREEZE: '1' });
  const token = await signToken({}, { key: new TextEncoder().encode(SECRET), header: { alg: 'HS256' } });
  expect(await authenticate({ authorization: `Bearer ${token}` })).toMatchObject({ name: 'desk' });
});

test('an open door to other machines is told of at the start', () => {
  expect(warnOfOpenAccess(loadConfig({ HOST: '0.0.0.0', AUTH_MODE: 'none' }))).toHaveLength(1);
  expect(warnOfOpenAccess(loadConfig({ HOST: '0.0.0.0', ...JWT }))).toEqual([]);
  expect(warnOfOpenAccess(loadConfig({}))).toEqual([]);
});
