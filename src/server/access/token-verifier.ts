import { createPublicKey, type KeyObject } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import {
  createLocalJWKSet,
  createRemoteJWKSet,
  customFetch,
  errors,
  type FetchImplementation,
  type JWTPayload,
  type JWTVerifyGetKey,
  jwtVerify,
} from 'jose';
import { z } from 'zod';
import type { JwtConfig, JwtKeyConfig } from '../../config/auth.js';
import { SignInUnavailableError, UnauthenticatedError } from '../../domain/access/access-errors.js';
import type { Caller } from '../../domain/access/caller.js';
import { SCOPES, type Scope } from '../../domain/model/scope.js';
import type { Clock } from '../../domain/time/clock.js';
import type { Verify } from './authenticate.js';

/** A subject goes into logs and metrics: short, and without anything that could pass for a further line of them. */
const SUBJECT = /^[\x21-\x7e]{1,200}$/;

/** The claim's value that stands for all locations. */
const ALL_LOCATIONS = '*';

export type TokenRules = Omit<JwtConfig, 'key'>;

/**
 * Knows callers by JSON Web Tokens: signed with one of the pinned algorithms, by the issuer, for this gateway, within
 * their time. A token must name its subject and must expire.
 */
export function createTokenVerifier(rules: TokenRules, { key, clock }: { key: TokenKey; clock: Clock }): Verify {
  const { issuer, audience, algorithms, clockToleranceSeconds } = rules;
  return async (text) => {
    const checks = {
      issuer,
      audience,
      algorithms: [...algorithms],
      clockTolerance: clockToleranceSeconds,
      requiredClaims: ['sub', 'exp'],
      currentDate: clock.now(),
    };
    const { payload } = await jwtVerify(text, key, checks).catch((error: unknown) => {
      throw error instanceof SignInUnavailableError ? error : new UnauthenticatedError(reasonOf(error));
    });
    return toCaller(payload, rules);
  };
}

/** The library's code and the name of the claim: neither is the token's. */
function reasonOf(error: unknown): string {
  if (error instanceof errors.JWTClaimValidationFailed || error instanceof errors.JWTExpired) {
    return `a token that is not accepted: ${error.code} ${error.claim}`;
  }
  return `a token that is not accepted: ${error instanceof errors.JOSEError ? error.code : 'it cannot be read'}`;
}

/** @throws UnauthenticatedError for claims that cannot be understood: they may be meant to limit the caller. */
function toCaller(payload: JWTPayload, { scopeClaim, locationsClaim }: TokenRules): Caller {
  // A signed token may hold anything, whatever the library's type says.
  const name: unknown = payload.sub;
  if (typeof name !== 'string' || !SUBJECT.test(name))
    throw new UnauthenticatedError('a token whose subject cannot be written down');
  return {
    kind: 'token',
    name,
    scopes: new Set(readWords(payload, scopeClaim).filter(isScope)),
    locationIds: locationsClaim === null ? null : readLocationIds(payload, locationsClaim),
  };
}

function readLocationIds(payload: JWTPayload, claim: string): readonly string[] | null {
  const ids = readWords(payload, claim);
  return ids.includes(ALL_LOCATIONS) ? null : ids;
}

/** A list of words, or one text with spaces between them; an absent claim has none. */
function readWords(payload: JWTPayload, claim: string): readonly string[] {
  const value: unknown = Object.hasOwn(payload, claim) ? payload[claim] : '';
  const words: unknown[] = typeof value === 'string' ? value.split(/\s+/) : Array.isArray(value) ? value : [null];
  const texts = words.filter((word) => typeof word === 'string');
  if (texts.length < words.length) throw new UnauthenticatedError(`a token whose claim ${claim} cannot be understood`);
  return texts.filter((word) => word !== '');
}

function isScope(word: string): word is Scope {
  return SCOPES.some((scope) => scope === word);
}

