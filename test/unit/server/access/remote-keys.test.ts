import { jwtVerify } from 'jose';
import { SignInUnavailableError } from '../../../../src/domain/access/access-errors.js';
import { createRemoteKeys } from '../../../../src/server/access/token-verifier.js';
import { createSigner, type KeyServer, type Signer, startKeyServer } from '../../../support/tokens.js';

const MINUTE_MS = 60_000;

let first: Signer;
let second: Signer;
let server: KeyServer;
let nowMs: number;

beforeAll(async () => {
  [first, second] = await Promise.all([createSigner('first'), createSigner('second')]);
});

beforeEach(async () => {
  nowMs = 0;
  server = await startKeyServer(first.jwk);
});

afterEach(() => server.close());

/** `cooldownMs`: 0 looks for unknown keys at once. */
function openKeys(cooldownMs = 0) {
  const keys = createRemoteKeys({ url: server.url, clock: { now: () => new Date(nowMs) }, cooldownMs });
  return async (signer: Signer) => jwtVerify(await signer.sign(), keys);
}

test('one read of the set serves all tokens', async () => {
  const verify = openKeys();
  await Promise.all(Array.from({ length: 20 }, () => verify(first)));
  await verify(first);
  expect(server.reads()).toBe(1);
});

test('a key that is new is found when a token names it', async () => {
  const verify = openKeys();
  await verify(first);
  server.publish(first.jwk, second.jwk);
  await expect(verify(second)).resolves.toMatchObject({ payload: { sub: 'desk' } });
  await expect(verify(first)).resolves.toMatchObject({ payload: { sub: 'desk' } });
});

test('tokens that name unknown keys do not make the set be read again and again', async () => {
  const verify = openKeys(30_000);
  await verify(first);
  const refusals = await Promise.allSettled(Array.from({ length: 10 }, () => verify(second)));
  expect(new Set(refusals.map(({ status }) => status))).toEqual(new Set(['rejected']));
  expect(server.reads()).toBe(1);
});

test('a key that was taken out is refused once the set has been read anew, which happens by itself', async () => {
  const verify = openKeys(30_000);
  await verify(first);
  server.publish(second.jwk);
  nowMs += 10 * MINUTE_MS;
  await verify(first);
  await waitUntil(() => server.reads() === 2);
  await expect(verify(second)).resolves.toBeDefined();
  await expect(verify(first)).rejects.toMatchObject({ code: 'ERR_JWKS_NO_MATCHING_KEY' });
});

test('the loaded keys stay valid while the set cannot be read', async () => {
  const verify = openKeys();
  await verify(first);
  server.answerWith(500);
  nowMs += 10 * MINUTE_MS;
  await expect(verify(first)).resolves.toBeDefined();
  await expect(verify(second)).rejects.toBeInstanceOf(SignInUnavailableError);
  await expect(verify(first)).resolves.toBeDefined();
});

test.each<[string, number, string?]>([
  ['an error', 503],
  ['no JSON', 200, '<html>'],
  ['no key set', 200, '{}'],
  ['the way to another address', 302],
])(
  'where the address answers with %s, sign-in is not available, and is tried again a little later',
  async (...answer) => {
    server.answerWith(answer[1], answer[2]);
    const verify = openKeys();
    await expect(verify(first)).rejects.toBeInstanceOf(SignInUnavailableError);
    server.answerWith(200);
    nowMs += 4_999;
    await expect(verify(first)).rejects.toBeInstanceOf(SignInUnavailableError);
    expect(server.reads()).toBe(1);
    nowMs += 1;
    await expect(verify(first)).resolves.toBeDefined();
  },
);

test('a URL without an answer is treated like one that fails', async () => {
  await server.close();
  await expect(openKeys()(first)).rejects.toBeInstanceOf(SignInUnavailableError);
});

/** A read beside the requests ends when it ends. */
async function waitUntil(isSo: () => boolean): Promise<void> {
  for (let turn = 0; turn < 1_000 && !isSo(); turn += 1) await new Promise((resolve) => setTimeout(resolve, 1));
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setTimeout(resolve, 1));
}
