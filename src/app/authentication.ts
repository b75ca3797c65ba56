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
 * How requests are signed in; where the gateway is not open and no way is configured, nobody is. Keys and tokens expire by the
 * machine's clock, whatever hour the sandbox plays.
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

/** What an operator who has said AUTH_MODE=none should see at every start. */
export function warnOfOpenAccess({ auth, host }: Pick<Config, 'auth' | 'host'>): string[] {
  if (!auth.isOpen || isLoopback(host)) return [];
  return ['Nobody has to sign in: whoever reaches HOST and PORT may read and write everything.'];
}
