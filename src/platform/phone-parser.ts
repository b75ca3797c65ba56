import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { LRUCache } from 'lru-cache';
import { normalizeText } from '../domain/text/normalize.js';
import type { PhoneParser } from '../domain/text/phone-parser.js';
import { isPlaceholderNumber } from '../domain/text/placeholder.js';

/** Lists repeat the same visitors. */
const MEMO_SIZE = 20_000;
/** Longer text is no phone number, even with invisible characters. */
const LONGEST_TEXT = 200;

/**
 * E.164 of numbers that are valid in their country's numbering plan. Null for a placeholder such as `(11) 99999-9999`, and for
 * a number with an extension, because several people share a switchboard. An unknown default country counts as none.
 */
export function createPhoneParser(): PhoneParser {
  const memo = new LRUCache<string, { readonly e164: string | null }, string | null>({
    max: MEMO_SIZE,
    memoMethod: (key, _stale, { context: defaultCountry }) => ({
      e164: parse(key.slice(key.indexOf(':') + 1), defaultCountry),
    }),
  });
  return {
    toE164(text, defaultCountry) {
      if (text.length > LONGEST_TEXT) return null;
      return memo.memo(`${defaultCountry ?? ''}:${text}`, { context: defaultCountry }).e164;
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
