import { createSessionAuthorization } from '../../../../src/upstreams/http/session-authorization.js';
import { scope } from './client-fixture.js';

const LIFETIME_MS = 1_000;

/** Hands out `token-<n>`; each sign-in waits until `answer` is called, where `isHeld`. */
function setUp({ isHeld = false }: { isHeld?: boolean } = {}) {
  const state = { now: 0, refused: [] as (string | null)[], failure: null as Error | null, answer: () => {} };
  const authorization = createSessionAuthorization({
    source: 'RESIDENT',
    clock: { now: () => new Date(state.now) },
    headers: { network: 'n' },
    async signIn(_scope, refused) {
      state.refused.push(refused);
      if (isHeld) {
        await new Promise<void>((resolve) => {
          state.answer = resolve;
        });
      }
      if (state.failure !== null) throw state.failure;
      return { accessToken: `token-${state.refused.length}`, renewAt: state.now + LIFETIME_MS };
    },
  });
  return { state, authorization };
}

test('calls that wait together share one sign-in, and send the other headers beside the token', async () => {
  const { state, authorization } = setUp();
  const [first, second] = await Promise.all([authorization.headers(scope()), authorization.headers(scope())]);
  expect(first).toEqual({ authorization: 'Bearer token-1', network: 'n' });
  expect(second).toEqual(first);
  expect(state.refused).toEqual([null]);
});

test('a token is renewed at its time, and not before', async () => {
  const { state, authorization } = setUp();
  await authorization.headers(scope());
  state.now = LIFETIME_MS - 1;
  expect(await authorization.headers(scope())).toMatchObject({ authorization: 'Bearer token-1' });
  state.now = LIFETIME_MS;
  expect(await authorization.headers(scope())).toMatchObject({ authorization: 'Bearer token-2' });
});

test('a refused token is forgotten, and named to the sign-in that replaces it', async () => {
  const { state, authorization } = setUp();
  const rejected = await authorization.headers(scope());
  expect(await authorization.renew(scope(), rejected)).toBe(true);
  expect(await authorization.headers(scope())).toMatchObject({ authorization: 'Bearer token-2' });
  expect(state.refused).toEqual([null, 'token-1']);
});

test('a sign-in that fails is reported to its calls, and the next call signs in again', async () => {
  const { state, authorization } = setUp();
  state.failure = new Error('down');
  await expect(authorization.headers(scope())).rejects.toThrow('down');
  state.failure = null;
  expect(await authorization.headers(scope())).toMatchObject({ authorization: 'Bearer token-2' });
});

test('a sign-in that fails after its last call has left is no unhandled rejection', async () => {
  const { state, authorization } = setUp({ isHeld: true });
  const controller = new AbortController();
  const call = authorization.headers(scope({ signal: controller.signal }));
  controller.abort(new Error('deadline'));
  await expect(call).rejects.toMatchObject({ source: 'RESIDENT', code: 'UPSTREAM_TIMEOUT' });
  state.failure = new Error('down');
  state.answer();
  await new Promise((resolve) => setImmediate(resolve));
  expect(state.refused).toHaveLength(1);
});
