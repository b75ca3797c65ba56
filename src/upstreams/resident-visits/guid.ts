const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** The id in the service's own lower case, or null: the service answers 400 or 404 to anything but a GUID, so it is not asked. */
export function normalizeGuid(id: string): string | null {
  return GUID.test(id) ? id.toLowerCase() : null;
}

/** The GUIDs among `ids`, each once; undefined stays undefined (no filter). */
export function normalizeGuids(ids: readonly string[] | undefined): readonly string[] | undefined {
  if (ids === undefined) return undefined;
  return [...new Set(ids.map(normalizeGuid).filter((id) => id !== null))];
}
