/** What can stand in a path as one id; nothing else is ever asked for. */
const ID = /^[a-z0-9][a-z0-9_-]*$/i;

/** The source's id in lower case, or null for one that cannot be the source's. */
export function toUpstreamId(sourceId: string, prefix = ''): string | null {
  const id = sourceId.slice(prefix.length);
  return sourceId.startsWith(prefix) && ID.test(id) ? id.toLowerCase() : null;
}
