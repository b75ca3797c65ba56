import { normalizeEmail } from '../text/normalize-email.js';
import { phoneDigits } from '../text/phone-digits.js';
import { isPlaceholderNumber } from '../text/placeholder.js';
import type { BlockedPerson } from './blocked-person.js';
import type { VisitorRecord } from './visitor-record.js';

/** A number with its area code has at least so many. */
const FEWEST_DIGITS = 8;

/** What a visitor is compared by. */
export type Comparable = Pick<VisitorRecord, 'email' | 'phoneNumber' | 'phoneE164' | 'documents'>;

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
  const blocked = comparableDigits(entry.phoneE164 ?? entry.phoneNumber);
  return (
    blocked !== null && [visitor.phoneNumber, visitor.phoneE164].some((phone) => comparableDigits(phone) === blocked)
  );
}

/** The digits by which numbers are compared. Null for what is too short to be one person's number, or typed in place of one. */
export function comparableDigits(phone: string | null): string | null {
  const digits = phone === null ? null : phoneDigits(phone);
  return digits === null || digits.length < FEWEST_DIGITS || isPlaceholderNumber(digits) ? null : digits;
}
