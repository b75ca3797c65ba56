import type { JsonObject } from './json-object.js';

/** Short words for OpenAPI 3.0 schemas, so that the amendments read like the vendor's tables. */
export const text: JsonObject = { type: 'string' };
export const nullableText: JsonObject = { type: 'string', nullable: true };
export const uuid: JsonObject = { type: 'string', format: 'uuid' };
export const dateTime: JsonObject = { type: 'string', format: 'date-time' };
export const amount: JsonObject = { type: 'number' };
export const flag: JsonObject = { type: 'boolean' };

export function oneOfWords(...words: readonly string[]): JsonObject {
  return { type: 'string', enum: words };
}

/** Comma-separated values out of `words`, each at most once is not checked. */
export function wordList(...words: readonly string[]): JsonObject {
  const one = `(${words.join('|')})`;
  return { type: 'string', pattern: `^${one}(,${one})*$` };
}

export function listOf(items: JsonObject): JsonObject {
  return { type: 'array', items };
}

/** An object with no other members than those given; `required` names those that are always there. */
export function closed(properties: JsonObject, required: readonly string[] = []): JsonObject {
  return { type: 'object', properties, required, additionalProperties: false };
}

export function open(properties: JsonObject, required: readonly string[] = []): JsonObject {
  return { type: 'object', properties, required };
}

export function queryParameter(name: string, schema: JsonObject, required = false): JsonObject {
  return { in: 'query', name, required, schema };
}

export function jsonContent(schema: JsonObject): JsonObject {
  return { description: '', content: { 'application/json': { schema } } };
}

export function reference(schema: string): JsonObject {
  return { $ref: `#/components/schemas/${schema}` };
}
