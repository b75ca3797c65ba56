import { isJsonObject, type JsonObject, objectAt } from './json-object.js';

/** Forbids members that a request body does not document; objects that document none (`metadata`) stay open. */
export function closeRequestBodies(document: JsonObject): JsonObject {
  for (const body of Object.values(objectAt(document, 'components', 'requestBodies'))) closeContent(body);
  for (const item of Object.values(objectAt(document, 'paths'))) {
    if (!isJsonObject(item)) continue;
    for (const operation of Object.values(item)) if (isJsonObject(operation)) closeContent(operation['requestBody']);
  }
  return document;
}

function closeContent(body: unknown): void {
  if (isJsonObject(body) && !('$ref' in body)) closeObjects(objectAt(body, 'content', 'application/json', 'schema'));
}

function closeObjects(schema: JsonObject): void {
  const { properties, items } = schema;
  if (isJsonObject(items)) closeObjects(items);
  if (!isJsonObject(properties)) return;
  schema['additionalProperties'] ??= false;
  for (const property of Object.values(properties)) if (isJsonObject(property)) closeObjects(property);
}
