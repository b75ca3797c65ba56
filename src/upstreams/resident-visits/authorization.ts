import { z } from 'zod';
import { SourceFaultError } from '../../domain/source/source-error.js';
import type { Clock } from '../../domain/time/clock.js';
import { untilAborted } from '../http/exchange.js';
import { type Authorization, type RequestScope, SOURCE_NAMES } from '../http/upstream-client.js';
import { parseServerTime } from './values.js';
import type { LoginWire } from './wire.js';

const RENEW_AHEAD_MS = 60_000;
/** A token that seems to end at once (clocks that disagree) is used this long all the same: a 401 tells when it is over. */
const SHORTEST_USE_MS = 30_000;
/** After a refused log-in the service is left alone this long. */
const REFUSED_PAUSE_MS = 30_000;

interface ResidentAuthorizationOptions {
  /** The unsigned sign-in call. */
  readonly logIn: (scope: RequestScope) => Promise<LoginWire>;
  readonly clock: Clock;
}

interface Session {
  readonly token: string;
  readonly renewAt: number;
}

/**
 * Keeps one JWT for the whole process: logs in at the first call, again 60 s before the token ends and on a 401, once
 * however many calls wait. There is no refresh; logging in again is the service's only renewal.
 */
export function createResidentAuthorization({ logIn, clock }: ResidentAuthorizationOptions): Authorization {
  let session: Session | null = null;
  let signingIn: Promise<Session> | null = null;
  let refusal: { readonly fault: SourceFaultError; readonly until: number } | null = null;

  async function signIn(): Promise<Session> {
    if (refusal !== null && clock.now().getTime() < refusal.until) throw refusal.fault;
    try {
      session = toSession(await logIn(unhurriedScope()), clock.now());
      refusal = null;
      return session;
    } catch (error) {
      const fault = toRefusal(error);
      if (fault === null) throw error;
      refusal = { fault, until: clock.now().getTime() + REFUSED_PAUSE_MS };
      throw fault;
    }
  }

  /** Whoever waits gives up at their own deadline; the sign-in itself goes on for the others. */
  function signInOnce(scope: RequestScope): Promise<Session> {
    if (signingIn === null) {
      const attempt = signIn().finally(() => {
        signingIn = null;
      });
      attempt.catch(() => undefined);
      signingIn = attempt;
    }
    return waitFor(signingIn, scope);
  }

  return {
    async headers(scope) {
      const isFresh = session !== null && clock.now().getTime() < session.renewAt;
      const current = isFresh && session !== null ? session : await signInOnce(scope);
      return toHeaders(current);
    },
    async renew(scope, rejected) {
      const isReplaced = session !== null && toHeaders(session).authorization !== rejected['authorization'];
      if (isReplaced) return true;
      session = null;
      await signInOnce(scope);
      return true;
    },
  };
}

/** Waits no longer than the request may. */
async function waitFor<T>(work: Promise<T>, { signal }: RequestScope): Promise<T> {
  try {
    return await untilAborted(signal, () => work);
  } catch (error) {
    if (!signal.aborted || error !== signal.reason) throw error;
    const message = `${SOURCE_NAMES.RESIDENT} did not answer in time`;
    throw new SourceFaultError({ source: 'RESIDENT', code: 'UPSTREAM_TIMEOUT', message });
  }
}

function toHeaders({ token }: Session): { readonly authorization: string } {
  return { authorization: `Bearer ${token}` };
}

/** The answer's `expiresAt` ignores the lifetime that is set on the server, so the token's own claim counts too. */
function toSession(login: LoginWire, now: Date): Session {
  const ends = [parseServerTime(login.expiresAt), readJwtExpiry(login.token)].filter((end) => end !== null);
  const endsAt = Math.min(...ends.map((end) => end.getTime()));
  return { token: login.token, renewAt: Math.max(endsAt - RENEW_AHEAD_MS, now.getTime() + SHORTEST_USE_MS) };
}

/** No deadline but the call's own time limit: a sign-in serves every request that waits for it. */
function unhurriedScope(): RequestScope {
  return { signal: new AbortController().signal, priority: 'interactive' };
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

/** When a JWT says it ends; null where it cannot be read. The signature is the server's affair and not looked at. */
function readJwtExpiry(token: string): Date | null {
  const payload = token.split('.')[1] ?? '';
  try {
    const result = claims.safeParse(JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')));
    return result.success ? new Date(result.data.exp * 1000) : null;
  } catch {
    return null;
  }
}
