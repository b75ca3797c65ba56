import { createPublicKey, type KeyObject } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createLocalJWKSet, type JWTVerifyGetKey } from 'jose';
import { z } from 'zod';
import type { JwtKeyConfig } from '../../config/auth.js';
import type { Clock } from '../../domain/time/clock.js';
import { createRemoteKeys } from './remote-keys.js';

/** What signatures are checked with: one key, or a way to the key that a token names. */
export type TokenKey = KeyObject | Uint8Array | JWTVerifyGetKey;

/** The file of the key cannot be used. The message repeats nothing of it. */
export class TokenKeyError extends Error {
  override readonly name = 'TokenKeyError';
}

const kty = z.enum(['RSA', 'EC', 'OKP']);
const part = z.string().exactOptional();
const publicJwk = z
  .looseObject({ kty })
  .refine((jwk) => !('d' in jwk))
  .pipe(z.object({ kty, kid: part, alg: part, use: part, n: part, e: part, crv: part, x: part, y: part }));
const publicJwkSet = z.object({ keys: z.array(publicJwk).min(1) });

/** @throws TokenKeyError for a file without a public key */
export async function openTokenKey(config: JwtKeyConfig, clock: Clock): Promise<TokenKey> {
  if (config.kind === 'jwks') return createRemoteKeys({ url: new URL(config.url), clock });
  if (config.kind === 'secret') return new TextEncoder().encode(config.secret);
  const text = await readFile(config.path, 'utf8').catch(() => {
    throw new TokenKeyError('AUTH_JWT_KEY_FILE cannot be read');
  });
  try {
    return text.trimStart().startsWith('{') ? readJson(text) : readPem(text);
  } catch {
    throw new TokenKeyError('AUTH_JWT_KEY_FILE has no public key as PEM, JWK or JWK Set');
  }
}

/** A private key has no place on a server that only checks signatures. */
function readPem(text: string): KeyObject {
  if (/PRIVATE/.test(text)) throw new Error('a private key');
  return createPublicKey(text);
}

function readJson(text: string): TokenKey {
  const parsed: unknown = JSON.parse(text);
  const set = publicJwkSet.safeParse(parsed);
  if (!set.success) return createPublicKey({ key: publicJwk.parse(parsed), format: 'jwk' });
  return createLocalJWKSet(set.data);
}
