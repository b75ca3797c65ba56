import { ACCOUNT_ID_PREFIX, type Person, type PersonRef } from '../model/person.js';
import type { SourceAdapters } from '../model/source-adapter.js';

/**
 * The whole person of a reference, through the source's port, which batches within the request and reads equal ids
 * once. Null when the source does not know them. Throws SourceFaultError.
 */
export async function loadPerson(adapters: SourceAdapters, ref: PersonRef): Promise<Person | null> {
  const people = adapters[ref.source]?.people;
  if (people === undefined) return null;
  if (ref.sourceId !== undefined) return people.loadPerson(ref.sourceId);
  if (ref.account === undefined) return null;
  return (await people.loadPersonByAccount?.(ref.account)) ?? null;
}

/**
 * A reference by account has the source id of the membership in the record's location, or `user/<account id>` without
 * one. When the look-up fails the id fails too, because another id would be a second one for the same person.
 */
export function personSourceId(adapters: SourceAdapters, ref: PersonRef): string | Promise<string> {
  return ref.sourceId ?? loadPerson(adapters, ref).then((person) => person?.sourceId ?? fallbackSourceId(ref));
}

/** The source id of a person whom the source does not know. */
export function fallbackSourceId({ sourceId, account }: PersonRef): string {
  return sourceId ?? ACCOUNT_ID_PREFIX + (account?.accountId ?? 'unknown');
}
