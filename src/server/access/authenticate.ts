import type { IncomingHttpHeaders } from 'node:http';
import { API_KEY_PREFIX } from '../../api-keys/api-key.js';
import { UnauthenticatedError } from '../../domain/access/access-errors.js';
import type { Caller } from '../../domain/access/caller.js';

/**
 * Port: finds the caller of a request.
 * @throws UnauthenticatedError without a valid credential; SignInUnavailableError when credentials cannot be checked now.
 */
export type Authenticate = (headers: IncomingHttpHeaders) => Promise<Caller>;

/** @throws UnauthenticatedError, SignInUnavailableError */
export type Verify = (text: string) => Promise<Caller>;

/** Chooses the way to sign in by the kind of credential. Null: that way is off. */
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

const API_KEY_HEADER = 'x-api-key';

interface Credential {
  readonly kind: 'api-key' | 'token';
  readonly text: string;
}

/**
 * The credential of a request: an API key in `x-api-key`, or a key or token as `Authorization: Bearer`. Both at once
 * are refused: a proxy that reads only one of them would see a different caller.
 * @throws UnauthenticatedError
 */
function readCredential(headers: IncomingHttpHeaders): Credential {
  const { authorization, [API_KEY_HEADER]: key } = headers;
  if (key !== undefined) {
    if (authorization !== undefined) throw new UnauthenticatedError('two credentials at once');
    return { kind: 'api-key', text: String(key) };
  }
  if (authorization === undefined) throw new UnauthenticatedError('no credential');
  const text = /^Bearer +([^\s]+)$/i.exec(authorization)?.[1];
  if (text === undefined) throw new UnauthenticatedError('the Authorization header has no bearer token');
  return { kind: text.startsWith(API_KEY_PREFIX) ? 'api-key' : 'token', text };
}
