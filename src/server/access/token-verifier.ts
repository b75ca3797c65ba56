import { errors, type JWTPayload, jwtVerify } from 'jose';
import type { JwtConfig } from '../../config/auth.js';
import { SignInUnavailableError, UnauthenticatedError } from '../../domain/access/access-errors.js';
import type { Caller } from '../../domain/access/caller.js';
import { SCOPES, type Scope } from '../../domain/model/scope.js';
import type { Clock } from '../../domain/time/clock.js';
import type { Verify } from './create-authenticate.js';
import type { TokenKey } from './token-key.js';

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
