import { normalizeText } from './normalize.js';
import { isPlaceholder, isPlaceholderPhrase } from './placeholder.js';

export const EMAIL = /^(?<local>[^\s@]+)@(?<label>[^\s@.]+)(?:\.[^\s@.]+)+$/;

/**
 * The address in the form in which addresses are compared: `normalizeText`, which ignores case but keeps accents. Null
 * for text that is not an address, and for placeholders: `n/a`, `@`, `x@x.com`, `naotem@gmail.com`. A domain must have
 * a dot: mail reaches no other one (RFC 5321, 2.3.5), and people without an address type `x@x`.
 */
export function normalizeEmail(email: string | null | undefined): string | null {
  if (!email) return null;
  const text = normalizeText(email);
  const { local, label } = EMAIL.exec(text)?.groups ?? {};
  if (local === undefined || label === undefined || isPlaceholderPhrase(local)) return null;
  return isPlaceholder(local) && isPlaceholder(label) ? null : text;
}
