import { createHash } from 'node:crypto';

/** What a client asked of a list, in a form in which equal questions are equal texts. */
export function fingerprint(question: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(canonical(question)))
    .digest('base64url')
    .slice(0, 22);
}

function canonical(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return [...new Set(value.map((item) => JSON.stringify(canonical(item))))].sort();
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .filter(([, member]) => member !== null && member !== undefined)
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([name, member]) => [name, canonical(member)]);
}
