import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { normalizeText } from '../domain/text/normalize.js';
import type { PhoneParser } from '../domain/text/phone-parser.js';
import { isPlaceholderNumber } from '../domain/text/placeholder.js';

/** Lists repeat the same visitors; past this many spellings the oldest is forgotten. */
const MEMO_SIZE = 20_000;
/** Longer text is no phone number, however it is written and whatever invisible characters are in it. */
const LONGEST_TEXT = 200;

/**
 * E.164 of numbers that are valid in their country by its whole numbering plan. Null for a number with an extension, since a
 * switchboard's number is shared by people who must not be taken for one another, and for a placeholder such as
 * `(11) 99999-9999`. An unknown default country counts as none.
 */
export function createPhoneParser(): PhoneParser {
  const memo = new Map<string, string | null>();
  return {
    toE164(text, defaultCountry) {
      if (text.length > LONGEST_TEXT) return null;
      const key = `${defaultCountry ?? ''}:${text}`;
      const known = memo.get(key);
      if (known !== undefined) return known;
      const number = parse(text, defaultCountry);
      const oldest = memo.size < MEMO_SIZE ? undefined : memo.keys().next().value;
      if (oldest !== undefined) memo.delete(oldest);
      memo.set(key, number);
      return number;
    },
    countryCallingCode: (e164) => (e164.startsWith('+') ? callingCodeOf(e164) : null),
  };
}

function callingCodeOf(e164: string): string | null {
  return parsePhoneNumberFromString(e164, { extract: false })?.countryCallingCode ?? null;
}

function parse(text: string, defaultCountry: string | null): string | null {
  const country = defaultCountry !== null && isSupportedCountry(defaultCountry) ? defaultCountry : undefined;
  const parsed = parsePhoneNumberFromString(normalizeText(text), {
    extract: false,
    ...(country === undefined ? {} : { defaultCountry: country }),
  });
  if (parsed?.isValid() !== true || parsed.ext !== undefined) return null;
  return isPlaceholderNumber(parsed.nationalNumber) ? null : parsed.number;
}