const TIMEOUT_MS = 5_000;
/** A token that names an unknown key makes the set be read anew at most this often. */
const COOLDOWN_MS = 30_000;
/** After a read that failed, nobody tries again for so long. */
const BACKOFF_MS = 5_000;
/** After so long the set is read anew beside the requests: a key that was taken out of it is refused soon after. */
const RENEW_MS = 600_000;
/** Keys that could not be read anew for so long are trusted no more. */
const MOST_AGE_MS = 24 * 3_600_000;

interface RemoteKeysOptions {
  readonly url: URL;
  readonly clock: Clock;
  readonly cooldownMs?: number;
}

/**
 * The keys at an address, which may change at any time: a token that names a new key finds it. One read at a time serves
 * all requests that wait for it; while the address does not answer, the keys in hand stay good.
 * The result throws SignInUnavailableError when there are no keys in hand and none can be read.
 */
export function createRemoteKeys({ url, clock, cooldownMs = COOLDOWN_MS }: RemoteKeysOptions): JWTVerifyGetKey {
  let triedAtMs = Number.NEGATIVE_INFINITY;
  let failedAtMs = Number.NEGATIVE_INFINITY;
  const nowMs = () => clock.now().getTime();
  const isBackingOff = () => nowMs() - failedAtMs < BACKOFF_MS;
  const noteFailure = () => {
    // What was held back has not been tried: it must not prolong the hold.
    if (!isBackingOff()) failedAtMs = nowMs();
  };
  const fetchKeys: FetchImplementation = async (address, init) => {
    if (isBackingOff()) throw new Error('held back');
    triedAtMs = nowMs();
    return fetch(address, init);
  };
  const keys = createRemoteJWKSet(url, {
    timeoutDuration: TIMEOUT_MS,
    cooldownDuration: cooldownMs,
    cacheMaxAge: MOST_AGE_MS,
    [customFetch]: fetchKeys,
  });
  return async (header, token) => {
    if (keys.jwks() !== undefined && nowMs() - triedAtMs >= RENEW_MS && !keys.reloading)
      keys.reload().catch(noteFailure);
    try {
      return await keys(header, token);
    } catch (error) {
      if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys) throw error;
      if (error instanceof errors.JOSENotSupported) throw error;
      noteFailure();
      throw new SignInUnavailableError('the keys that tokens are signed with cannot be read');
    }
  };
}

/** What signatures are checked with: one key, or a way to the key that a token names. */
type TokenKey = KeyObject | Uint8Array | JWTVerifyGetKey;

/** The file of the key cannot be used. The message repeats nothing of it. */
export class TokenKeyError extends Error {
  override readonly name = 'TokenKeyError';
}

const kty = z.enum(['RSA', 'EC', 'OKP']);
const part = z.string().exactOptional();
const publicJwk = z
  .looseObject({ kty })
  .refine((jwk) => !('d' in jwk))
  .pipe(z.object({ kty, kid: part, alg: part, use: part, n: part, e: part, crv: part, x: part, y: part }));
const publicJwkSet = z.object({ keys: z.array(publicJwk).min(1) });

/** @throws TokenKeyError for a file without a public key */
export async function createTokenKey(config: JwtKeyConfig, clock: Clock): Promise<TokenKey> {
  if (config.kind === 'jwks') return createRemoteKeys({ url: new URL(config.url), clock });
  if (config.kind === 'secret') return new TextEncoder().encode(config.secret);
  const text = await readFile(config.path, 'utf8').catch(() => {
    throw new TokenKeyError('AUTH_JWT_KEY_FILE cannot be read');
  });
  try {
    return text.trimStart().startsWith('{') ? readJson(text) : readPem(text);
  } catch {
    throw new TokenKeyError('AUTH_JWT_KEY_FILE has no public key as PEM, JWK or JWK Set');
  }
}

/** A private key has no place on a server that only checks signatures. */
function readPem(text: string): KeyObject {
  if (/PRIVATE/.test(text)) throw new Error('a private key');
  return createPublicKey(text);
}

function readJson(text: string): TokenKey {
  const parsed: unknown = JSON.parse(text);
  const set = publicJwkSet.safeParse(parsed);
  if (!set.success) return createPublicKey({ key: publicJwk.parse(parsed), format: 'jwk' });
  return createLocalJWKSet(set.data);
}
