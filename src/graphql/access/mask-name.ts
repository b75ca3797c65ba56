import { maskEmail } from './mask-email.js';
import { MASK } from './mask-text.js';

const LETTER = /\p{L}\p{M}*/u;
const LETTERS = /\p{L}/gu;
/** One character of these is a syllable or a word, and often a whole family name. */
const SYLLABIC = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}]/u;

/** The initials of the first and the last word: `J. D.`. Nothing of a name that initials would give away. */
export function maskName(name: string): string {
  if (name.includes('@')) return maskEmail(name);
  const words = name.split(/\s+/).filter((word) => LETTER.test(word));
  if (!words.some(isLongerThanInitial) || SYLLABIC.test(name)) return MASK;
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  return ends.map((word) => `${initialOf(word ?? '')}.`).join(' ');
}

function initialOf(word: string): string {
  return (LETTER.exec(word)?.[0] ?? '').toUpperCase();
}

function isLongerThanInitial(word: string): boolean {
  return (word.match(LETTERS)?.length ?? 0) > 1;
}
