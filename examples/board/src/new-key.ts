/** New for every intention. `crypto.randomUUID` would need a secure page, which a desk on plain HTTP does not have. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
