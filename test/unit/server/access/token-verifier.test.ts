import { exportSPKI } from 'jose';
import { SignInUnavailableError, UnauthenticatedError } from '../../../../src/domain/access/access-errors.js';
import { createTokenVerifier, type TokenRules } from '../../../../src/server/access/token-verifier.js';
import { AUDIENCE, type Claims, createSigner, ISSUER, type Signer, signToken } from '../../../support/tokens.js';

const NOW = new Date('2026-11-21T12:00:00Z');
const NOW_SECONDS = NOW.getTime() / 1_000;
const RULES: TokenRules = {
  issuer: ISSUER,
  audience: AUDIENCE,
  algorithms: ['ES256', 'RS256'],
  clockToleranceSeconds: 30,
  scopeClaim: 'scope',
  locationsClaim: null,
};

let signer: Signer;

beforeAll(async () => {
  signer = await createSigner('key-1');
});

const verifyWith = (rules: Partial<TokenRules> = {}) =>
  createTokenVerifier({ ...RULES, ...rules }, { key: async () => signer.publicKey, clock: { now: () => NOW } });

const callerOf = async (claims: Claims, rules: Partial<TokenRules> = {}) =>
  verifyWith(rules)(await signer.sign(claims, NOW));

async function refusalOf(token: string, rules: Partial<TokenRules> = {}): Promise<UnauthenticatedError> {
  const refusal: unknown = await verifyWith(rules)(token).catch((error: unknown) => error);
  if (!(refusal instanceof UnauthenticatedError)) throw new Error('the token was not refused');
  return refusal;
}

describe('a token that is accepted', () => {
  test('names the caller by its subject, with the scopes it has', async () => {
    expect(await callerOf({ scope: 'visits:read  stats:read openid' })).toEqual({
      kind: 'token',
      name: 'desk',
      scopes: new Set(['visits:read', 'stats:read']),
      locationIds: null,
    });
  });

  test('may carry its scopes as a list, in a claim of another name', async () => {
    const { scopes } = await callerOf({ permissions: ['tickets:read', 'x'] }, { scopeClaim: 'permissions' });
    expect(scopes).toEqual(new Set(['tickets:read']));
  });

  test('may do nothing where it has no scopes, whatever claim names a member of every object', async () => {
    expect((await callerOf({})).scopes.size).toBe(0);
    expect((await callerOf({}, { scopeClaim: 'constructor' })).scopes.size).toBe(0);
  });

  test('may be for several audiences, and off by the tolerance', async () => {
    await expect(callerOf({ aud: ['other', AUDIENCE] })).resolves.toMatchObject({ name: 'desk' });
    await expect(callerOf({ exp: NOW_SECONDS - 29, nbf: NOW_SECONDS + 29 })).resolves.toMatchObject({ name: 'desk' });
  });
});

describe('the locations of a token', () => {
  const limited = { locationsClaim: 'location_ids' };

  test('are those of the claim', async () => {
    expect((await callerOf({ location_ids: ['a', 'b'] }, limited)).locationIds).toEqual(['a', 'b']);
    expect((await callerOf({ location_ids: 'a b' }, limited)).locationIds).toEqual(['a', 'b']);
  });

  test('are all where the claim says so, and none where there is no claim', async () => {
    expect((await callerOf({ location_ids: '*' }, limited)).locationIds).toBeNull();
    expect((await callerOf({}, limited)).locationIds).toEqual([]);
  });

  test.each([null, 5, {}, ['a', 5]])('are not guessed from %j', async (claim) => {
    const token = await signer.sign({ location_ids: claim }, NOW);
    expect((await refusalOf(token, limited)).reason).toBe('a token whose claim location_ids cannot be understood');
  });
});

