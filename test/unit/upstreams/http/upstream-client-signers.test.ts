import type { Authorization } from '../../../../src/upstreams/http/upstream-client.js';
import { clientOf, faultOf, getItem, postItem, scope, TOKEN } from './client-fixture.js';
import { json, type ScriptedServer, startScriptedServer, text } from './scripted-server.js';

let server: ScriptedServer;
afterEach(() => server.close());

/** Hands out `Bearer user-<n>`; each renewal makes the next one. */
function createUser(): Authorization & { renewals: number } {
  const user = {
    renewals: 0,
    headers: async () => ({ authorization: `Bearer user-${user.renewals}` }),
    renew: async () => {
      user.renewals += 1;
      return true;
    },
  };
  return user;
}

const signatures = () => server.calls.map(({ headers }) => headers.authorization);

test("a call with its own authorization is signed by it, and others by the client's", async () => {
  server = await startScriptedServer(json({ id: '1' }));
  const client = clientOf(server.url);
  await client.call(scope(), { ...postItem, authorization: createUser() });
  await client.call(scope(), postItem);
  expect(signatures()).toEqual(['Bearer user-0', `Basic ${TOKEN}`]);
});

test('a 401 renews the authorization that signed the call', async () => {
  server = await startScriptedServer(text('', 401), json({ id: '1' }));
  const user = createUser();
  let clientRenewals = 0;
  const client = clientOf(server.url, {
    authorization: {
      headers: async () => ({}),
      renew: async () => {
        clientRenewals += 1;
        return true;
      },
    },
  });
  await client.call(scope(), { ...postItem, authorization: user });
  expect(signatures()).toEqual(['Bearer user-0', 'Bearer user-1']);
  expect([user.renewals, clientRenewals]).toEqual([1, 0]);
});

test('every signer shares the quota', async () => {
  server = await startScriptedServer(json({ id: '1' }));
  const client = clientOf(server.url, { requestsPerSecond: 1 });
  await Promise.all([
    client.call(scope(), getItem),
    client.call(scope(), { ...postItem, authorization: createUser() }),
  ]);
  const [first, second] = server.calls;
  expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(995);
});

test('every signer shares the circuit and the health', async () => {
  server = await startScriptedServer(json({}, 500));
  const client = clientOf(server.url);
  const authorization = createUser();
  for (let index = 0; index < 10; index += 1) await faultOf(client.call(scope(), { ...postItem, authorization }));
  await faultOf(client.call(scope(), getItem));
  expect(client.health()).toMatchObject({ circuit: 'OPEN', lastFault: { code: 'UPSTREAM_UNAVAILABLE' } });
  expect(server.calls).toHaveLength(10);
});
