import type { Source } from '../source/source.js';

/** What an identity can rest on, strongest first. */
export const VISITOR_MATCHES = ['EMAIL', 'PHONE_NUMBER', 'SOURCE_RECORD'] as const;

export type VisitorMatch = (typeof VISITOR_MATCHES)[number];

export interface VisitorKey {
  readonly match: VisitorMatch;
  /** EMAIL: trimmed, lower-case; PHONE_NUMBER: E.164; SOURCE_RECORD: `<SOURCE>/<reference>`. */
  readonly value: string;
}

const PREFIX: Record<VisitorMatch, string> = { EMAIL: 'e:', PHONE_NUMBER: 'p:', SOURCE_RECORD: 's:' };

export function visitorKeyText(key: VisitorKey): string {
  return PREFIX[key.match] + key.value;
}

export function parseVisitorKey(text: string): VisitorKey | null {
  const match = VISITOR_MATCHES.find((candidate) => text.startsWith(PREFIX[candidate]));
  const value = text.slice(2);
  return match === undefined || value === '' ? null : { match, value };
}

export function normalizeEmail(email: string | null | undefined): string | null {
  const text = email?.trim().toLowerCase();
  return text ? text : null;
}

/** Letters and digits only, upper-case: how documents are compared. Null when nothing is left. */
export function normalizeDocument(document: string | null | undefined): string | null {
  const text = document?.replace(/[^\p{L}\p{N}]/gu, '').toUpperCase();
  return text ? text : null;
}

/** The keys of one record, strongest first. `record` identifies the visitor (or the record) within its source. */
export function visitorKeys(parts: {
  source: Source;
  email: string | null;
  phoneE164: string | null;
  record: string;
}): [VisitorKey, ...VisitorKey[]] {
  const email = normalizeEmail(parts.email);
  const own: VisitorKey = { match: 'SOURCE_RECORD', value: `${parts.source}/${parts.record}` };
  const keys: VisitorKey[] = [];
  if (email !== null) keys.push({ match: 'EMAIL', value: email });
  if (parts.phoneE164 !== null) keys.push({ match: 'PHONE_NUMBER', value: parts.phoneE164 });
  keys.push(own);
  return [keys[0] ?? own, ...keys.slice(1)];
}
