import { ACCOUNT_ID_PREFIX, type Person, type PersonRef } from '../model/person.js';
import type { SourceAdapters } from '../model/source-adapter.js';

/**
 * The whole person that another record names. Asks the source's port, which batches within the request and asks once
 * for equal ids. Null when the source does not know them. Throws SourceFaultError.
 */
export async function loadPerson(adapters: SourceAdapters, ref: PersonRef): Promise<Person | null> {
  const people = adapters[ref.source]?.people;
  if (people === undefined) return null;
  if (ref.sourceId !== undefined) return people.loadPerson(ref.sourceId);
  if (ref.account === undefined) return null;
  return (await people.loadPersonByAccount?.(ref.account)) ?? null;
}

/**
 * A person named by account has the source id of their membership in the record's location; where there is none,
 * `user/<account id>`. A look-up that fails fails the id as well: a stand-in would be a second id for the same person.
 */
export function personSourceId(adapters: SourceAdapters, ref: PersonRef): string | Promise<string> {
  return ref.sourceId ?? loadPerson(adapters, ref).then((person) => person?.sourceId ?? fallbackSourceId(ref));
}

/** What a person is called by when nobody knows better. */
export function fallbackSourceId({ sourceId, account }: PersonRef): string {
  return sourceId ?? ACCOUNT_ID_PREFIX + (account?.accountId ?? 'unknown');
}
