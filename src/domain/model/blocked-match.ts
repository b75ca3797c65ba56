import { normalizeEmail } from '../text/normalize-email.js';
import { phoneDigits } from '../text/phone-digits.js';
import { isPlaceholderNumber } from '../text/placeholder.js';
import type { BlockedPerson } from './blocked-person.js';
import type { VisitorRecord } from './visitor-record.js';

/** Minimum digits of a number with its area code. */
const FEWEST_DIGITS = 8;

/** The members by which a visitor is compared. */
export type Comparable = Pick<VisitorRecord, 'email' | 'phoneNumber' | 'phoneE164' | 'documents'>;

/** Whether an entry of the blocked list has the visitor's e-mail, phone or document. It never compares names. */
export function isSamePerson(entry: BlockedPerson, visitor: Comparable): boolean {
  const email = normalizeEmail(entry.email);
  if (email !== null && email === normalizeEmail(visitor.email)) return true;
  if (entry.documents.some((document) => visitor.documents.includes(document))) return true;
  return isSamePhone(entry, visitor);
}

/** In E.164 where both numbers can be parsed, else by digits, because the list stores only digits. */
function isSamePhone(entry: BlockedPerson, visitor: Comparable): boolean {
  if (entry.phoneE164 !== null && visitor.phoneE164 !== null) return entry.phoneE164 === visitor.phoneE164;
  const blocked = comparableDigits(entry.phoneE164 ?? entry.phoneNumber);
  return (
    blocked !== null && [visitor.phoneNumber, visitor.phoneE164].some((phone) => comparableDigits(phone) === blocked)
  );
}

/**
 * The digits by which numbers are compared. Null for a number that is too short for one person, and for a placeholder.
 */
export function comparableDigits(phone: string | null): string | null {
  const digits = phone === null ? null : phoneDigits(phone);
  return digits === null || digits.length < FEWEST_DIGITS || isPlaceholderNumber(digits) ? null : digits;
}
