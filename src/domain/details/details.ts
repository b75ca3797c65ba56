import type { Company, CompanyRef } from '../model/company.js';
import type { Location, LocationRef } from '../model/location.js';
import type { PersonDetails, PersonRef } from '../model/person.js';
import type { SourceAdapters } from '../model/source-adapter.js';
import { loadPerson } from '../person/load-person.js';

/** The whole company that another record names; null when the source does not know it. Throws SourceFaultError. */
export async function loadCompany(adapters: SourceAdapters, ref: CompanyRef): Promise<Company | null> {
  return (await adapters[ref.source]?.companies?.loadCompany(ref.sourceId)) ?? null;
}

/** A detail in the referring record needs no call; others need a look-up, and fail when it fails. */
export function companyDetail<K extends 'name' | 'location'>(
  adapters: SourceAdapters,
  ref: CompanyRef & { readonly [D in K]?: Company[D] },
  key: K,
): Company[K] | null | Promise<Company[K] | null> {
  const known: { readonly [D in K]?: Company[D] } = ref;
  const carried = known[key];
  if (carried !== undefined) return carried;
  return loadCompany(adapters, ref).then((company) => company?.[key] ?? null);
}

/** The time zone of a location that its source no longer knows. */
const UNKNOWN_TIME_ZONE = 'UTC';

/** The whole location that another record names; null when the source does not know it. Throws SourceFaultError. */
export async function loadLocation(adapters: SourceAdapters, ref: LocationRef): Promise<Location | null> {
  return (await adapters[ref.source]?.locations.loadLocation(ref.sourceId)) ?? null;
}

/** A detail in the referring record needs no call; others need a look-up, and fail when it fails. */
export function locationDetail<K extends 'name' | 'address' | 'currencyCode'>(
  adapters: SourceAdapters,
  ref: LocationRef,
  key: K,
): Location[K] | null | Promise<Location[K] | null> {
  const carried: Location[K] | undefined = ref[key];
  if (carried !== undefined) return carried;
  return loadLocation(adapters, ref).then((location) => location?.[key] ?? null);
}

/** Fails when the look-up fails, because a wrong zone makes every time of the location wrong. */
export function locationTimeZone(adapters: SourceAdapters, ref: LocationRef): string | Promise<string> {
  return ref.timeZone ?? loadLocation(adapters, ref).then((location) => location?.timeZone ?? UNKNOWN_TIME_ZONE);
}

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
