import { SANDBOX_CREDENTIALS, SANDBOX_ZONES } from '../../src/sandbox/kit/sandbox-settings.js';
import type { SandboxAddresses } from './sandbox-reader.js';

/** Settings of a gateway that takes the sandbox for the real sources: it is another process, and comes and goes. */
export function realSources({ spacebring, w3lcome, resident }: SandboxAddresses): Record<string, string> {
  const { clientId, clientSecret, networkId, refreshToken, tokenPath } = SANDBOX_CREDENTIALS.spacebring;
  return {
    LOG_LEVEL: 'silent',
    AUTH_MODE: 'none',
    AUDIT_LOG: 'off',
    RATE_LIMIT_PER_MINUTE: '0',
    // The process may be paused by other tests: that is no overload.
    OVERLOAD_EVENT_LOOP_MS: '0',
    GATEWAY_SECRET: 'a secret of the fault test',
    SPACEBRING_URL: spacebring,
    SPACEBRING_CLIENT_ID: clientId,
    SPACEBRING_CLIENT_SECRET: clientSecret,
    SPACEBRING_NETWORK_ID: networkId,
    SPACEBRING_REFRESH_TOKEN: refreshToken,
    SPACEBRING_TOKEN_URL: `${spacebring}${tokenPath}`,
    W3LCOME_URL: w3lcome,
    W3LCOME_TOKEN: SANDBOX_CREDENTIALS.w3lcome.token,
    W3LCOME_TIME_ZONE: SANDBOX_ZONES.w3lcome,
    RESIDENT_URL: resident,
    RESIDENT_USERNAME: SANDBOX_CREDENTIALS.resident.username,
    RESIDENT_PASSWORD: SANDBOX_CREDENTIALS.resident.password,
    RESIDENT_TIME_ZONE: SANDBOX_ZONES.resident,
  };
}
