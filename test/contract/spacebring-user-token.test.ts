import type { TokenStore } from '../../src/upstreams/http/upstream-client.js';
import { createScope, type RunningSpacebring, startSpacebring } from './spacebring-sandbox.js';

const TOKEN_CALL = 'POST /api/oauth2/token';
const HOUR_MS = 3_600_000;

let sandbox: RunningSpacebring;

beforeEach(async () => {
  sandbox = await startSpacebring({ visits: 200 });
});

afterEach(() => sandbox.close());

function createStore(): TokenStore & { kept: string | null } {
  const store = {
    kept: null as string | null,
    read: async () => (store.kept === null ? [] : [store.kept]),
    write: async (token: string) => {
      store.kept = token;
    },
  };
  return store;
}

async function signedStatus(headers: Readonly<Record<string, string>> | undefined): Promise<number> {
  return (await fetch(`${sandbox.address}/locations/v1`, { headers: { ...headers } })).status;
}

test('a user token signs calls as a user of the network, for one token call however many wait', async () => {
  const { userAuthorization } = sandbox.createUpstream();
  const [headers] = await Promise.all([1, 2, 3].map(() => userAuthorization?.headers(createScope())));
  expect(headers?.['authorization']).toMatch(/^Bearer /);
  expect(await signedStatus(headers)).toBe(200);
  expect(await sandbox.takeRequests()).toEqual(['GET /locations/v1 ×1', `${TOKEN_CALL} ×1`]);
});

test('the token is replaced before the source would refuse it, with the rotated refresh token', async () => {
  const store = createStore();
  const { userAuthorization } = sandbox.createUpstream({}, store);
  const first = await userAuthorization?.headers(createScope());
  const rotated = store.kept;
  sandbox.passTime(HOUR_MS - 30_000);
  expect(await signedStatus(first)).toBe(200);
  const second = await userAuthorization?.headers(createScope());
  expect(second).not.toEqual(first);
  expect(rotated).not.toBeNull();
  expect(store.kept).not.toBe(rotated);
  sandbox.passTime(60_000);
  expect([await signedStatus(first), await signedStatus(second)]).toEqual([401, 200]);
});

test('after a 401 the call is signed anew', async () => {
  const { userAuthorization } = sandbox.createUpstream();
  const rejected = (await userAuthorization?.headers(createScope())) ?? {};
  expect(await userAuthorization?.renew(createScope(), rejected)).toBe(true);
  expect(await userAuthorization?.headers(createScope())).not.toEqual(rejected);
  expect(await sandbox.takeRequests()).toEqual([`${TOKEN_CALL} ×2`]);
});

test('a kept token that the source no longer takes gives way to the configured one', async () => {
  const store = createStore();
  store.kept = 'used-up';
  const { userAuthorization } = sandbox.createUpstream({}, store);
  expect(await signedStatus(await userAuthorization?.headers(createScope()))).toBe(200);
  expect(store.kept).not.toBe('used-up');
});

test('a wrong refresh token is told as such', async () => {
  const userToken = { refreshToken: 'wrong', tokenUrl: `${sandbox.address}/api/oauth2/token`, tokenFile: null };
  const { userAuthorization } = sandbox.createUpstream({ userToken });
  const failure = await userAuthorization?.headers(createScope()).catch((error: unknown) => error);
  expect(failure).toMatchObject({ code: 'UPSTREAM_REJECTED_CREDENTIALS' });
  expect(String(failure)).not.toContain('wrong');
});

test('without a configured user token there is nothing to sign with', () => {
  expect(sandbox.createUpstream({ userToken: null }).userAuthorization).toBeNull();
});

test('a request that the vendor’s document does not know is noticed', async () => {
  await sandbox.ask('/networks/v1');
  expect(sandbox.violations).toEqual([]);
  await sandbox.ask('/visitors/visits/v1?locationRef=nowhere&status=expected');
  expect(sandbox.violations).toHaveLength(2);
});
