/** What can stand in a path as one id; nothing else is ever asked for. */
const ID = /^[a-z0-9][a-z0-9_-]*$/i;

/**
 * The source's id as the source wrote it, or null for one that cannot be the source's. The vendor's samples show the same
 * kind of id in upper and in lower case and do not say whether look-ups mind it: ids go back as they came.
 */
export function toUpstreamId(sourceId: string, prefix = ''): string | null {
  const id = sourceId.slice(prefix.length);
  return sourceId.startsWith(prefix) && ID.test(id) ? id : null;
}

/** The form in which ids are compared, and nothing else: it is never sent. */
export function toIdKey(id: string): string {
  return id.toLowerCase();
}
