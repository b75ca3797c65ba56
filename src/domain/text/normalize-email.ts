import { normalizeText } from './normalize.js';
import { isPlaceholder, isPlaceholderPhrase } from './placeholder.js';

export const EMAIL = /^(?<local>[^\s@]+)@(?<label>[^\s@.]+)(?:\.[^\s@.]+)+$/;

/**
 * The address as addresses are compared: `normalizeText`, so without case, but with accents, which are part of an address.
 * Null for what is none, and for one that is typed where there is none: `n/a`, `@`, `x@x.com`, `naotem@gmail.com`. A domain
 * has a dot: mail reaches no other one (RFC 5321, 2.3.5), and people who have no address write `x@x`.
 */
export function normalizeEmail(email: string | null | undefined): string | null {
  if (!email) return null;
  const text = normalizeText(email);
  const { local, label } = EMAIL.exec(text)?.groups ?? {};
  if (local === undefined || label === undefined || isPlaceholderPhrase(local)) return null;
  return isPlaceholder(local) && isPlaceholder(label) ? null : text;
}
