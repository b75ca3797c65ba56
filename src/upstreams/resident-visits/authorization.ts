import { z } from 'zod';
import { SourceFaultError } from '../../domain/source/source-error.js';
import type { Clock } from '../../domain/time/clock.js';
import { createSessionAuthorization, RENEW_AHEAD_MS } from '../http/session-authorization.js';
import { type Authorization, type RequestScope, type SharedAccess, SOURCE_NAMES } from '../http/upstream-client.js';
import { parseServerTime } from './values.js';
import type { LoginWire } from './wire.js';

/** Clocks may disagree, so a token that seems to end at once is used this long: a 401 shows its end. */
const SHORTEST_USE_MS = 30_000;
/** No log-in is sent for this long after a refused one. */
const REFUSED_PAUSE_MS = 30_000;

interface ResidentAuthorizationOptions {
  /** The unsigned sign-in call. */
  readonly logIn: (scope: RequestScope) => Promise<LoginWire>;
  readonly clock: Clock;
}

/**
 * Signs calls with one JWT for the whole process. The service has no refresh: logging in again is its only renewal. After a
 * refused log-in, calls reject for a while without another one.
 */
export function createResidentAuthorization({ logIn, clock }: ResidentAuthorizationOptions): Authorization {
  let refusal: { readonly fault: SourceFaultError; readonly until: number } | null = null;

  async function signIn(scope: RequestScope): Promise<SharedAccess> {
    if (refusal !== null && clock.now().getTime() < refusal.until) throw refusal.fault;
    try {
      const login = await logIn(scope);
      refusal = null;
      return toSession(login, clock.now());
    } catch (error) {
      const fault = toRefusal(error);
      if (fault === null) throw error;
      refusal = { fault, until: clock.now().getTime() + REFUSED_PAUSE_MS };
      throw fault;
    }
  }

  return createSessionAuthorization({ source: 'RESIDENT', clock, signIn });
}

/** The answer's `expiresAt` ignores the lifetime that is set on the server, so the token's own claim counts too. */
function toSession(login: LoginWire, now: Date): SharedAccess {
  const ends = [parseServerTime(login.expiresAt), readJwtExpiry(login.token)].filter((end) => end !== null);
  const endsAt = Math.min(...ends.map((end) => end.getTime()));
  return { accessToken: login.token, renewAt: Math.max(endsAt - RENEW_AHEAD_MS, now.getTime() + SHORTEST_USE_MS) };
}

/** Wrong password 401, inactive user or missing role 400: all are refused credentials. Null for everything else. */
function toRefusal(error: unknown): SourceFaultError | null {
  if (!(error instanceof SourceFaultError)) return null;
  const isRefused = error.code === 'UPSTREAM_REJECTED_CREDENTIALS' || error.code === 'UPSTREAM_REJECTED';
  if (!isRefused) return null;
  return new SourceFaultError({
    source: error.source,
    code: 'UPSTREAM_REJECTED_CREDENTIALS',
    message: `${SOURCE_NAMES.RESIDENT} does not accept the configured sign-in`,
    status: error.status,
    sourceCode: error.sourceCode,
  });
}

const claims = z.object({ exp: z.number().positive() });

/** When a JWT ends; null where it cannot be read. Its signature is not verified: only the server has the key. */
function readJwtExpiry(token: string): Date | null {
  const payload = token.split('.')[1] ?? '';
  try {
    const result = claims.safeParse(JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')));
    return result.success ? new Date(result.data.exp * 1000) : null;
  } catch {
    return null;
  }
}
