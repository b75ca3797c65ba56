import type { AuthConfig } from '../config/auth.js';
import type { Config } from '../config/config.js';
import { isLoopback } from '../config/setting-kinds.js';
import { ANYONE } from '../domain/access/caller.js';
import { systemClock } from '../domain/time/clock.js';
import { createApiKeyVerifier } from '../server/access/api-key-verifier.js';
import type { Authenticate } from '../server/access/authenticate.js';
import { createAuthenticate } from '../server/access/authenticate.js';
import { createTokenKey, createTokenVerifier } from '../server/access/token-verifier.js';

/**
 * Creates the sign-in; a gateway that is not open and has no way to sign in admits no caller. Keys and tokens expire by the
 * machine's clock, not by the sandbox's.
 * @throws ApiKeyFileError, TokenKeyError for a file that cannot be used.
 */
export async function createAuthentication(
  { isOpen, jwt, apiKeys }: AuthConfig,
  warn: (message: string) => void,
): Promise<Authenticate> {
  if (isOpen) return async () => ANYONE;
  const clock = systemClock;
  return createAuthenticate({
    token: jwt && createTokenVerifier(jwt, { key: await createTokenKey(jwt.key, clock), clock }),
    apiKey: apiKeys && (await createApiKeyVerifier({ file: apiKeys.file, clock, warn })),
  });
}

/** The warning for AUTH_MODE=none, at every start. */
export function warnOfOpenAccess({ auth, host }: Pick<Config, 'auth' | 'host'>): string[] {
  if (!auth.isOpen || isLoopback(host)) return [];
  return ['No sign-in is required: every client that reaches HOST and PORT may read and write everything.'];
}
