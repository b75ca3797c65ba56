import { documentCharacters } from '../../domain/model/visitor-key.js';
import { isSameSecond } from '../../domain/time/time-range.js';
import type { Mapping } from './values.js';
import { digitsOf } from './visit-body.mapper.js';
import type { WriteBody } from './write-client.js';

/** The members of a new record that must be empty where they are not sent. */
const EMPTY_MEMBERS = { name: null, email: null, phone: null, document: null };
export const NEW_INVITEE: WriteBody = { ...EMPTY_MEMBERS, company: null, notes: null, status: 'confirmed' };
export const NEW_BLOCKED_PERSON: WriteBody = { ...EMPTY_MEMBERS, reason: null };
export const NEW_HOST: WriteBody = { phone: null, countryCode: null, position: null, sector: null };

/**
 * Whether a record has the members that a body sent. They are compared exactly, but for the case of an e-mail, the signs of
 * phone numbers and documents, and fractions of a second, which the source may drop. An undefined member is not sent.
 */
export function isStored(record: object, body: WriteBody, { toE164 }: Pick<Mapping, 'toE164'>): boolean {
  const stored = new Map<string, unknown>(Object.entries(record));
  return Object.entries(body).every(([member, sent]) => {
    const value = stored.get(member);
    if (sent === undefined) return true;
    if (!stored.has(member)) return false;
    if (value instanceof Date) return typeof sent === 'string' && isSameSecond(value, new Date(sent));
    if (typeof value === 'string' && typeof sent === 'string') return isSameText(member, [value, sent], toE164);
    return (value ?? null) === sent;
  });
}

function isSameText(member: string, [stored, sent]: [string, string], toE164: Mapping['toE164']): boolean {
  if (stored === sent.trim()) return true;
  if (member === 'email') return stored === sent.toLowerCase();
  if (member === 'phone') {
    return digitsOf(stored) === digitsOf(sent) || (toE164(stored) !== null && toE164(stored) === toE164(sent));
  }
  return DOCUMENTS.includes(member) && documentCharacters(stored) === documentCharacters(sent);
}

const DOCUMENTS = ['document', 'cpf', 'rg'];
