import { createHash } from 'node:crypto';

/** A client's name may contain personal data and have any length; stores get its hash. */
export function toStoredKey(name: string): string {
  return createHash('sha256').update(name, 'utf8').digest('base64url');
}
