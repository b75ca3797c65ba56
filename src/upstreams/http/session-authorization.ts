import type { Source } from '../../domain/source/source.js';
import { SourceFaultError } from '../../domain/source/source-error.js';
import type { Clock } from '../../domain/time/clock.js';
import { untilAborted } from './exchange.js';
import { type Authorization, type RequestScope, type SharedAccess, SOURCE_NAMES } from './upstream-client.js';

/** How long before its end an access token is renewed. */
export const RENEW_AHEAD_MS = 60_000;

interface SessionOptions {
  readonly source: Source;
  readonly clock: Clock;
  /** Gets a new access token. `refused`: the latest one that the source answered 401 to; null where there is none. */
  readonly signIn: (scope: RequestScope, refused: string | null) => Promise<SharedAccess>;
  /** Sent beside the token. */
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * Signs calls with one access token for the whole process. It signs in at the first call, at `renewAt` and on a 401, once
 * however many calls wait. A call rejects with UPSTREAM_TIMEOUT at its own deadline; the sign-in goes on for the others.
 */
export function createSessionAuthorization({ source, clock, signIn, headers }: SessionOptions): Authorization {
  let session: SharedAccess | null = null;
  let renewing: Promise<SharedAccess> | null = null;
  let refused: string | null = null;

  async function renewSession(): Promise<SharedAccess> {
    session = await signIn(unhurriedScope(), refused);
    return session;
  }

  function startRenewal(): Promise<SharedAccess> {
    const renewal = renewSession().finally(() => {
      renewing = null;
    });
    // Every call that waits may have left before it fails.
    renewal.catch(() => {});
    return renewal;
  }

  async function renewOnce({ signal }: RequestScope): Promise<SharedAccess> {
    renewing ??= startRenewal();
    const renewal = renewing;
    try {
      return await untilAborted(signal, () => renewal);
    } catch (error) {
      if (!signal.aborted || error !== signal.reason) throw error;
      const message = `${SOURCE_NAMES[source]} did not answer in time`;
      throw new SourceFaultError({ source, code: 'UPSTREAM_TIMEOUT', message });
    }
  }

  const toHeaders = ({ accessToken }: SharedAccess) => ({ authorization: `Bearer ${accessToken}`, ...headers });

  return {
    async headers(scope) {
      const isFresh = session !== null && clock.now().getTime() < session.renewAt;
      return toHeaders(session !== null && isFresh ? session : await renewOnce(scope));
    },
    async renew(scope, rejected) {
      if (session !== null && toHeaders(session).authorization !== rejected['authorization']) return true;
      refused = session?.accessToken ?? refused;
      session = null;
      await renewOnce(scope);
      return true;
    },
  };
}

/** No deadline but the call's own time limit: a token serves every request that waits for it. */
function unhurriedScope(): RequestScope {
  return { signal: new AbortController().signal, priority: 'interactive' };
}