describe('a token that is refused', () => {
  const base64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = { iss: ISSUER, aud: AUDIENCE, sub: 'desk', exp: NOW_SECONDS + 300 };

  test.each<[string, Claims, string]>([
    ['has expired', { exp: NOW_SECONDS - 31 }, 'ERR_JWT_EXPIRED exp'],
    ['never expires', { exp: undefined }, 'ERR_JWT_CLAIM_VALIDATION_FAILED exp'],
    ['is not valid yet', { nbf: NOW_SECONDS + 31 }, 'ERR_JWT_CLAIM_VALIDATION_FAILED nbf'],
    ['is of another issuer', { iss: 'https://issuer.example' }, 'ERR_JWT_CLAIM_VALIDATION_FAILED iss'],
    ['is of no issuer', { iss: undefined }, 'ERR_JWT_CLAIM_VALIDATION_FAILED iss'],
    ['is for another audience', { aud: 'other' }, 'ERR_JWT_CLAIM_VALIDATION_FAILED aud'],
    ['is for no audience', { aud: undefined }, 'ERR_JWT_CLAIM_VALIDATION_FAILED aud'],
    ['has no subject', { sub: undefined }, 'ERR_JWT_CLAIM_VALIDATION_FAILED sub'],
  ])('%s', async (_title, given, reason) => {
    expect((await refusalOf(await signer.sign(given, NOW))).reason).toBe(`a token that is not accepted: ${reason}`);
  });

  test.each(['', 'two lines\nof log', 'x'.repeat(201), 7, 0, true, ['desk'], { name: 'desk' }])(
    'has the subject %j, which no log line can hold or no text is',
    async (sub) => {
      expect((await refusalOf(await signer.sign({ sub }, NOW))).reason).toMatch(/subject|sub$/);
    },
  );

  test('has a scope claim that is no text', async () => {
    expect((await refusalOf(await signer.sign({ scope: 7 }, NOW))).reason).toMatch(/claim scope/);
  });

  test('is signed with another key', async () => {
    const other = await createSigner('key-1');
    expect((await refusalOf(await other.sign({}, NOW))).reason).toMatch(/ERR_JWS_SIGNATURE_VERIFICATION_FAILED/);
  });

  test('is not signed', async () => {
    const token = `${base64({ alg: 'none' })}.${base64(claims)}.`;
    expect((await refusalOf(token)).reason).toMatch(/ERR_JO/);
  });

  test('takes the public key for the secret of an HMAC', async () => {
    const rsa = await createSigner('key-1', 'RS256');
    const secret = new TextEncoder().encode(await exportSPKI(rsa.publicKey));
    const token = await signToken({}, { key: secret, header: { alg: 'HS256', kid: 'key-1' }, at: NOW });
    expect((await refusalOf(token)).reason).toMatch(/ERR_JOSE_ALG_NOT_ALLOWED/);
  });

  test('uses an algorithm that is sound but not pinned', async () => {
    expect((await refusalOf(await signer.sign({}, NOW), { algorithms: ['RS256'] })).reason).toMatch(/ALG_NOT_ALLOWED/);
  });

  test('was changed after it was signed', async () => {
    const [header, , signature] = (await signer.sign({}, NOW)).split('.');
    const token = [header, base64({ ...claims, sub: 'boss' }), signature].join('.');
    expect((await refusalOf(token)).reason).toMatch(/ERR_JWS_SIGNATURE_VERIFICATION_FAILED/);
  });

  test.each(['', 'x', 'a.b.c', '..', '....', 'eyJhbGciOiJFUzI1NiJ9.e30.AA', '{}'])('is %j', async (token) => {
    expect((await refusalOf(token)).reason).toMatch(/^a token that is not accepted: ERR_J/);
  });

  test('is refused with one message for every problem, and none of it is logged', async () => {
    const expired = await refusalOf(await signer.sign({ exp: 1, sub: 'ana@example.com' }, NOW));
    expect(expired.message).toBe((await refusalOf('x')).message);
    expect(expired.reason).not.toContain('ana');
  });
});

test('a token cannot be judged while the keys cannot be read', async () => {
  const key = async () => {
    throw new SignInUnavailableError('no keys');
  };
  const verify = createTokenVerifier(RULES, { key, clock: { now: () => NOW } });
  await expect(verify(await signer.sign({}, NOW))).rejects.toBeInstanceOf(SignInUnavailableError);
});
