import { hasRealSource } from './connections.js';
import { type Environment, isSet } from './environment.js';
import type { GatewaySettings } from './gateway.js';
import {
  choice,
  isLoopback,
  jwksUrl,
  jwtAlgorithms,
  optional,
  secret,
  text,
  textOfAtLeast,
  type ValuesOf,
  wholeNumber,
  withDefault,
} from './setting-kinds.js';

type Settings = ValuesOf<typeof authSettings> & Pick<GatewaySettings, 'HOST'>;

/** How callers sign in. */
export interface AuthConfig {
  /** No sign-in is required: every client may do everything. */
  readonly isOpen: boolean;
  /** Null: tokens are not accepted. */
  readonly jwt: JwtConfig | null;
  /** Null: API keys are not accepted. */
  readonly apiKeys: ApiKeysConfig | null;
}

export interface JwtConfig {
  readonly key: JwtKeyConfig;
  readonly issuer: string;
  readonly audience: string;
  /** HMAC with a secret, signatures with anything else; never both. */
  readonly algorithms: readonly string[];
  readonly clockToleranceSeconds: number;
  readonly scopeClaim: string;
  /** Null: tokens see all locations. */
  readonly locationsClaim: string | null;
}

export type JwtKeyConfig =
  | { readonly kind: 'jwks'; readonly url: string }
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'secret'; readonly secret: string };

export interface ApiKeysConfig {
  readonly file: string;
}

const SIGNATURES = ['RS256', 'ES256', 'EdDSA'];
const HMAC = ['HS256'];

/** `findAuthProblems` reports missing and contradictory settings. */
export function toAuthConfig(settings: Settings): AuthConfig {
  const { AUTH_MODE: mode, AUTH_API_KEYS_FILE: file } = settings;
  return {
    isOpen: mode === undefined || mode === 'none',
    jwt: mode === 'jwt' || mode === 'jwt,api-key' ? toJwtConfig(settings) : null,
    apiKeys: (mode === 'api-key' || mode === 'jwt,api-key') && file !== undefined ? { file } : null,
  };
}

/** The accepted algorithms, with the defaults of an unset AUTH_JWT_ALGORITHMS. */
function acceptedAlgorithms(settings: Settings): readonly string[] {
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

const JWT_KEYS = ['AUTH_JWKS_URL', 'AUTH_JWT_KEY_FILE', 'AUTH_JWT_SECRET'];
const CHOICES = 'set jwt, api-key or jwt,api-key, or none if every client may see everything';

/** Settings that make sign-in impossible, or that admit callers unintentionally. */
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
    // Otherwise a public key, which is no secret, could be used as the secret of an HMAC.
    ...(areFitting ? [] : ['AUTH_JWT_ALGORITHMS must be HS256, HS384 or HS512 with AUTH_JWT_SECRET, and only then']),
  ];
}

/** Settings that appear to protect something but have no effect. */
function findIdle(environment: Environment, mode: string): string[] {
  const modeOf = (name: string) => (name.startsWith('AUTH_JW') ? 'jwt' : 'api-key');
  return Object.keys(authSettings)
    .filter((name) => name !== 'AUTH_MODE' && isSet(environment, name))
    .filter((name) => !mode.includes(modeOf(name)))
    .map((name) => `${name} has no effect: AUTH_MODE does not name ${modeOf(name)}`);
}

export const authSettings = {
  AUTH_MODE: optional(
    choice('none', 'jwt', 'api-key', 'jwt,api-key'),
    'How callers sign in: `jwt`, `api-key`, `jwt,api-key` for either, or `none` for no sign-in. Unset: `none`, in the sandbox on a loopback HOST; otherwise the gateway does not start.',
  ),
  AUTH_JWKS_URL: optional(
    jwksUrl,
    'Address of the JSON Web Key Set with the keys that sign the tokens; https, or http on the loopback. They may change at any time.',
  ),
  AUTH_JWT_KEY_FILE: optional(
    text,
    'File with the public key that signs the tokens, as PEM, JWK or JWK Set, instead of AUTH_JWKS_URL.',
  ),
  AUTH_JWT_SECRET: secret(
    textOfAtLeast(32),
    'Secret shared with the issuer of the tokens, 32 characters or more, instead of AUTH_JWKS_URL. HS256, HS384 and HS512 are accepted only with it.',
  ),
  AUTH_JWT_ISSUER: optional(text, 'The only accepted `iss` of a token. Required with jwt.'),
  AUTH_JWT_AUDIENCE: optional(text, 'The `aud` that a token must contain: this gateway. Required with jwt.'),
  AUTH_JWT_ALGORITHMS: optional(
    jwtAlgorithms,
    'Comma-separated signature algorithms that are accepted. Unset: RS256,ES256,EdDSA, and HS256 alone with AUTH_JWT_SECRET.',
  ),
  AUTH_JWT_CLOCK_TOLERANCE_SECONDS: withDefault(
    wholeNumber(0, 300),
    '30',
    'How far the clock of the issuer may differ, in seconds.',
  ),
  AUTH_JWT_SCOPE_CLAIM: withDefault(
    text,
    'scope',
    'Claim with the scopes, as a list or as one text with spaces, e.g. scope, scp or permissions. Unknown scopes are ignored.',
  ),
  AUTH_JWT_LOCATIONS_CLAIM: optional(
    text,
    'Claim with the ids of the locations that exist for the caller, as a list, or `*` for all; a token without it sees none. Unset: tokens see all locations.',
  ),
  AUTH_API_KEYS_FILE: optional(
    text,
    'File of hashed API keys, which `npm run api-key` writes; read again when it changes. Required with api-key.',
  ),
};
