import { createHash } from 'node:crypto';

/** Distinguishes a key from a token, and lets secret scanners find a committed or pasted key. */
export const API_KEY_PREFIX = 'vg_';

/** Random bytes in a key: 256 bits cannot be guessed. */
export const API_KEY_BYTES = 32;

/** Part of every key, so that a key shows its environment. */
export const ENVIRONMENT_NAME = /^[a-z0-9]{1,20}$/;

/** `vg_<environment>_<random>`; `random` has API_KEY_BYTES bytes. */
export function writeApiKey(environment: string, random: Uint8Array): string {
  return `${API_KEY_PREFIX}${environment}_${Buffer.from(random).toString('base64url')}`;
}

/** The environment that a key names; null if the text is no key. */
export function environmentOf(key: string): string | null {
  return /^vg_([a-z0-9]{1,20})_[A-Za-z0-9_-]{43}$/.exec(key)?.[1] ?? null;
}

/**
 * SHA-256 of the whole key. A slow or salted hash protects passwords, which can be guessed; 256 random bits cannot,
 * and a slow hash would only make overload easier.
 */
export function hashApiKey(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}
