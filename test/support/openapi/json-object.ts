export type JsonObject = Record<string, unknown>;

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The object at `path` below `root`; throws where the document has none, so that an amendment cannot miss its place. */
export function objectAt(root: JsonObject, ...path: readonly string[]): JsonObject {
  let current = root;
  for (const key of path) {
    const next = current[key];
    if (!isJsonObject(next)) throw new Error(`no object at ${path.join(' > ')} (missing: ${key})`);
    current = next;
  }
  return current;
}

/** The array of objects at `path` below `root`; throws where there is none. */
export function objectsAt(root: JsonObject, ...path: readonly string[]): JsonObject[] {
  const parent = objectAt(root, ...path.slice(0, -1));
  const list = parent[path.at(-1) ?? ''];
  if (!Array.isArray(list) || !list.every(isJsonObject)) throw new Error(`no list of objects at ${path.join(' > ')}`);
  return list;
}
