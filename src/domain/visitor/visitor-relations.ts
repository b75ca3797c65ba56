import { isSamePerson } from '../model/blocked-match.js';
import type { BlockedPerson } from '../model/blocked-person.js';
import type { Person } from '../model/person.js';
import type { VisitorRecord } from '../model/visitor-record.js';
import { SOURCES, type Source } from '../source/source.js';
import { SourceFaultError } from '../source/source-error.js';
import { isWhole } from '../source/source-slice.js';
import { normalizeForSearch } from '../text/normalize.js';
import type { Visitor } from './visitor.js';
import type { VisitorEnvironment } from './visitor-environment.js';

export interface VisitorIdentity {
  readonly source: Source;
  readonly reference: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly phoneNumber: string | null;
}

/** The identities of this person: one per source and spelling, from the newest such record. */
export function identitiesOf({ records }: Visitor): VisitorIdentity[] {
  const spellings = new Map<string, VisitorRecord>();
  for (const record of records) {
    const spelling = JSON.stringify([
      record.source,
      normalizeForSearch(record.name ?? ''),
      record.email,
      record.phoneNumber,
    ]);
    if (!spellings.has(spelling)) spellings.set(spelling, record);
  }
  return [...spellings.values()].map(({ source, reference, name, email, phoneNumber }) => ({
    source,
    reference,
    name,
    email,
    phoneNumber,
  }));
}

/**
 * Entries of the blocked list with this visitor's contacts or documents; null when no list is configured or it cannot
 * be read completely, and when none is found although further records of the visitor may exist.
 */
export async function blockedEntriesOf(env: VisitorEnvironment, visitor: Visitor): Promise<BlockedPerson[] | null> {
  const lists = SOURCES.flatMap((source) => env.adapters[source]?.blockedPeople ?? []);
  if (lists.length === 0) return null;
  try {
    const slices = await Promise.all(lists.map((list) => list.readBlockedPeople()));
    if (!slices.every(isWhole)) return null;
    const entries = slices.flatMap(({ records }) => records);
    const found = entries.filter((entry) => visitor.records.some((record) => isSamePerson(entry, record)));
    return found.length > 0 || visitor.areAllRecordsKnown ? found : null;
  } catch (error) {
    if (error instanceof SourceFaultError) return null;
    throw error;
  }
}

/**
 * The member, employee or resident with the visitor's e-mail, in that order.
 * @throws SourceFaultError when no person is found and a source cannot be read.
 */
export async function personOf(env: VisitorEnvironment, visitor: Visitor): Promise<Person | null> {
  const { email } = visitor;
  if (email === null) return null;
  const found = await Promise.allSettled(
    SOURCES.map(async (source) => (await env.adapters[source]?.people.findPeopleByEmail(email)) ?? []),
  );
  const people = found.flatMap((result) => (result.status === 'fulfilled' ? result.value : []));
  const person = people[0];
  if (person !== undefined) return person;
  for (const result of found) if (result.status === 'rejected') throw result.reason;
  return null;
}
