import { UnauthenticatedError } from '../../domain/access/access-errors.js';
import type { Caller } from '../../domain/access/caller.js';
import type { Authenticate } from './authenticate.js';
import { readCredential } from './read-credential.js';

/** @throws UnauthenticatedError, SignInUnavailableError */
export type Verify = (text: string) => Promise<Caller>;

/** Signs a request in with whichever of the two ways its credential is for. Null: that way is not open. */
export function createAuthenticate(ways: {
  readonly token: Verify | null;
  readonly apiKey: Verify | null;
}): Authenticate {
  return async (headers) => {
    const { kind, text } = readCredential(headers);
    const verify = kind === 'api-key' ? ways.apiKey : ways.token;
    if (verify === null) throw new UnauthenticatedError(`no sign-in with this kind of credential: ${kind}`);
    return verify(text);
  };
}
