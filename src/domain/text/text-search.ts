import { normalizeForSearch } from './normalize.js';
import { phoneDigits } from './phone-digits.js';

/** Fewer digits may be anything; they are looked for as they are written. */
const FEWEST_DIGITS = 5;
/** A phone number without its country code has at least so many. */
const FEWEST_NATIONAL_DIGITS = 8;

/**
 * Whether any of a record's texts contains the search text after folding; a blank search finds all. Where the search text can
 * be a phone number, numbers that are written in another way are found too, with or without a country code.
 */
export function createTextSearch(
  search: string | null | undefined,
): (texts: readonly (string | null | undefined)[]) => boolean {
  const wanted = normalizeForSearch(search ?? '');
  if (wanted === '') return () => true;
  const digits = phoneDigits(wanted);
  const isNumber = digits === null || digits.length < FEWEST_DIGITS ? () => false : createNumberSearch(digits);
  return (texts) =>
    texts.some(
      (text) => text !== null && text !== undefined && (normalizeForSearch(text).includes(wanted) || isNumber(text)),
    );
}

function createNumberSearch(wanted: string): (text: string) => boolean {
  return (text) => {
    const digits = phoneDigits(text);
    if (digits === null) return false;
    return digits.includes(wanted) || (digits.length >= FEWEST_NATIONAL_DIGITS && wanted.endsWith(digits));
  };
}
