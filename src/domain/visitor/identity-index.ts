import { type VisitorKey, visitorKeyText } from './visitor-key.js';
import type { VisitorRecord } from './visitor-record.js';

/** The records of one person. */
export interface VisitorPerson {
  /** The strongest key the person was put together by; unique in its index. */
  readonly key: VisitorKey;
  readonly records: readonly VisitorRecord[];
}

/** Who is who among a set of records. */
export interface IdentityIndex {
  readonly people: readonly VisitorPerson[];
  personOf(record: VisitorRecord): VisitorPerson | null;
  /** Any key of a person finds the person; one that several share finds those who rest on it, else the first of them. */
  find(key: VisitorKey): VisitorPerson | null;
}

/**
 * Joins records into people. An e-mail makes a person; a record with a phone but no e-mail belongs to the one e-mail
 * that carries the phone, if exactly one does, and else makes a person of its phone; what has neither stands alone.
 */
export function createIdentityIndex(records: Iterable<VisitorRecord>): IdentityIndex {
  const all = [...records];
  const emailsByPhone = indexEmailsByPhone(all);
  const people = new Map<string, { key: VisitorKey; records: VisitorRecord[] }>();
  const peopleByRecord = new Map<VisitorRecord, VisitorPerson>();
  for (const record of all) {
    const key = personKeyOf(record, emailsByPhone);
    const text = visitorKeyText(key);
    let person = people.get(text);
    if (person === undefined) {
      person = { key, records: [] };
      people.set(text, person);
    }
    person.records.push(record);
    peopleByRecord.set(record, person);
  }
  const personOf = (record: VisitorRecord) =>
    peopleByRecord.get(record) ?? people.get(visitorKeyText(personKeyOf(record, emailsByPhone))) ?? null;
  // Most who ask who is who never look for a key.
  let peopleByAnyKey: ReadonlyMap<string, VisitorPerson> | null = null;
  const find = (key: VisitorKey) => {
    const text = visitorKeyText(key);
    peopleByAnyKey ??= indexByAnyKey(all, personOf);
    return people.get(text) ?? peopleByAnyKey.get(text) ?? null;
  };
  return { people: [...people.values()], personOf, find };
}

/** The first person to carry a key has it. */
function indexByAnyKey(
  records: readonly VisitorRecord[],
  personOf: (record: VisitorRecord) => VisitorPerson | null,
): ReadonlyMap<string, VisitorPerson> {
  const people = new Map<string, VisitorPerson>();
  for (const record of records) {
    const person = personOf(record);
    if (person === null) continue;
    for (const key of record.keys) {
      const text = visitorKeyText(key);
      if (!people.has(text)) people.set(text, person);
    }
  }
  return people;
}

function indexEmailsByPhone(records: readonly VisitorRecord[]): Map<string, Set<string>> {
  const emailsByPhone = new Map<string, Set<string>>();
  for (const { keys } of records) {
    const email = keys.find(({ match }) => match === 'EMAIL');
    const phone = keys.find(({ match }) => match === 'PHONE_NUMBER');
    if (email === undefined || phone === undefined) continue;
    const emails = emailsByPhone.get(phone.value);
    if (emails === undefined) emailsByPhone.set(phone.value, new Set([email.value]));
    else emails.add(email.value);
  }
  return emailsByPhone;
}

function personKeyOf(record: VisitorRecord, emailsByPhone: ReadonlyMap<string, ReadonlySet<string>>): VisitorKey {
  const [strongest] = record.keys;
  if (strongest.match !== 'PHONE_NUMBER') return strongest;
  const emails = emailsByPhone.get(strongest.value);
  const [email] = emails ?? [];
  return emails?.size === 1 && email !== undefined ? { match: 'EMAIL', value: email } : strongest;
}
