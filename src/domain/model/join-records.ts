import { agree, groupAgreeing, isSharedByStrangers, MOST_SPELLINGS, type Named } from '../text/agreeing-names.js';
import { toWrittenName, type WrittenName } from '../text/written-name.js';
import type { VisitorKey, VisitorMatch } from './visitor-key.js';
import type { VisitorRecord } from './visitor-record.js';

/** The records of one person. */
export interface JoinedRecords {
  /** The strongest key of the record with the longest name; no other person has it. */
  readonly key: VisitorKey;
  readonly records: VisitorRecord[];
}

/** The records of one contact under one name. */
interface Spelling extends Named {
  /** The first order of the words, so that the order of the records does not matter. */
  key: VisitorKey;
  /** One for each word that comes first: the order of the words decides which is the given name. */
  readonly names: [WrittenName, ...WrittenName[]];
  readonly records: VisitorRecord[];
}

/** A candidate under a phone number: a person with an e-mail, or a spelling of records without one. */
type PhoneUser = { readonly names: WrittenName[]; readonly person: Person | null; readonly spelling: Spelling | null };

interface Person extends JoinedRecords, Named {
  readonly names: WrittenName[];
}

type Spellings = Map<string, Map<string, Spelling>>;

/** Records, contacts or people between two yields. */
const STEP = 500;

/**
 * Joins records into people. Records with one e-mail belong to one person where their names agree. A record with a
 * phone but no e-mail belongs to the only person of an e-mail with that phone whose name fits, else to the records with
 * that phone whose names agree; a record with neither belongs to its source's reference. It yields regularly, so that
 * the caller can rest.
 */
export function* joinRecords(records: Iterable<VisitorRecord>): Generator<void, readonly JoinedRecords[]> {
  const contacts = { EMAIL: new Map(), PHONE_NUMBER: new Map(), SOURCE_RECORD: new Map() } satisfies Record<
    VisitorMatch,
    Spellings
  >;
  let count = 0;
  for (const record of records) {
    addSpelling(contacts[record.keys[0].match], record);
    if (++count % STEP === 0) yield;
  }
  const people: Person[] = [];
  for (const spellings of (contacts.EMAIL as Spellings).values()) {
    for (const group of groupSpellings([...spellings.values()])) people.push(toPerson(group));
    if (++count % STEP === 0) yield;
  }
  const carriers = yield* carriersOf(people, contacts.PHONE_NUMBER);
  const attached = new Map<Person, Spelling[]>();
  for (const [phone, spellings] of contacts.PHONE_NUMBER as Spellings) {
    for (const { person, spellings: own } of groupPhoneUsers([...spellings.values()], carriers.get(phone) ?? [])) {
      if (person === null) people.push(toPerson(own));
      else attached.set(person, [...(attached.get(person) ?? []), ...own]);
    }
    if (++count % STEP === 0) yield;
  }
  for (const [person, spellings] of attached) {
    for (const spelling of spellings) {
      if (isUncontested(spelling, spellings, person)) person.records.push(...spelling.records);
      else people.push(toPerson([spelling]));
    }
    if (++count % STEP === 0) yield;
  }
  for (const spellings of (contacts.SOURCE_RECORD as Spellings).values())
    people.push(toPerson([...spellings.values()]));
  return people;
}

function addSpelling(contacts: Spellings, record: VisitorRecord): void {
  const [key] = record.keys;
  const name = toWrittenName(key.name ?? '');
  let spellings = contacts.get(key.value);
  if (spellings === undefined) {
    spellings = new Map();
    contacts.set(key.value, spellings);
  }
  const known = spellings.get(name.whole);
  if (known === undefined) spellings.set(name.whole, { key, names: [name], records: [record] });
  else {
    known.records.push(record);
    if (known.names.every(({ words }) => words[0] !== name.words[0])) known.names.push(name);
    if ((key.name ?? '') < (known.key.name ?? '')) known.key = key;
  }
}

/** A contact that many people share joins only equal whole names, which are one spelling already. */
function groupSpellings(spellings: readonly Spelling[]): Spelling[][] {
  return isSharedByStrangers(spellings) ? spellings.map((spelling) => [spelling]) : groupAgreeing(spellings, agree);
}

function toPerson(spellings: readonly Spelling[]): Person {
  const [fullest] = [...spellings].sort((left, right) => orderByFullness(left.names[0], right.names[0]));
  if (fullest === undefined) throw new Error('a person has at least one spelling');
  return {
    key: fullest.key,
    names: spellings.flatMap(({ names }) => names),
    records: spellings.flatMap(({ records }) => records),
  };
}

function orderByFullness(left: WrittenName, right: WrittenName): number {
  return right.words.length - left.words.length || (left.whole < right.whole ? -1 : 1);
}

/** The people with an e-mail under each phone number that a record without an e-mail also has. */
function* carriersOf(people: readonly Person[], phones: Spellings): Generator<void, Map<string, Person[]>> {
  const carriers = new Map<string, Person[]>();
  let count = 0;
  for (const person of people) {
    const own = new Set<string>();
    for (const { keys } of person.records) {
      const phone = keys.find(({ match }) => match === 'PHONE_NUMBER')?.value;
      if (phone !== undefined && phones.has(phone)) own.add(phone);
    }
    for (const phone of own) {
      const known = carriers.get(phone);
      if (known === undefined) carriers.set(phone, [person]);
      else known.push(person);
    }
    if (++count % STEP === 0) yield;
  }
  return carriers;
}

/** People with different e-mails are never joined, even with the same phone. */
function groupPhoneUsers(
  spellings: readonly Spelling[],
  carriers: readonly Person[],
): { readonly person: Person | null; readonly spellings: Spelling[] }[] {
  if (isSharedByStrangers([...spellings, ...carriers])) return matchWholeNames(spellings, carriers);
  const users: PhoneUser[] = [
    ...carriers.map((person) => ({ names: person.names, person, spelling: null })),
    ...spellings.map((spelling) => ({ names: [...spelling.names], person: null, spelling })),
  ];
  const groups = groupAgreeing(
    users,
    (left, right) => (left.person === null || right.person === null) && agree(left, right),
  );
  return groups.flatMap((group) => {
    const own = group.flatMap(({ spelling }) => spelling ?? []);
    return own.length === 0
      ? []
      : [{ person: group.find(({ person }) => person !== null)?.person ?? null, spellings: own }];
  });
}

function matchWholeNames(spellings: readonly Spelling[], carriers: readonly Person[]) {
  const byName = new Map<string, Person | null>();
  for (const person of carriers) {
    for (const { whole } of person.names) {
      if (whole !== '') byName.set(whole, byName.has(whole) ? null : person);
    }
  }
  return spellings.map((spelling) => {
    const person = byName.get(spelling.names[0].whole) ?? null;
    return { person: person !== null && agree(spelling, person) ? person : null, spellings: [spelling] };
  });
}

/** Whether the names that several phones give to the person agree. */
function isUncontested(spelling: Spelling, attached: readonly Spelling[], { names }: Person): boolean {
  const isOwn = ({ names: [{ whole }] }: Spelling) => whole !== '' && names.some((name) => name.whole === whole);
  const others = isOwn(spelling) ? attached.filter(isOwn) : attached;
  return others.length === 1 || (others.length <= MOST_SPELLINGS && others.every((other) => agree(spelling, other)));
}
