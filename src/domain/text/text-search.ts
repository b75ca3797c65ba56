import { normalizeForSearch } from './normalize.js';
import { phoneDigits } from './phone-digits.js';

/** Fewer digits are searched only as text, because they can be anything. */
const FEWEST_DIGITS = 5;
/** Minimum digits of a phone number without its country code. */
const FEWEST_NATIONAL_DIGITS = 8;

/**
 * Whether any of a record's texts contains the search text, both normalized; a blank search finds all. A search text
 * that can be a phone number also finds numbers in other notations, with or without a country code.
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
