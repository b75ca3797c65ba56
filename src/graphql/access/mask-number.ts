import { MASK } from './mask-text.js';

const LETTERS_AND_DIGITS = /[\p{L}\p{N}]/gu;
const DIGITS = /\p{Nd}/gu;

/** Of less than this, two digits would tell too much. */
const SHORTEST_WITH_DIGITS = 6;
const DIGITS_KEPT = 2;

/** A phone number, a document or a licence plate by its last two digits: `***42`. */
export function maskNumber(number: string): string {
  const size = number.match(LETTERS_AND_DIGITS)?.length ?? 0;
  const digits = number.match(DIGITS) ?? [];
  if (size < SHORTEST_WITH_DIGITS || digits.length < DIGITS_KEPT) return MASK;
  return MASK + digits.slice(-DIGITS_KEPT).join('');
}
