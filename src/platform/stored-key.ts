import { createHash } from 'node:crypto';

/** What a client calls a thing may say more than a store should hold, and be of any length. */
export function toStoredKey(name: string): string {
  return createHash('sha256').update(name, 'utf8').digest('base64url');
}
