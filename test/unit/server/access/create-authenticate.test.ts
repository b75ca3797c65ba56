import type { Caller } from '../../../../src/domain/access/caller.js';
import { createAuthenticate, type Verify } from '../../../../src/server/access/authenticate.js';

const named =
  (name: string): Verify =>
  async (text): Promise<Caller> => ({ kind: 'token', name: `${name} ${text}`, scopes: new Set(), locationIds: null });

const both = createAuthenticate({ token: named('token'), apiKey: named('key') });

test.each([
  [{ authorization: 'Bearer a.b.c' }, 'token a.b.c'],
  [{ authorization: 'bearer  a.b.c' }, 'token a.b.c'],
  [{ authorization: 'Bearer vg_live_x' }, 'key vg_live_x'],
  [{ 'x-api-key': 'vg_live_x' }, 'key vg_live_x'],
  [{ 'x-api-key': 'a.b.c' }, 'key a.b.c'],
])('%j signs in as %s', async (headers, name) => {
  expect((await both(headers)).name).toBe(name);
});

test.each([
  [{}, 'no credential'],
  [{ authorization: '' }, 'the Authorization header has no bearer token'],
  [{ authorization: 'Bearer' }, 'the Authorization header has no bearer token'],
  [{ authorization: 'Bearer a b' }, 'the Authorization header has no bearer token'],
  [{ authorization: 'Basic YTpi' }, 'the Authorization header has no bearer token'],
  [{ authorization: 'Bearer a.b.c', 'x-api-key': 'vg_live_x' }, 'two credentials at once'],
])('%j is refused: %s', async (headers, reason) => {
  await expect(both(headers)).rejects.toMatchObject({ name: 'UnauthenticatedError', reason });
});

test('a way that is off admits no caller', async () => {
  const keysOnly = createAuthenticate({ token: null, apiKey: named('key') });
  const tokensOnly = createAuthenticate({ token: named('token'), apiKey: null });
  await expect(keysOnly({ authorization: 'Bearer a.b.c' })).rejects.toMatchObject({ name: 'UnauthenticatedError' });
  await expect(tokensOnly({ 'x-api-key': 'vg_live_x' })).rejects.toMatchObject({ name: 'UnauthenticatedError' });
  await expect(tokensOnly({ authorization: 'Bearer vg_live_x' })).rejects.toMatchObject({
    name: 'UnauthenticatedError',
  });
});
