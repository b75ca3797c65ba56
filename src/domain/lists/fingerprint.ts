import { createHash } from 'node:crypto';

/**
 * A hash of a client's arguments, which ignores the order of members and of list values. In a filter null equals an
 * absent member; in a change it means "clear", so `isNullIncluded` distinguishes them.
 */
export function fingerprint(input: unknown, { isNullIncluded = false } = {}): string {
  const text = JSON.stringify(canonical(input, isNullIncluded));
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}

function canonical(value: unknown, isNullIncluded: boolean): unknown {
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) {
    return [...new Set(value.map((item) => JSON.stringify(canonical(item, isNullIncluded))))].sort();
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .filter(([, member]) => member !== undefined && (isNullIncluded || member !== null))
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([name, member]) => [name, canonical(member, isNullIncluded)]);
}
