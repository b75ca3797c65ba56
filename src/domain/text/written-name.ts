import { normalizeForSearch } from './normalize.js';

/** A name in the form in which it is compared: normalized words in spoken order, the given name first. */
export interface WrittenName {
  /** Empty where the record has no name. */
  readonly words: readonly string[];
  /** The words in alphabetical order: equal for names that differ only in the order of their words. */
  readonly whole: string;
}

/**
 * The words of a name: normalized, without punctuation, `Lima, Ana` as `ana lima`. Empty when nothing is left, and when
 * the name is one of `standIns`, e.g. the record's e-mail.
 */
export function normalizeName(name: string, standIns: readonly (string | null)[] = []): string {
  const normalized = normalizeForSearch(name);
  if (standIns.some((standIn) => standIn !== null && normalizeForSearch(standIn) === normalized)) return '';
  const [family = '', ...given] = normalized.split(',');
  return [...given, family]
    .join(' ')
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
}

/** `normalized`: the result of `normalizeName`. */
export function toWrittenName(normalized: string): WrittenName {
  const words = normalized === '' ? [] : normalized.split(' ');
  return { words, whole: words.length < 2 ? normalized : [...words].sort().join(' ') };
}

/**
 * Whether two names can belong to one person: one is missing, they are equal, one is a part of the other, or the given
 * names are equal. A single letter is an initial.
 */
export function mayBeOneName(left: WrittenName, right: WrittenName): boolean {
  if (left.whole === right.whole || left.whole === '' || right.whole === '') return true;
  const [given] = left.words;
  if (given !== undefined && given === right.words[0] && !isInitial(given)) return true;
  return left.words.length <= right.words.length ? isPartOf(left, right) : isPartOf(right, left);
}

function isPartOf(short: WrittenName, long: WrittenName): boolean {
  const left = [...long.words];
  const take = (matches: (word: string) => boolean) => {
    const index = left.findIndex(matches);
    if (index >= 0) left.splice(index, 1);
    return index >= 0;
  };
  // Equal words first, so that no initial takes a word that another needs.
  const rest = short.words.filter((word) => !take((other) => other === word));
  return rest.every((word) => take((other) => isInitialOf(word, other)));
}

function isInitial(word: string): boolean {
  return [...word].length === 1;
}

function isInitialOf(left: string, right: string): boolean {
  return (isInitial(left) && right.startsWith(left)) || (isInitial(right) && left.startsWith(right));
}
