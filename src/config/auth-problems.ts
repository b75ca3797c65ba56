import { acceptedAlgorithms } from './auth-config.js';
import { hasRealSource } from './connections.js';
import { type Environment, isSet } from './environment.js';
import { isLoopback } from './is-loopback.js';
import { SETTING_NAMES, type Settings } from './settings.js';

const JWT_KEYS = ['AUTH_JWKS_URL', 'AUTH_JWT_KEY_FILE', 'AUTH_JWT_SECRET'];
const CHOICES = 'say jwt, api-key or jwt,api-key, or none if anybody may see everything';

/** What keeps the gateway from knowing who asks, or would let somebody in whom nobody meant to. */
export function findAuthProblems(settings: Settings, environment: Environment): string[] {
  const { AUTH_MODE: mode } = settings;
  if (mode === undefined) return [...findMissingMode(settings, environment), ...findIdle(environment, '')];
  return [
    ...(mode.includes('jwt') ? findJwtProblems(settings, environment) : []),
    ...(mode.includes('api-key') && settings.AUTH_API_KEYS_FILE === undefined
      ? [`AUTH_API_KEYS_FILE is missing: AUTH_MODE ${mode} needs it`]
      : []),
    ...findIdle(environment, mode),
  ];
}

function findMissingMode({ HOST: host }: Settings, environment: Environment): string[] {
  if (hasRealSource(environment)) return [`AUTH_MODE is missing: the data of real sources is personal; ${CHOICES}`];
  return isLoopback(host) ? [] : [`AUTH_MODE is missing: HOST lets other machines in; ${CHOICES}`];
}

function findJwtProblems(settings: Settings, environment: Environment): string[] {
  const keys = JWT_KEYS.filter((name) => isSet(environment, name));
  const missing = ['AUTH_JWT_ISSUER', 'AUTH_JWT_AUDIENCE'].filter((name) => !isSet(environment, name));
  const isSecret = settings.AUTH_JWT_SECRET !== undefined;
  const areFitting = acceptedAlgorithms(settings).every((name) => name.startsWith('HS') === isSecret);
  return [
    ...(keys.length === 1 ? [] : [`AUTH_MODE ${settings.AUTH_MODE} needs exactly one of ${JWT_KEYS.join(', ')}`]),
    ...missing.map((name) => `${name} is missing: AUTH_MODE ${settings.AUTH_MODE} needs it`),
    // Else a public key, which everybody has, could be taken for the secret of an HMAC.
    ...(areFitting ? [] : ['AUTH_JWT_ALGORITHMS must be HS256, HS384 or HS512 with AUTH_JWT_SECRET, and only then']),
  ];
}

/** Settings that look as if they protected something, and do not. */
function findIdle(environment: Environment, mode: string): string[] {
  const modeOf = (name: string) => (name.startsWith('AUTH_JW') ? 'jwt' : 'api-key');
  return SETTING_NAMES.filter((name) => name.startsWith('AUTH_') && name !== 'AUTH_MODE' && isSet(environment, name))
    .filter((name) => !mode.includes(modeOf(name)))
    .map((name) => `${name} has no effect: AUTH_MODE does not name ${modeOf(name)}`);
}
