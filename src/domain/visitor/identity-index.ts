import type { VisitorKey, VisitorMatch } from './visitor-key.js';
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
  const people: { key: VisitorKey; records: VisitorRecord[] }[] = [];
  const peopleByKey = createByKey<{ records: VisitorRecord[] } & VisitorPerson>();
  for (const record of all) {
    const key = personKeyOf(record, emailsByPhone);
    const known = peopleByKey[key.match].get(key.value);
    if (known !== undefined) {
      known.records.push(record);
      continue;
    }
    const person = { key, records: [record] };
    people.push(person);
    peopleByKey[key.match].set(key.value, person);
  }
  const personOf = (record: VisitorRecord) => {
    const { match, value } = personKeyOf(record, emailsByPhone);
    return peopleByKey[match].get(value) ?? null;
  };
  // Most who ask who is who never look for a key.
  let peopleByAnyKey: ByKey<VisitorPerson> | null = null;
  const find = ({ match, value }: VisitorKey) => {
    peopleByAnyKey ??= indexByAnyKey(all, personOf);
    return peopleByKey[match].get(value) ?? peopleByAnyKey[match].get(value) ?? null;
  };
  return { people, personOf, find };
}

/** A map for each kind of key: with a hundred thousand records, putting kind and value into one text costs more than all else. */
type ByKey<T> = Readonly<Record<VisitorMatch, Map<string, T>>>;

function createByKey<T>(): ByKey<T> {
  return { EMAIL: new Map(), PHONE_NUMBER: new Map(), SOURCE_RECORD: new Map() };
}

/** The first person to carry a key has it. */
function indexByAnyKey(
  records: readonly VisitorRecord[],
  personOf: (record: VisitorRecord) => VisitorPerson | null,
): ByKey<VisitorPerson> {
  const people = createByKey<VisitorPerson>();
  for (const record of records) {
    const person = personOf(record);
    if (person === null) continue;
    for (const { match, value } of record.keys) {
      if (!people[match].has(value)) people[match].set(value, person);
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
