import { SourceFaultError } from '../../../../src/domain/source/source-error.js';
import { createMemoryRecordLocks } from '../../../../src/platform/record-locks.js';
import type { RequestScope, SharedAccess, TokenStore } from '../../../../src/upstreams/http/upstream-client.js';
import { createUserTokenAuthorization } from '../../../../src/upstreams/spacebring/authorization.js';

const HOUR_MS = 3_600_000;

const scope = (): RequestScope => ({ signal: new AbortController().signal, priority: 'interactive' });

/** Replicas on one store, and a token endpoint where each refresh token is good for one use. */
function script(replicaCount = 2) {
  const state = {
    now: Date.UTC(2026, 2, 10),
    kept: null as string | null,
    access: null as SharedAccess | null,
    asked: [] as string[],
    asking: 0,
    mostAsking: 0,
    isDown: false,
  };
  const accepted = new Set(['configured']);
  const locks = createMemoryRecordLocks();
  const tokenStore: TokenStore = {
    read: async () => (state.kept === null ? [] : [state.kept]),
    write: async (token) => {
      state.kept = token;
    },
    sharing: {
      runExclusive: (work) => locks.run('token', new AbortController().signal, work),
      readAccess: async () => state.access,
      writeAccess: async (access) => {
        state.access = access;
      },
    },
  };
  const requestToken = async (_scope: RequestScope, refreshToken: string) => {
    state.asked.push(refreshToken);
    const number = state.asked.length;
    state.asking += 1;
    state.mostAsking = Math.max(state.mostAsking, state.asking);
    await new Promise((resolve) => setImmediate(resolve));
    state.asking -= 1;
    if (state.isDown || !accepted.delete(refreshToken)) {
      const code = state.isDown ? 'UPSTREAM_UNAVAILABLE' : 'UPSTREAM_REJECTED';
      throw new SourceFaultError({ source: 'SPACEBRING', code, message: 'no token', status: state.isDown ? 503 : 400 });
    }
    accepted.add(`rotated-${number}`);
    return { accessToken: `access-${number}`, lifetimeSeconds: 3_600, refreshToken: `rotated-${number}` };
  };
  const replicas = Array.from({ length: replicaCount }, () =>
    createUserTokenAuthorization({
      refreshToken: 'configured',
      networkId: null,
      tokenStore,
      clock: { now: () => new Date(state.now) },
      warn: () => {},
      requestToken,
    }),
  );
  return { state, replicas, accepted };
}

const bearer = (number: number) => ({ authorization: `Bearer access-${number}` });

test('replicas that need a token together get it by one token call', async () => {
  const { replicas, state } = script(4);
  const headers = await Promise.all(replicas.map((replica) => replica.headers(scope())));
  expect(headers).toEqual([bearer(1), bearer(1), bearer(1), bearer(1)]);
  expect(state.asked).toEqual(['configured']);
});

test('replicas renew once when the token ends, and never in parallel', async () => {
  const { replicas, state } = script(3);
  for (const [index, expected] of [1, 2, 3].entries()) {
    state.now += index === 0 ? 0 : HOUR_MS;
    const headers = await Promise.all(replicas.map((replica) => replica.headers(scope())));
    expect(headers).toEqual(replicas.map(() => bearer(expected)));
  }
  expect(state).toMatchObject({ asked: ['configured', 'rotated-1', 'rotated-2'], mostAsking: 1 });
});

test('a token that a replica was refused is not taken from the store again', async () => {
  const { replicas, state } = script(2);
  const [one, other] = replicas;
  const rejected = (await one?.headers(scope())) ?? {};
  await other?.headers(scope());
  expect(await one?.renew(scope(), rejected)).toBe(true);
  expect(await one?.headers(scope())).toEqual(bearer(2));
  expect(state.asked).toEqual(['configured', 'rotated-1']);
});

test('a replica whose token is refused uses the one that another has got since', async () => {
  const { replicas, state } = script(2);
  const [one, other] = replicas;
  const rejected = (await one?.headers(scope())) ?? {};
  await other?.headers(scope());
  await one?.renew(scope(), rejected);
  expect(await other?.renew(scope(), rejected)).toBe(true);
  expect(await other?.headers(scope())).toEqual(bearer(2));
  expect(state.asked).toHaveLength(2);
});

test('a refused token is not taken again after a renewal that failed', async () => {
  const { replicas, state } = script(1);
  const [replica] = replicas;
  const rejected = (await replica?.headers(scope())) ?? {};
  state.isDown = true;
  await expect(replica?.renew(scope(), rejected)).rejects.toMatchObject({ code: 'UPSTREAM_UNAVAILABLE' });
  state.isDown = false;
  expect(await replica?.headers(scope())).toEqual(bearer(3));
});

test('one replica that cannot renew does not keep the others from trying', async () => {
  const { replicas, state } = script(2);
  state.isDown = true;
  await expect(replicas[0]?.headers(scope())).rejects.toMatchObject({ code: 'UPSTREAM_UNAVAILABLE' });
  state.isDown = false;
  expect(await replicas[1]?.headers(scope())).toEqual(bearer(2));
});

test('a stored token that is refused is replaced by the configured one, once for all replicas', async () => {
  const { replicas, state } = script(2);
  state.kept = 'used up';
  const headers = await Promise.all(replicas.map((replica) => replica.headers(scope())));
  expect(headers).toEqual([bearer(2), bearer(2)]);
  expect(state.asked).toEqual(['used up', 'configured']);
});
