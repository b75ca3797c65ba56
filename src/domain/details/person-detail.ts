import type { PersonDetails, PersonRef } from '../model/person.js';
import type { SourceAdapters } from '../model/source-adapter.js';
import { loadPerson } from '../person/load-person.js';

/** A detail in the referring record, null included, needs no call; others need a look-up, and fail when it fails. */
export function personDetail<K extends keyof PersonDetails>(
  adapters: SourceAdapters,
  ref: PersonRef & { readonly [D in K]?: PersonDetails[D] },
  key: K,
): PersonDetails[K] | null | Promise<PersonDetails[K] | null> {
  const known: { readonly [D in K]?: PersonDetails[D] } = ref;
  const carried = known[key];
  if (carried !== undefined) return carried;
  return loadPerson(adapters, ref).then((person) => person?.[key] ?? null);
}
