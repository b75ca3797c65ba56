import type { AuthConfig, JwtConfig, JwtKeyConfig } from './config.js';
import type { Settings } from './settings.js';

const SIGNATURES = ['RS256', 'ES256', 'EdDSA'];
const HMAC = ['HS256'];

/** What is missing or contradicts itself is reported by `findAuthProblems`. */
export function toAuthConfig(settings: Settings): AuthConfig {
  const { AUTH_MODE: mode, AUTH_API_KEYS_FILE: file } = settings;
  return {
    isOpen: mode === undefined || mode === 'none',
    jwt: mode === 'jwt' || mode === 'jwt,api-key' ? toJwtConfig(settings) : null,
    apiKeys: (mode === 'api-key' || mode === 'jwt,api-key') && file !== undefined ? { file } : null,
  };
}

/** What is accepted where AUTH_JWT_ALGORITHMS says nothing. */
export function acceptedAlgorithms(settings: Settings): readonly string[] {
  return settings.AUTH_JWT_ALGORITHMS ?? (settings.AUTH_JWT_SECRET === undefined ? SIGNATURES : HMAC);
}

function toJwtConfig(settings: Settings): JwtConfig | null {
  const { AUTH_JWT_ISSUER: issuer, AUTH_JWT_AUDIENCE: audience } = settings;
  const key = toKeyConfig(settings);
  if (key === null || issuer === undefined || audience === undefined) return null;
  return {
    key,
    issuer,
    audience,
    algorithms: acceptedAlgorithms(settings),
    clockToleranceSeconds: settings.AUTH_JWT_CLOCK_TOLERANCE_SECONDS,
    scopeClaim: settings.AUTH_JWT_SCOPE_CLAIM,
    locationsClaim: settings.AUTH_JWT_LOCATIONS_CLAIM ?? null,
  };
}

function toKeyConfig({
  AUTH_JWKS_URL: url,
  AUTH_JWT_KEY_FILE: path,
  AUTH_JWT_SECRET: secret,
}: Settings): JwtKeyConfig | null {
  if (url !== undefined) return { kind: 'jwks', url };
  if (path !== undefined) return { kind: 'file', path };
  return secret === undefined ? null : { kind: 'secret', secret };
}
