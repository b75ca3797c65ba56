import { createHash } from 'node:crypto';

/** By which a key is told from a token, and by which scanners find one that was committed or pasted. */
export const API_KEY_PREFIX = 'vg_';

/** Bytes of randomness in a key: nobody guesses 256 bits. */
export const API_KEY_BYTES = 32;

/** Part of every key, so that it shows where the key belongs. */
export const ENVIRONMENT_NAME = /^[a-z0-9]{1,20}$/;

/** `vg_<environment>_<randomness>`; `random`: API_KEY_BYTES of it. */
export function writeApiKey(environment: string, random: Uint8Array): string {
  return `${API_KEY_PREFIX}${environment}_${Buffer.from(random).toString('base64url')}`;
}

/** The environment that a key says it is of; null where the text is no key. */
export function environmentOf(key: string): string | null {
  return /^vg_([a-z0-9]{1,20})_[A-Za-z0-9_-]{43}$/.exec(key)?.[1] ?? null;
}

/**
 * SHA-256 of the whole key. A slow or salted hash protects passwords, which can be guessed; against 256 random bits
 * guessing is hopeless, and a slow hash would only be a way to keep the gateway busy.
 */
export function hashApiKey(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}
