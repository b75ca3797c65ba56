import { SourceFaultError } from '../../../../src/domain/source/source-error.js';
import type { Authorization, RequestScope } from '../../../../src/upstreams/http/upstream-client.js';
import { createResidentAuthorization } from '../../../../src/upstreams/resident-visits/authorization.js';
import type { LoginWire } from '../../../../src/upstreams/resident-visits/wire.js';

const START = Date.parse('2026-03-15T12:00:00Z');
const MINUTE = 60_000;

/** A service that hands out `token-1`, `token-2`, … or fails with what is queued. */
function setUp() {
  let nowMs = START;
  let count = 0;
  let lifetimeMinutes = 60;
  const failures: unknown[] = [];
  const scopes: RequestScope[] = [];
  let gate: Promise<void> = Promise.resolve();
  const authorization: Authorization = createResidentAuthorization({
    clock: { now: () => new Date(nowMs) },
    logIn: async (scope): Promise<LoginWire> => {
      count += 1;
      scopes.push(scope);
      const token = jwt(`token-${count}`, nowMs + lifetimeMinutes * MINUTE);
      await gate;
      const failure = failures.shift();
      if (failure !== undefined) throw failure;
      return { token, expiresAt: new Date(nowMs + 60 * MINUTE).toISOString() };
    },
  });
  return {
    authorization,
    scopes,
    count: () => count,
    advance: (ms: number) => {
      nowMs += ms;
    },
    failNext: (error: unknown) => failures.push(error),
    live: (minutes: number) => {
      lifetimeMinutes = minutes;
    },
    hold: () => {
      let open = (): void => undefined;
      gate = new Promise((resolve) => {
        open = resolve;
      });
      return open;
    },
  };
}

function jwt(subject: string, expiresAtMs: number): string {
  const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'HS256' })}.${part({ sub: subject, exp: Math.floor(expiresAtMs / 1000) })}.signature`;
}

function fault(code: SourceFaultError['code'], status: number | null): SourceFaultError {
  return new SourceFaultError({ source: 'RESIDENT', code, message: 'upstream says no', status });
}

const scopeOf = (signal: AbortSignal = new AbortController().signal): RequestScope => ({
  signal,
  priority: 'batch',
});
const SCOPE = scopeOf();

test('one log-in serves all calls until 60 s before its end', async () => {
  const { authorization, advance, count } = setUp();
  const first = await authorization.headers(SCOPE);
  expect(first['authorization']).toMatch(/^Bearer .+\..+\.signature$/);
  advance(59 * MINUTE - 1);
  expect(await authorization.headers(SCOPE)).toEqual(first);
  advance(1);
  expect(await authorization.headers(SCOPE)).not.toEqual(first);
  expect(count()).toBe(2);
});

test("the token's own end counts when it is earlier than the answer's", async () => {
  const { authorization, advance, count, live } = setUp();
  live(10);
  await authorization.headers(SCOPE);
  advance(9 * MINUTE);
  await authorization.headers(SCOPE);
  expect(count()).toBe(2);
});

test('a token that seems to end at once is not fetched anew for every call', async () => {
  const { authorization, count, live } = setUp();
  live(-30);
  await authorization.headers(SCOPE);
  await authorization.headers(SCOPE);
  expect(count()).toBe(1);
});

test('any number of first calls wait for one log-in', async () => {
  const { authorization, count } = setUp();
  const headers = await Promise.all(Array.from({ length: 20 }, () => authorization.headers(scopeOf())));
  expect(new Set(headers.map((each) => each['authorization'])).size).toBe(1);
  expect(count()).toBe(1);
});

test('any number of 401s for one token cause one log-in', async () => {
  const { authorization, count } = setUp();
  const rejected = await authorization.headers(SCOPE);
  const renewals = await Promise.all(Array.from({ length: 20 }, () => authorization.renew(scopeOf(), rejected)));
  expect(renewals.every(Boolean)).toBe(true);
  expect(await authorization.headers(SCOPE)).not.toEqual(rejected);
  expect(count()).toBe(2);
});

test('a late 401 for a token that was replaced already does not log in again', async () => {
  const { authorization, count } = setUp();
  const rejected = await authorization.headers(SCOPE);
  await authorization.renew(SCOPE, rejected);
  expect(await authorization.renew(SCOPE, rejected)).toBe(true);
  expect(count()).toBe(2);
});

test.each([
  ['a wrong password', fault('UPSTREAM_REJECTED_CREDENTIALS', 401)],
  ['an inactive user', fault('UPSTREAM_REJECTED', 400)],
])('%s is rejected credentials, and not tried again for 30 s', async (_case, refusal) => {
  const { authorization, advance, count, failNext } = setUp();
  failNext(refusal);
  const error = await authorization.headers(SCOPE).catch((reason: unknown) => reason);
  expect(error).toMatchObject({ code: 'UPSTREAM_REJECTED_CREDENTIALS', status: refusal.status });
  advance(29_999);
  await expect(authorization.headers(SCOPE)).rejects.toBe(error);
  expect(count()).toBe(1);
  advance(1);
  await expect(authorization.headers(SCOPE)).resolves.toHaveProperty('authorization');
  expect(count()).toBe(2);
});

test('a refusal after a 401 holds for calls that would have used the old token', async () => {
  const { authorization, count, failNext } = setUp();
  const rejected = await authorization.headers(SCOPE);
  failNext(fault('UPSTREAM_REJECTED_CREDENTIALS', 401));
  await expect(authorization.renew(SCOPE, rejected)).rejects.toMatchObject({ code: 'UPSTREAM_REJECTED_CREDENTIALS' });
  await expect(authorization.headers(SCOPE)).rejects.toMatchObject({ code: 'UPSTREAM_REJECTED_CREDENTIALS' });
  expect(count()).toBe(2);
});

test('the next call signs in again after the service was down', async () => {
  const { authorization, count, failNext } = setUp();
  const down = fault('UPSTREAM_UNAVAILABLE', 503);
  failNext(down);
  await expect(authorization.headers(SCOPE)).rejects.toBe(down);
  await expect(authorization.headers(SCOPE)).resolves.toHaveProperty('authorization');
  expect(count()).toBe(2);
});

test('a request that is cancelled does not end the log-in for the others', async () => {
  const { authorization, count, hold, scopes } = setUp();
  const open = hold();
  const cancelled = new AbortController();
  const first = authorization.headers(scopeOf(cancelled.signal)).catch((reason: unknown) => reason);
  const second = authorization.headers(SCOPE);
  cancelled.abort(new Error('deadline'));
  expect(await first).toMatchObject({ code: 'UPSTREAM_TIMEOUT' });
  open();
  expect(await second).toHaveProperty('authorization');
  expect(scopes.every(({ signal }) => !signal.aborted)).toBe(true);
  expect(count()).toBe(1);
});

test.each([['not-a-jwt'], ['a.b.c'], [`x.${Buffer.from('{"exp":"soon"}').toString('base64url')}.y`]])(
  'the unreadable token %p without an end in the answer is used until a 401',
  async (token) => {
    let count = 0;
    const authorization = createResidentAuthorization({
      clock: { now: () => new Date(START + count * 1_000 * MINUTE) },
      logIn: async () => {
        count += 1;
        return { token, expiresAt: null };
      },
    });
    await authorization.headers(SCOPE);
    expect(await authorization.headers(SCOPE)).toEqual({ authorization: `Bearer ${token}` });
    expect(count).toBe(1);
  },
);
