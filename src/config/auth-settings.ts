import { optional, secret, withDefault } from './setting.js';
import { choice, jwksUrl, jwtAlgorithms, text, textOfAtLeast, wholeNumber } from './setting-kinds.js';

export const authSettings = {
  AUTH_MODE: optional(
    choice('none', 'jwt', 'api-key', 'jwt,api-key'),
    'How callers sign in: `jwt`, `api-key`, `jwt,api-key` for either, or `none` for nobody has to. Unset: `none`, in the sandbox on a loopback HOST; otherwise the gateway does not start.',
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
    'Secret shared with who makes the tokens, 32 characters or more, instead of AUTH_JWKS_URL. The only key that HS256, HS384 and HS512 are accepted with.',
  ),
  AUTH_JWT_ISSUER: optional(text, 'The only accepted `iss` of a token. Required with jwt.'),
  AUTH_JWT_AUDIENCE: optional(text, 'What `aud` of a token must name: this gateway. Required with jwt.'),
  AUTH_JWT_ALGORITHMS: optional(
    jwtAlgorithms,
    'Comma-separated signature algorithms that are accepted. Unset: RS256,ES256,EdDSA, and HS256 alone with AUTH_JWT_SECRET.',
  ),
  AUTH_JWT_CLOCK_TOLERANCE_SECONDS: withDefault(
    wholeNumber(0, 300),
    '30',
    'How far the clock of who makes the tokens may be off, in seconds.',
  ),
  AUTH_JWT_SCOPE_CLAIM: withDefault(
    text,
    'scope',
    'Claim with the scopes, as a list or as one text with spaces, e.g. scope, scp or permissions. Words that are no scopes of the gateway are ignored.',
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
