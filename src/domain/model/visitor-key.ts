import type { Source } from '../source/source.js';
import { normalizeText } from '../text/normalize.js';
import { normalizeEmail } from '../text/normalize-email.js';
import { isPlaceholderNumber } from '../text/placeholder.js';
import { normalizeName } from '../text/written-name.js';

const NEITHER_LETTER_NOR_DIGIT = /[^\p{L}\p{M}\p{N}]+/gu;
const FEWEST_CHARACTERS = 5;
const FEWEST_DIFFERENT_CHARACTERS = 3;

/** The kinds of keys of an identity, strongest first. */
export const VISITOR_MATCHES = ['EMAIL', 'PHONE_NUMBER', 'SOURCE_RECORD'] as const;

export type VisitorMatch = (typeof VISITOR_MATCHES)[number];

export interface VisitorKey {
  readonly match: VisitorMatch;
  /** EMAIL: as `normalizeEmail`; PHONE_NUMBER: E.164; SOURCE_RECORD: `<SOURCE>/<reference>`. */
  readonly value: string;
  /**
   * The name of the contact's owner, see `normalizeName`; empty when the record has no name. Absent for a
   * SOURCE_RECORD, in ids of an older form, and in a look-up by contact.
   */
  readonly name?: string;
}

/** Neither contacts nor normalized names contain it. */
const BEFORE_NAME = '\u0000';

const PREFIX: Record<VisitorMatch, string> = { EMAIL: 'e:', PHONE_NUMBER: 'p:', SOURCE_RECORD: 's:' };

export function visitorKeyText({ match, value, name }: VisitorKey): string {
  return PREFIX[match] + value + (name === undefined ? '' : BEFORE_NAME + name);
}

export function parseVisitorKey(text: string): VisitorKey | null {
  const match = VISITOR_MATCHES.find((candidate) => text.startsWith(PREFIX[candidate]));
  const [value = '', name] = text.slice(2).split(BEFORE_NAME);
  if (match === undefined || value === '') return null;
  return name === undefined ? { match, value } : { match, value, name };
}

/** Upper-case letters and digits only, as documents are compared. Null when nothing is left. */
export function documentCharacters(document: string | null | undefined): string | null {
  if (!document) return null;
  const text = normalizeText(document).replace(NEITHER_LETTER_NOR_DIGIT, '').toUpperCase();
  return text === '' ? null : text;
}

/**
 * `documentCharacters` of a document that identifies a person. Null for one that many people can share: too short,
 * without a digit, with fewer than three different characters, or a placeholder.
 */
export function normalizeDocument(document: string | null | undefined): string | null {
  const text = documentCharacters(document);
  if (text === null || text.length < FEWEST_CHARACTERS || !/\d/.test(text) || isPlaceholderNumber(text)) return null;
  return new Set(text).size < FEWEST_DIFFERENT_CHARACTERS ? null : text;
}

/** The keys of one record, strongest first. `record` identifies the visitor (or the record) within its source. */
export function visitorKeys(parts: {
  source: Source;
  /** The name in the record, or the e-mail in its place. */
  name: string | null;
  email: string | null;
  phoneE164: string | null;
  record: string;
}): [VisitorKey, ...VisitorKey[]] {
  const email = normalizeEmail(parts.email);
  const own: VisitorKey = { match: 'SOURCE_RECORD', value: `${parts.source}/${parts.record}` };
  if (email === null && parts.phoneE164 === null) return [own];
  const name = normalizeName(parts.name ?? '', [parts.email]);
  const keys: VisitorKey[] = [];
  if (email !== null) keys.push({ match: 'EMAIL', value: email, name });
  if (parts.phoneE164 !== null) keys.push({ match: 'PHONE_NUMBER', value: parts.phoneE164, name });
  keys.push(own);
  return [keys[0] ?? own, ...keys.slice(1)];
}
