import type { BlockedPerson } from '../blocked-person/blocked-person.js';
import { normalizeEmail } from './visitor-key.js';
import type { VisitorRecord } from './visitor-record.js';

type Comparable = Pick<VisitorRecord, 'email' | 'phoneNumber' | 'phoneE164' | 'documents'>;

/** Whether an entry of the blocked list means this visitor: equal e-mail, phone or document. Names are never compared. */
export function isSamePerson(entry: BlockedPerson, visitor: Comparable): boolean {
  const email = normalizeEmail(entry.email);
  if (email !== null && email === normalizeEmail(visitor.email)) return true;
  if (entry.documents.some((document) => visitor.documents.includes(document))) return true;
  return isSamePhone(entry, visitor);
}

/** In E.164 where both can be read so, else digit by digit: the list stores bare digits. */
function isSamePhone(entry: BlockedPerson, visitor: Comparable): boolean {
  if (entry.phoneE164 !== null && visitor.phoneE164 !== null) return entry.phoneE164 === visitor.phoneE164;
  const blocked = digitsOf(entry.phoneE164 ?? entry.phoneNumber);
  return blocked !== '' && [visitor.phoneNumber, visitor.phoneE164].some((phone) => digitsOf(phone) === blocked);
}

function digitsOf(phone: string | null): string {
  return phone?.replace(/\D/g, '') ?? '';
}
