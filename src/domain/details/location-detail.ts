import type { Location, LocationRef } from '../model/location.js';
import type { SourceAdapters } from '../model/source-adapter.js';

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
