import { runInPace } from '../pace/in-pace.js';
import type { Pace } from '../pace/pace.js';
import { mayBeOneName, toWrittenName, type WrittenName } from '../text/written-name.js';
import { type JoinedRecords, joinRecords } from './join-records.js';
import type { VisitorKey, VisitorMatch } from './visitor-key.js';
import type { VisitorRecord } from './visitor-record.js';

/** The records of one person. */
export interface VisitorPerson {
  /** The strongest key of the person; unique in its index. */
  readonly key: VisitorKey;
  readonly records: readonly VisitorRecord[];
}

/** The people among a set of records. */
export interface IdentityIndex {
  readonly people: readonly VisitorPerson[];
  personOf(record: VisitorRecord): VisitorPerson | null;
  /**
   * The person with a record of that contact and name; else the only one with that contact whose name agrees. A contact
   * without a name, as in older ids, finds the first person with it, in the order of the records.
   */
  find(key: VisitorKey): VisitorPerson | null;
}

/** Joins records into people: see `joinRecords`. Their order matters for `find` only: newest first. */
export function createIdentityIndex(records: Iterable<VisitorRecord>, pace: Pace): Promise<IdentityIndex> {
  return runInPace(pace, indexRecords([...new Set(records)]));
}

/** The people with one contact. */
interface ContactUsers {
  readonly people: VisitorPerson[];
  /** By whole name; created on first use. */
  byName: ReadonlyMap<string, VisitorPerson> | null;
}

type Contacts = Readonly<Record<VisitorMatch, Map<string, ContactUsers>>>;

function* indexRecords(records: readonly VisitorRecord[]): Generator<void, IdentityIndex> {
  const people: readonly JoinedRecords[] = yield* joinRecords(records);
  const personOf = new Map<VisitorRecord, VisitorPerson>();
  for (const person of people) {
    for (const record of person.records) personOf.set(record, person);
    if (personOf.size % 64 === 0) yield;
  }
  const contacts: Contacts = { EMAIL: new Map(), PHONE_NUMBER: new Map(), SOURCE_RECORD: new Map() };
  let count = 0;
  for (const record of records) {
    const person = personOf.get(record);
    if (person !== undefined) for (const key of record.keys) addUser(contacts, key, person);
    if (++count % 500 === 0) yield;
  }
  return {
    people,
    personOf: (record) => personOf.get(record) ?? null,
    find: (key) => findPerson(contacts[key.match].get(key.value), key),
  };
}

function addUser(contacts: Contacts, { match, value }: VisitorKey, person: VisitorPerson): void {
  const users = contacts[match].get(value);
  if (users === undefined) contacts[match].set(value, { people: [person], byName: null });
  else if (users.people.at(-1) !== person) users.people.push(person);
}

function findPerson(users: ContactUsers | undefined, key: VisitorKey): VisitorPerson | null {
  const [first] = users?.people ?? [];
  if (users === undefined || first === undefined) return null;
  if (key.match === 'SOURCE_RECORD') return users.people.find((person) => person.key.match === key.match) ?? first;
  if (key.name === undefined) return first;
  const name = toWrittenName(key.name);
  users.byName ??= indexByName(users.people, key);
  const known = users.byName.get(name.whole);
  if (known !== undefined) return known;
  const fitting = new Set(
    users.people.filter((person) => namesOf(person, key).some((other) => mayBeOneName(name, other))),
  );
  const [only] = fitting;
  return fitting.size === 1 && only !== undefined ? only : null;
}

/** People whose key is the contact come before those who only have it. */
function indexByName(people: readonly VisitorPerson[], contact: VisitorKey): ReadonlyMap<string, VisitorPerson> {
  const byName = new Map<string, VisitorPerson>();
  for (const person of new Set(people)) {
    for (const { whole } of namesOf(person, contact)) {
      const known = byName.get(whole);
      if (known === undefined || (known.key.match !== contact.match && person.key.match === contact.match)) {
        byName.set(whole, person);
      }
    }
  }
  return byName;
}

/** The person's names in the records with the contact. */
function namesOf({ records }: VisitorPerson, { match, value }: VisitorKey): WrittenName[] {
  return records.flatMap(({ keys }) =>
    keys.filter((key) => key.match === match && key.value === value).map((key) => toWrittenName(key.name ?? '')),
  );
}
