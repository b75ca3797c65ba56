/** Printable ASCII with single spaces, no backtick: nothing but its case can differ between equal texts. */
const PLAIN = /^(?:[!-_a-~]+(?: [!-_a-~]+)*)?$/;
const LATIN_ACCENTS = /[\u0300-\u036F]+/g;

/** Typographic ones, and spacing accents, whose compatibility decomposition begins with a space. */
const APOSTROPHE =
  /[`\u00B4\u02B9\u02BB-\u02BD\u02C8\u05F3\u1FBD\u1FBF\u1FFD\u1FFE\u2018\u2019\u201B\u2032\uA78B\uA78C]/g;
const DASH = /[\p{Pd}\u02D7\u2043\u2212]/gu;
const SPACES = /[\s\u0085\u2800]+/g;
/** Format characters, joiners, direction marks, variation selectors, fillers, and controls that are no space. */
const INVISIBLE = /[\p{Cf}\p{Default_Ignorable_Code_Point}]|(?![\s\u0085])\p{Cc}/gu;
/**
 * Marks after a letter of a script that is read without them, or after no letter at all. Elsewhere, in Devanagari, Thai or
 * Katakana, a mark is a vowel or makes another letter.
 */
const ACCENTS =
  /(?<=^|(?!\p{M})[\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}\p{sc=Hebrew}\p{sc=Arabic}\p{sc=Common}])\p{M}+/gu;
/** The dot of a lower-case Turkish capital I. */
const DOTTED_I = /i\u0307/g;

/**
 * The text in the form in which it is compared with accents, as for e-mail addresses: NFKC, without case and invisible
 * characters, with plain apostrophes, dashes and single spaces. Idempotent.
 */
export function normalizeText(text: string): string {
  return PLAIN.test(text) ? text.toLowerCase() : toPlain(decompose(text).replace(INVISIBLE, ''));
}

/** The text in the form in which it is compared and searched without accents, as for names. */
export function normalizeForSearch(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase();
  const decomposed = decompose(text);
  const bare = decomposed.replace(LATIN_ACCENTS, '');
  if (PLAIN.test(bare)) return bare.toLowerCase();
  return toPlain(decomposed.replace(INVISIBLE, '').replace(ACCENTS, ''));
}

/** Trimmed, or null when nothing is left. */
export function textOrNull(text: string | null | undefined): string | null {
  const trimmed = text?.trim();
  return trimmed ? trimmed : null;
}

function decompose(text: string): string {
  return text.replace(APOSTROPHE, "'").normalize('NFKD');
}

function toPlain(decomposed: string): string {
  return lowerCase(decomposed).replace(APOSTROPHE, "'").replace(DASH, '-').replace(SPACES, ' ').trim();
}

/** Goes through upper case, which makes ß, ẞ and ss equal, ı and i, and all forms of sigma. */
function lowerCase(decomposed: string): string {
  return decomposed
    .toLowerCase()
    .toUpperCase()
    .toLowerCase()
    .replaceAll('ς', 'σ')
    .replace(DOTTED_I, 'i')
    .normalize('NFKC');
}
