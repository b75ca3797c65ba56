import { SourceFaultError } from '../errors/source-fault.js';
import type { SourceAdapters } from '../source/source-adapter.js';
import { fallbackSourceId, loadPerson } from './load-person.js';
import type { PersonDetails, PersonRef } from './person.js';

/** A detail that the record carries costs nothing, not even when it is known to be empty; any other costs a look-up. */
export function personDetail<K extends Exclude<keyof PersonDetails, 'name'>>(
  adapters: SourceAdapters,
  ref: PersonRef & { readonly [D in K]?: PersonDetails[D] },
  key: K,
): PersonDetails[K] | null | Promise<PersonDetails[K] | null> {
  const known: { readonly [D in K]?: PersonDetails[D] } = ref;
  const carried = known[key];
  if (carried !== undefined) return carried;
  return loadPerson(adapters, ref).then((person) => person?.[key] ?? null);
}

/** Never empty and never failing: a source that is down must not cost the record its person. */
export function personName(adapters: SourceAdapters, ref: PersonRef): string | Promise<string> {
  return ref.name ?? loadName(adapters, ref);
}

async function loadName(adapters: SourceAdapters, ref: PersonRef): Promise<string> {
  try {
    return (await loadPerson(adapters, ref))?.name ?? fallbackSourceId(ref);
  } catch (error) {
    if (error instanceof SourceFaultError) return fallbackSourceId(ref);
    throw error;
  }
}
