import { NAMELESS_HOST } from '../../domain/statistics/visit-columns.js';
import type { VisitStatsBucket, VisitStatsKey } from '../../domain/statistics/visit-stats.js';

/** A first letter with something after it. */
const FIRST_OF_SEVERAL = /^[\p{L}\p{N}](?=.*[\p{L}\p{N}])/u;
/** Other text after the last dot may be more than a top-level domain. */
const TOP_LEVEL = /^\p{L}{2,6}$/u;

/** `j***@x***.com`; null for text that is not an e-mail address. */
export function maskEmail(email: string): string {
  const text = email.trim();
  const at = text.lastIndexOf('@');
  if (at === -1) return MASK;
  const labels = text.slice(at + 1).split('.');
  const top = labels.length > 1 ? (labels.at(-1) ?? '') : '';
  return `${maskPart(text.slice(0, at))}@${maskPart(labels[0] ?? '')}${TOP_LEVEL.test(top) ? `.${top}` : ''}`;
}

function maskPart(part: string): string {
  return (FIRST_OF_SEVERAL.exec(part)?.[0] ?? '') + MASK;
}

const LETTER = /\p{L}\p{M}*/u;
const LETTERS = /\p{L}/gu;
/** One character of these is a syllable or a word, and often a whole family name. */
const SYLLABIC = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}]/u;

/** The initials of the first and the last word: `J. D.`. Null for a name that its initials would reveal. */
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

const LETTERS_AND_DIGITS = /[\p{L}\p{N}]/gu;
const DIGITS = /\p{Nd}/gu;

/** Two digits of a shorter number would reveal too much. */
const SHORTEST_WITH_DIGITS = 6;
const VISIBLE_DIGITS = 2;

/** A phone number, a document or a licence plate by its last two digits: `***42`. */
export function maskNumber(number: string): string {
  const size = number.match(LETTERS_AND_DIGITS)?.length ?? 0;
  const digits = number.match(DIGITS) ?? [];
  if (size < SHORTEST_WITH_DIGITS || digits.length < VISIBLE_DIGITS) return MASK;
  return MASK + digits.slice(-VISIBLE_DIGITS).join('');
}

/**
 * The masked text; null shows nothing. `record` is the object whose field it is; a mask that needs another kind of record
 * gives null.
 */
export type Mask = (value: string, record: unknown) => string | null;

export const MASKS: Readonly<Record<PersonalKind, Mask>> = {
  NAME: maskName,
  EMAIL: maskEmail,
  NUMBER: maskNumber,
  TEXT: () => MASK,
  SECRET: () => null,
  SENTENCE: (sentence, record) => (hasCode(record) ? maskSentence(sentence, record.code) : MASK),
  LABEL: (label, record) => (hasKeys(record) ? maskLabel(label, record.keys) : MASK),
};

function hasCode(record: unknown): record is { readonly code: string } {
  return typeof record === 'object' && record !== null && 'code' in record && typeof record.code === 'string';
}

function hasKeys(record: unknown): record is { readonly keys: Parameters<typeof maskLabel>[1] } {
  return typeof record === 'object' && record !== null && 'keys' in record && Array.isArray(record.keys);
}

/** The value of a dimension for visits without one. */
const NONE = 'none';
/** Separates the words of two dimensions. */
const SEPARATOR = ', ';

/**
 * The label of a bucket of visits, with initials for the name of a host. A comma in a name makes the parts ambiguous; then
 * the label is made of the values of the keys, in which a host is an id.
 */
function maskLabel(label: string, keys: VisitStatsBucket['keys']): string {
  if (!keys.some(isHost)) return label;
  const words = keys.length === 1 ? [label] : label.split(SEPARATOR);
  const isUnambiguous = words.length === keys.length;
  return keys
    .map((key, index) => {
      const word = words[index];
      if (!isUnambiguous || word === undefined) return key.value;
      return isHost(key) && word !== NAMELESS_HOST ? maskName(word) : word;
    })
    .join(SEPARATOR);
}

function isHost({ dimension, value }: VisitStatsKey): boolean {
  return dimension === 'HOST' && value !== NONE;
}

/** Codes whose sentences can contain words of a source or a record, and the sentences without them. */
const INSTEAD: Readonly<Record<string, string>> = {
  BLOCKED_VISITOR: 'This visitor is on the blocked list.',
  CONFLICT: 'The source refused this: the record does not allow it.',
  REJECTED_BY_SOURCE: 'The source refused this.',
  UPSTREAM_REJECTED: 'The source refused the request.',
};

/** Keeps the gateway's own sentences, and replaces those that can contain other words. */
export function maskSentence(sentence: string, code: string): string {
  return INSTEAD[code] ?? sentence;
}

/** Replaces text whose length must not show either. */
const MASK = '***';

/** The masks of the kinds of personal data. */
export const PERSONAL_KINDS = ['NAME', 'EMAIL', 'NUMBER', 'TEXT', 'SECRET', 'SENTENCE', 'LABEL'] as const;

export type PersonalKind = (typeof PERSONAL_KINDS)[number];
