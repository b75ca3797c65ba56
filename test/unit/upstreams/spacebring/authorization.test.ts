import { SourceFaultError } from '../../../../src/domain/source/source-error.js';
import type { RequestScope } from '../../../../src/upstreams/http/upstream-client.js';
import {
  createBasicAuthorization,
  createUserTokenAuthorization,
  tokenWire,
} from '../../../../src/upstreams/spacebring/authorization.js';

const NETWORK = '0b6e9a52-6f0f-4c8a-9f57-1f6a1b0d0007';
const HOUR_MS = 3_600_000;

function scopeOf(signal = new AbortController().signal): RequestScope {
  return { signal, priority: 'interactive' };
}

function refusal(status: number): SourceFaultError {
  return new SourceFaultError({ source: 'SPACEBRING', code: 'UPSTREAM_REJECTED', message: 'refused', status });
}

/** A token endpoint that knows `good` tokens and hands out `access-<n>`; rotating, it replaces the token of the call. */
function script({
  stored = null,
  isRotating = true,
  good = ['configured'],
}: {
  stored?: string | null;
  isRotating?: boolean;
  good?: string[];
} = {}) {
  const state = { now: Date.UTC(2026, 2, 10), stored, asked: [] as string[], warnings: [] as string[], canWrite: true };
  const accepted = new Set(good);
  let answer: () => Promise<void> = async () => undefined;
  const authorization = createUserTokenAuthorization({
    refreshToken: 'configured',
    networkId: NETWORK,
    tokenStore: {
      read: async () => (state.stored === null ? [] : [state.stored]),
      write: async (token) => {
        if (!state.canWrite) throw new Error('disk full');
        state.stored = token;
      },
    },
    clock: { now: () => new Date(state.now) },
    warn: (message) => state.warnings.push(message),
    requestToken: async (_scope, refreshToken) => {
      state.asked.push(refreshToken);
      const number = state.asked.length;
      await answer();
      if (!accepted.has(refreshToken)) throw refusal(400);
      const rotated = isRotating ? `rotated-${number}` : null;
      if (rotated !== null) {
        accepted.delete(refreshToken);
        accepted.add(rotated);
      }
      return { accessToken: `access-${number}`, lifetimeSeconds: 3_600, refreshToken: rotated };
    },
  });
  return {
    state,
    accepted,
    authorization,
    answerWith: (next: () => Promise<void>) => {
      answer = next;
    },
  };
}

const bearer = (number: number) => ({ authorization: `Bearer access-${number}`, 'spacebring-network-id': NETWORK });

test('calls that wait together cost one token call, and later ones none', async () => {
  const { authorization, state } = script();
  const headers = await Promise.all([1, 2, 3].map(() => authorization.headers(scopeOf())));
  expect(headers).toEqual([bearer(1), bearer(1), bearer(1)]);
  expect(await authorization.headers(scopeOf())).toEqual(bearer(1));
  expect(state.asked).toEqual(['configured']);
});

test('a token is replaced 60 s ahead of its end', async () => {
  const { authorization, state } = script();
  await authorization.headers(scopeOf());
  state.now += HOUR_MS - 60_001;
  expect(await authorization.headers(scopeOf())).toEqual(bearer(1));
  state.now += 1;
  expect(await authorization.headers(scopeOf())).toEqual(bearer(2));
  expect(state.asked).toEqual(['configured', 'rotated-1']);
});

test('a rotated refresh token is stored, and used by the next process', async () => {
  const first = script();
  await first.authorization.headers(scopeOf());
  expect(first.state.stored).toBe('rotated-1');
  const second = script({ stored: 'rotated-1', good: ['rotated-1'] });
  await second.authorization.headers(scopeOf());
  expect(second.state.asked).toEqual(['rotated-1']);
});

test('where tokens do not rotate nothing is written', async () => {
  const { authorization, state } = script({ isRotating: false });
  await authorization.headers(scopeOf());
  expect(state.stored).toBeNull();
});

test('a stored token that is refused is replaced by the configured one', async () => {
  const { authorization, state } = script({ stored: 'old' });
  expect(await authorization.headers(scopeOf())).toEqual(bearer(2));
  expect(state.asked).toEqual(['old', 'configured']);
});

