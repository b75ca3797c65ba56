import { createRemoteJWKSet, customFetch, errors, type FetchImplementation, type JWTVerifyGetKey } from 'jose';
import { SignInUnavailableError } from '../../domain/access/access-errors.js';
import type { Clock } from '../../domain/time/clock.js';

const TIMEOUT_MS = 5_000;
/** A token that names an unknown key makes the set be read anew at most this often. */
const COOLDOWN_MS = 30_000;
/** After a read that failed, nobody tries again for so long. */
const HOLD_MS = 5_000;
/** After so long the set is read anew beside the requests: a key that was taken out of it is refused soon after. */
const RENEW_MS = 600_000;
/** Keys that could not be read anew for so long are trusted no more. */
const MOST_AGE_MS = 24 * 3_600_000;

export interface RemoteKeysOptions {
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
  const isHeld = () => nowMs() - failedAtMs < HOLD_MS;
  const noteFailure = () => {
    // What was held back has not been tried: it must not prolong the hold.
    if (!isHeld()) failedAtMs = nowMs();
  };
  const fetchKeys: FetchImplementation = async (address, init) => {
    if (isHeld()) throw new Error('held back');
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
