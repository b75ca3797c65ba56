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

/** A subject goes into logs and metrics: it must be short and on one line. */
const SUBJECT = /^[\x21-\x7e]{1,200}$/;

/** The claim's value for all locations. */
const ALL_LOCATIONS = '*';

export type TokenRules = Omit<JwtConfig, 'key'>;

/**
 * Verifies JSON Web Tokens: signed with one of the pinned algorithms, by the issuer, for this gateway, and not
 * expired. A token must have a subject and an expiry.
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

/** The library's code and the name of the claim: no content of the token. */
function reasonOf(error: unknown): string {
  if (error instanceof errors.JWTClaimValidationFailed || error instanceof errors.JWTExpired) {
    return `a token that is not accepted: ${error.code} ${error.claim}`;
  }
  return `a token that is not accepted: ${error instanceof errors.JOSEError ? error.code : 'it cannot be read'}`;
}

/** @throws UnauthenticatedError for malformed claims, because they may be meant to limit the caller. */
function toCaller(payload: JWTPayload, { scopeClaim, locationsClaim }: TokenRules): Caller {
  // A signed token may contain any JSON, unlike the library's type.
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

/** The words of a list, or of one text with spaces between them; an absent claim has none. */
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
/** Tokens with unknown keys cause at most one read of the set in this time. */
const COOLDOWN_MS = 30_000;
/** After a failed read, no request tries again for so long. */
const BACKOFF_MS = 5_000;
/** After this time the set is read again in the background, so that a removed key is refused soon after. */
const RENEW_MS = 600_000;
/** Keys older than this are not trusted. */
const MOST_AGE_MS = 24 * 3_600_000;

interface RemoteKeysOptions {
  readonly url: URL;
  readonly clock: Clock;
  readonly cooldownMs?: number;
}

/**
 * The keys at a URL, which may change at any time. One read at a time serves all requests that wait for it; while the URL does not
 * answer, the loaded keys stay valid.
 * The result throws SignInUnavailableError when no keys are loaded and none can be read.
 */
export function createRemoteKeys({ url, clock, cooldownMs = COOLDOWN_MS }: RemoteKeysOptions): JWTVerifyGetKey {
  let triedAtMs = Number.NEGATIVE_INFINITY;
  let failedAtMs = Number.NEGATIVE_INFINITY;
  const nowMs = () => clock.now().getTime();
  const isBackingOff = () => nowMs() - failedAtMs < BACKOFF_MS;
  const noteFailure = () => {
    // A read that was held back is no failure, and must not prolong the wait.
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

/** Checks signatures: one key, or a function that finds the key that a token names. */
type TokenKey = KeyObject | Uint8Array | JWTVerifyGetKey;

/** The file of the key cannot be used. The message has no content of the file. */
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

/** A server that only checks signatures must not have a private key. */
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