test('a token that another replica rotated meanwhile is read again', async () => {
  const { authorization, state, accepted, answerWith } = script({ stored: 'mine', good: [] });
  answerWith(async () => {
    state.stored = 'theirs';
    accepted.add('theirs');
  });
  await authorization.headers(scopeOf());
  expect(state.asked).toEqual(['mine', 'theirs']);
});

test('when every token is refused the credentials are', async () => {
  const { authorization } = script({ stored: 'old', good: [] });
  const failure = await authorization.headers(scopeOf()).catch((error: unknown) => error);
  expect(failure).toMatchObject({ code: 'UPSTREAM_REJECTED_CREDENTIALS' });
  expect(JSON.stringify(failure)).not.toMatch(/old|configured-/);
});

test('an outage of the token endpoint is no refusal, and the next call tries again', async () => {
  const { authorization, answerWith } = script();
  answerWith(async () => {
    throw new SourceFaultError({ source: 'SPACEBRING', code: 'UPSTREAM_UNAVAILABLE', message: 'down', status: 503 });
  });
  await expect(authorization.headers(scopeOf())).rejects.toMatchObject({ code: 'UPSTREAM_UNAVAILABLE' });
  answerWith(async () => undefined);
  expect(await authorization.headers(scopeOf())).toEqual(bearer(2));
});

test('a new token that cannot be stored is used all the same, and the failure is logged', async () => {
  const { authorization, state } = script();
  state.canWrite = false;
  await authorization.headers(scopeOf());
  state.now += HOUR_MS;
  await authorization.headers(scopeOf());
  expect(state.asked).toEqual(['configured', 'rotated-1']);
  expect(state.warnings.length).toBeGreaterThan(0);
  expect(state.warnings.join()).not.toContain('rotated-');
});

test('a 401 renews once for all who met it, and not for a token that was replaced already', async () => {
  const { authorization, state } = script();
  const rejected = await authorization.headers(scopeOf());
  const renewed = await Promise.all([1, 2].map(() => authorization.renew(scopeOf(), rejected)));
  expect(renewed).toEqual([true, true]);
  expect(await authorization.renew(scopeOf(), rejected)).toBe(true);
  expect(await authorization.headers(scopeOf())).toEqual(bearer(2));
  expect(state.asked).toHaveLength(2);
});

test('a call that is aborted does not end the token call for the others', async () => {
  const { authorization, answerWith } = script();
  let release = () => {};
  answerWith(() => new Promise((resolve) => (release = resolve)));
  const impatient = new AbortController();
  const givenUp = authorization.headers(scopeOf(impatient.signal));
  const patient = authorization.headers(scopeOf());
  impatient.abort(new Error('deadline'));
  await expect(givenUp).rejects.toMatchObject({ code: 'UPSTREAM_TIMEOUT' });
  release();
  expect(await patient).toEqual(bearer(1));
});

test('the token answer needs nothing but the access token', () => {
  expect(tokenWire.parse({ access_token: 'a' })).toEqual({
    accessToken: 'a',
    lifetimeSeconds: 3_600,
    refreshToken: null,
  });
  expect(tokenWire.parse({ access_token: 'a', expires_in: '60', refresh_token: 'r' })).toEqual({
    accessToken: 'a',
    lifetimeSeconds: 60,
    refreshToken: 'r',
  });
  expect(tokenWire.safeParse({ token_type: 'Bearer' }).success).toBe(false);
});

test('Basic signs with id and secret, names the network where it is configured, and cannot be renewed', async () => {
  const basic = createBasicAuthorization({ clientId: 'id', clientSecret: 'sé:cret', networkId: NETWORK });
  const headers = await basic.headers(scopeOf());
  expect(headers).toEqual({
    authorization: `Basic ${Buffer.from('id:sé:cret').toString('base64')}`,
    'spacebring-network-id': NETWORK,
  });
  expect(await basic.renew(scopeOf(), headers)).toBe(false);
  const bare = createBasicAuthorization({ clientId: 'id', clientSecret: 's', networkId: null });
  expect(Object.keys(await bare.headers(scopeOf()))).toEqual(['authorization']);
});
