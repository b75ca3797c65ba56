import type { PersonRef } from '../domain/model/person.js';
import type { VisitorKey } from '../domain/model/visitor-key.js';
import type { PersonKey, RecordKey } from './ports.js';

/** No source id begins with it. */
const ACCOUNT = '@';

/** `SOURCE/id`: how a column names another record. */
export function recordKeyText({ source, sourceId }: RecordKey): string {
  return `${source}/${sourceId}`;
}

/** As `recordKeyText`, or `SOURCE/@account@location` of a person who is known by their account. */
export function personKeyText(key: PersonKey): string {
  if ('sourceId' in key) return recordKeyText(key);
  return `${key.source}/${ACCOUNT}${key.account.accountId}${ACCOUNT}${key.account.locationId}`;
}

/** Null for a reference that names nobody. */
export function personRefKey(ref: Pick<PersonRef, 'source' | 'sourceId' | 'account'> | null): string | null {
  if (ref === null) return null;
  const { source, sourceId, account } = ref;
  if (sourceId !== undefined) return recordKeyText({ source, sourceId });
  return account === undefined ? null : personKeyText({ source, account });
}

/** The contacts of each kind, strongest first; null where the record has none. */
export function contactsOf(keys: readonly VisitorKey[]): {
  readonly email: string | null;
  readonly phone: string | null;
  readonly record: string | null;
} {
  const contactOf = (match: VisitorKey['match']) => keys.find((key) => key.match === match)?.value ?? null;
  return { email: contactOf('EMAIL'), phone: contactOf('PHONE_NUMBER'), record: contactOf('SOURCE_RECORD') };
}
