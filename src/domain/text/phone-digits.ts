import { normalizeText } from './normalize.js';

/** Digits and what people write between them. */
const PHONE_SIGNS = /^\+?[\d\s().\-/]+$/;
/** The trunk prefix that is left out when called from abroad: `+44 (0)20`. */
const TRUNK_PREFIX = /\(0\)/;

/** The digits of a text that can only be a phone number, without leading zeros; else null. */
export function phoneDigits(text: string): string | null {
  const plain = normalizeText(text);
  if (!PHONE_SIGNS.test(plain)) return null;
  return plain.replace(TRUNK_PREFIX, '').replace(/\D/g, '').replace(/^0+/, '');
}
